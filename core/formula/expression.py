"""Parsed formula: values, exact derivative, LaTeX."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from core.formula.errors import FormulaError
from core.formula.functions import OPERATIONS
from core.formula.jets import Jet
from core.formula.latex import latex
from core.formula.parser import Parser
from core.formula.plain import plain
from core.formula.steps import VARIABLE, Leaf, Name, Number, Steps, fold
from core.formula.tokens import tokens
from core.formula.words import vocabulary
from core.numerics.elementwise import Array

LONGEST: Final = 300


@dataclass(frozen=True)
class Expression:
    """Function of x and of named parameters.

    Parameters are numbers, or arrays that broadcast against x; unused ones are ignored, so that
    several formulas can be given the same ones.  A missing one raises TypeError.  Results are new
    float64 arrays of the shape of x; values that are undefined or too large are nan or +-inf,
    without warnings.
    """

    steps: Steps

    @property
    def names(self) -> frozenset[str]:
        """Variable and parameters that occur in the formula."""
        return frozenset(step.text for step in self.steps if isinstance(step, Name))

    @property
    def latex(self) -> str:
        """LaTeX of the formula."""
        return latex(self.steps)

    def value(self, x: ArrayLike, /, **params: ArrayLike) -> Array:
        """f(x)."""
        at = np.asarray(x, float)
        return _spread(self._run(Jet(at), params).value, at)

    def value_and_slope(self, x: ArrayLike, /, **params: ArrayLike) -> tuple[Array, Array]:
        """f(x) and f'(x); at a kink (relu, abs, max, min) f' is the left slope."""
        at = np.asarray(x, float)
        value, slope = self._run(Jet(at, np.ones_like(at)), params)
        known = np.zeros_like(at) if slope is None else slope
        return _spread(value, at), _spread(np.where(np.isnan(value), np.nan, known), at)

    def _run(self, x: Jet, params: Mapping[str, ArrayLike]) -> Jet:
        missing = self.names - params.keys() - {VARIABLE}
        if missing:
            raise TypeError(f"the formula needs a value for {', '.join(sorted(missing))}")
        free = {name: Jet(np.asarray(params[name], float)) for name in params} | {VARIABLE: x}
        with np.errstate(all="ignore"):
            return _evaluated(self.steps, free)


def _evaluated(steps: Steps, free: Mapping[str, Jet]) -> Jet:
    return fold(steps, partial(jet, free=free), lambda name, inputs: OPERATIONS[name](*inputs))


def jet(leaf: Leaf, free: Mapping[str, Jet]) -> Jet:
    """Jet of a number, or of the variable or parameter of that name."""
    return Jet(np.asarray(leaf.value)) if isinstance(leaf, Number) else free[leaf.text]


def _spread(result: Array, x: Array) -> Array:
    return np.array(np.broadcast_to(result, np.broadcast_shapes(np.shape(result), x.shape)), float)


def parse(text: str, names: Collection[str] = ("x",)) -> Expression:
    """Parse a typed formula with `names` (spelled out, as beta) as its free variables.

    Raises FormulaError and no other exception, after bounded work, for any text.  The grammar is
    in `core.formula.parser`, the vocabulary in `core.formula.words`.
    """
    if len(text) > LONGEST:
        raise FormulaError("too_long", LONGEST)
    free = tuple(sorted(set(names)))
    return Expression(Parser(tokens(plain(text, free), vocabulary(free))).formula())
