"""Where a formula may break: functions of x that are 0 wherever f or f' could jump or end.

An operation that is smooth everywhere cannot break.  |u| can only where u = 0, max(u, v) only where
u = v, u / v only where v = 0, and so on; so the search for kinks is a search for zeros.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from core.formula import Expression
from core.formula.expression import jet
from core.formula.functions import ONE, OPERATIONS, SIX
from core.formula.jets import Jet, add, subtract
from core.formula.steps import VARIABLE, fold
from core.numerics.bisection import narrow
from core.numerics.elementwise import Array

MOST: Final = 256
"""Of more changes of sign than this, only those nearest to 0 are looked at."""

Switch = Callable[..., tuple[Jet, ...]]


def _itself(u: Jet) -> tuple[Jet, ...]:
    return (u,)


def _pairs(*inputs: Jet) -> tuple[Jet, ...]:
    return tuple(subtract(u, v) for u, v in combinations(inputs, 2))


def _base(u: Jet, v: Jet) -> tuple[Jet, ...]:
    """A whole positive exponent never breaks; any other may where the base is 0."""
    whole = v.slope is None and np.all((v.value >= 0) & (v.value == np.floor(v.value)))
    return () if whole else (u,)


SWITCHES: Final[Mapping[str, Switch]] = {
    **dict.fromkeys(
        ("abs", "sign", "step", "relu", "elu", "sqrt", "log", "log2", "log10"), _itself
    ),
    **dict.fromkeys(("max", "min"), _pairs),
    **dict.fromkeys(("^", "pow"), _base),
    "relu6": lambda u: (u, subtract(u, SIX)),
    "/": lambda u, v: (v,),
    "log1p": lambda u: (add(u, ONE),),
    "tan": lambda u: (OPERATIONS["cos"](u),),
}


def switches(expression: Expression, x: Array, given: Mapping[str, ArrayLike]) -> Array:
    """(switches, *shape of x and parameters together): every switch that depends on x."""
    known = {name: Jet(np.asarray(value, float)) for name, value in given.items()}
    free = known | {VARIABLE: Jet(x, np.ones_like(x))}
    found: list[Jet] = []

    def apply(operation: str, inputs: Sequence[Jet]) -> Jet:
        found.extend(SWITCHES[operation](*inputs) if operation in SWITCHES else ())
        return OPERATIONS[operation](*inputs)

    with np.errstate(all="ignore"):
        fold(expression.steps, partial(jet, free=free), apply)
    shape = np.broadcast_shapes(x.shape, *(np.shape(value) for value in given.values()))
    moving = [np.broadcast_to(u.value, shape) for u in found if u.slope is not None]
    return np.stack(moving) if moving else np.empty((0, *shape))


def crossings(
    expression: Expression, x: Array, given: Mapping[str, Array], most: int = MOST
) -> tuple[Array, Array]:
    """Where a switch changes sign between neighbours in x: (row, place), sorted, each once.

    `given` has a column (rows, 1) for each parameter; without any there is one row.
    """
    table = np.sign(switches(expression, x[None, :], given))
    left, right = table[..., :-1], table[..., 1:]
    changes = np.array(np.nonzero((left * right <= 0) & (left != right)))
    nearest = np.argsort(np.abs(x[changes[2]]), kind="stable")[:most]
    which, row, cell = changes[:, nearest]
    rows = {name: column[row, 0] for name, column in given.items()}

    def state(at: Array) -> Array:
        signs = np.sign(switches(expression, at, rows))
        picked: Array = signs[which, :, np.arange(which.size)].T
        return picked

    low, high = narrow(state, x[cell], x[cell + 1])
    place = np.round((low + high) / 2, 12) + 0.0
    pairs = np.unique(np.column_stack([row, place]), axis=0)
    return pairs[:, 0].astype(int), pairs[:, 1]
