"""A formula at one setting of its parameters, as a function with an exact slope."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from core.formula import Expression
from core.numerics.elementwise import Array

PARAMETERS: Final = ("a", "b", "c")
NAMES: Final = ("x", *PARAMETERS)
"""What a learner's formula may contain besides words and numbers."""


@dataclass(frozen=True)
class Own:
    """The formula, and a number for each of its parameters, as sorted pairs.

    A parameter may also be an array that broadcasts against x; such a one cannot be hashed.
    """

    expression: Expression
    given: tuple[tuple[str, ArrayLike], ...] = ()

    @property
    def numbers(self) -> dict[str, float]:
        """The parameters by name, where they are numbers."""
        return {name: float(np.asarray(value)) for name, value in self.given}

    def __call__(self, x: Array) -> Array:
        """f(x) in float64 and in the shape of x; nan or +-inf where it has no value."""
        return self.expression.value(x, **dict(self.given))

    def grad(self, x: Array) -> Array:
        """f'(x), at a kink the slope on the left; nan where f has no value."""
        return self.both(x)[1]

    def both(self, x: Array) -> tuple[Array, Array]:
        """f(x) and f'(x); no slope where f is infinite."""
        value, slope = self.expression.value_and_slope(x, **dict(self.given))
        return value, np.where(np.isfinite(value), slope, np.nan)
