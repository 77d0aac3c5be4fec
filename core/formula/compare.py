"""Numerical comparison of two functions."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from core.formula.expression import Expression
from core.numerics.elementwise import Array

Function = Expression | Callable[..., ArrayLike]

POINTS: Final = (-5.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 5.0)
GRID: Final = np.concatenate([POINTS, np.linspace(-8, 8, 160)])  # without 0, so that x/x equals 1


def same_function(
    a: Function,
    b: Function,
    grid: ArrayLike = GRID,
    settings: Iterable[Mapping[str, float]] = ({},),
    tolerance: float = 1e-6,
) -> bool:
    """Whether a and b agree on the grid, for each of the settings of the parameters.

    |a - b| <= tolerance * max(1, |b|) everywhere; nan equals only nan, and inf only inf.
    Settings are passed to both: `[{"beta": beta} for beta in (0.5, 1, 2)]`.
    """
    x = np.asarray(grid, float)
    return all(_agree(_at(a, x, given), _at(b, x, given), tolerance) for given in settings)


def _at(f: Function, x: Array, given: Mapping[str, float]) -> Array:
    return np.asarray(f.value(x, **given) if isinstance(f, Expression) else f(x, **given), float)


def _agree(a: Array, b: Array, tolerance: float) -> bool:
    finite = np.isfinite(b)
    with np.errstate(invalid="ignore", over="ignore"):
        close = np.abs(a - b) <= tolerance * np.maximum(1, np.abs(b))
        alike = (a == b) | (np.isnan(a) & np.isnan(b))
    return bool(np.all(np.where(finite, close, alike)))
