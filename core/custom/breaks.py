"""Kinks, jumps and poles of a formula.

An operation that is smooth everywhere cannot break.  |u| can only where u = 0, max(u, v) only where
u = v, u / v only where v = 0, and so on.  Such a u, u - v or v is a switch: the candidates are the
zeros of the switches, and a candidate is a break if f or f' does break there.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from core.custom.function import CustomFunction
from core.custom.one_sided_limits import Break, one_sided_limits
from core.formula import Expression
from core.formula.expression import jet
from core.formula.functions import ONE, OPERATIONS, SIX
from core.formula.jets import Jet, add, subtract
from core.formula.steps import VARIABLE, fold
from core.numerics.bisection import bracket_change
from core.numerics.elementwise import Array

MAX_BREAKS: Final = 64
"""Breaks kept of a function, those nearest to 0."""

MAX_CROSSINGS: Final = 4 * MAX_BREAKS
NEAR_ZERO: Final = 0.01
"""A switch whose size has a minimum below this between two probes may touch 0 there."""

ZERO: Final = 1e-12

Switch = Callable[..., tuple[Jet, ...]]


def _itself(u: Jet) -> tuple[Jet, ...]:
    return (u,)


def _differences(*inputs: Jet) -> tuple[Jet, ...]:
    return tuple(subtract(u, v) for u, v in combinations(inputs, 2))


def _base(u: Jet, v: Jet) -> tuple[Jet, ...]:
    """A power breaks where its base is 0, unless the exponent is a whole number >= 0."""
    whole = v.slope is None and np.all((v.value >= 0) & (v.value == np.floor(v.value)))
    return () if whole else (u,)


SWITCHES: Final[Mapping[str, Switch]] = {
    **dict.fromkeys(
        ("abs", "sign", "step", "relu", "elu", "sqrt", "log", "log2", "log10"), _itself
    ),
    **dict.fromkeys(("max", "min"), _differences),
    **dict.fromkeys(("^", "pow"), _base),
    "relu6": lambda u: (u, subtract(u, SIX)),
    "/": lambda u, v: (v,),
    "log1p": lambda u: (add(u, ONE),),
    "tan": lambda u: (OPERATIONS["cos"](u),),
}


def switches(expression: Expression, x: Array, given: Mapping[str, ArrayLike]) -> Array:
    """Values of all switches that depend on x, (switches, *common shape of x and parameters)."""
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
    expression: Expression, x: Array, given: Mapping[str, Array], most: int = MAX_CROSSINGS
) -> tuple[Array, Array]:
    """Rows and places of the sign changes of switches between neighbours in x, sorted, each once.

    `given` has a column (rows, 1) for each parameter; without any there is one row.  Of more than
    `most` changes those nearest to 0 are returned.
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

    low, high = bracket_change(state, x[cell], x[cell + 1])
    place = np.round((low + high) / 2, 12) + 0.0
    pairs = np.unique(np.column_stack([row, place]), axis=0)
    return pairs[:, 0].astype(int), pairs[:, 1]


def candidates(custom: CustomFunction, x: Array) -> Array:
    """Places between the ends of x where a switch is 0, ascending."""
    columns = {name: np.array([[value]]) for name, value in custom.given}
    return np.union1d(crossings(custom.expression, x, columns)[1], _touching(custom, x))


def breaks(custom: CustomFunction, places: Array) -> tuple[Break, ...]:
    """Breaks among the candidates, ascending; at most MAX_BREAKS, those nearest to 0."""
    nearest = np.sort(places[np.argsort(np.abs(places), kind="stable")][:MAX_BREAKS])
    return tuple(b for b in one_sided_limits(custom.both, nearest) if b.breaks)


def _touching(custom: CustomFunction, x: Array) -> Array:
    """Places between neighbours in x where a switch touches 0 without crossing it."""
    given = dict(custom.given)
    size = np.abs(switches(custom.expression, x, given))
    inner = size[:, 1:-1]
    touches = (inner < size[:, :-2]) & (inner < size[:, 2:]) & (inner < NEAR_ZERO)
    which, cell = (index[:MAX_BREAKS] for index in np.nonzero(touches))
    low, high, column = x[cell], x[cell + 2], np.arange(cell.size)
    for _ in range(8 if cell.size else 0):
        at = np.linspace(low, high, 17)
        best = np.argmin(np.abs(switches(custom.expression, at, given))[which, :, column], 1)
        low, high = at[np.maximum(best - 1, 0), column], at[np.minimum(best + 1, 16), column]
    # The minimum of a square is known to half of its digits only.
    place = np.round((low + high) / 2, 9) + 0.0
    left = np.abs(switches(custom.expression, place, given))[which, column]
    return np.asarray(place[left < ZERO])
