"""Typed formula at fixed parameters, as a function with an exact slope."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from core.formula import Expression
from core.numerics.elementwise import Array

PARAMETERS: Final = ("a", "b", "c")
NAMES: Final = ("x", *PARAMETERS)
"""Names that a learner's formula may contain besides functions and numbers."""


def value_and_slope(
    expression: Expression, x: Array, given: Mapping[str, ArrayLike]
) -> tuple[Array, Array]:
    """f(x) and f'(x) in float64, in the common shape of x and the parameters.

    f is nan or +-inf where it has no value; f' is nan there, and at a kink the slope on the left.
    """
    value, slope = expression.value_and_slope(x, **given)
    return value, np.where(np.isfinite(value), slope, np.nan)


@dataclass(frozen=True)
class CustomFunction:
    """Formula with a number for each of its parameters, as sorted pairs."""

    expression: Expression
    given: tuple[tuple[str, float], ...] = ()

    def __call__(self, x: Array) -> Array:
        """f(x) in float64 and in the shape of x; nan or +-inf where it has no value."""
        return self.expression.value(x, **dict(self.given))

    def grad(self, x: Array) -> Array:
        """f'(x), at a kink the slope on the left; nan where f has no value."""
        return self.both(x)[1]

    def both(self, x: Array) -> tuple[Array, Array]:
        """f(x) and f'(x), as `value_and_slope`."""
        return value_and_slope(self.expression, x, dict(self.given))
