"""What a function tends to as x grows, read off a row of ever larger x."""

from collections.abc import Callable
from math import inf, nan
from typing import Final

import numpy as np

from core.numerics.elementwise import Array

ROW: Final = 1.37 * 1.2 ** np.arange(112)
"""x from 1.37 to 8e8, in steps that no period divides."""

LAST: Final = 12
ROUNDING: Final = 1e-13
AGREE: Final = 1e-7
"""A g that wavers by no more than this far out has come to rest, as sin(x) / x has."""

SETTLES: Final = 0.985
"""Changes that shrink by this factor or faster add up to something finite."""

DIGITS: Final = 9


def limit(g: Callable[[Array], Array], side: float) -> float:
    """lim g(x) as x goes to side * inf: a number, +-inf, or nan where g never settles.

    What can no longer be computed far out (inf / inf) is left off if enough comes before it.
    """
    values = g(side * ROW)
    ends = np.flatnonzero(~np.isfinite(values))
    stop = int(ends[0]) if ends.size else values.size
    last = values[max(0, stop - LAST) : stop]
    if stop < values.size and np.isinf(values[stop]):
        grows = np.all(np.diff(last) * np.sign(values[stop]) > 0)
        return float(values[stop]) if grows else nan
    return _settled(last) if last.size == LAST else nan


def _settled(last: Array) -> float:
    """The limit of values at places in geometric order, by Aitken's extrapolation."""
    steps, spread = np.diff(last), float(np.ptp(last))
    if spread <= ROUNDING * max(1.0, abs(float(last[-1]))):
        return float(last[-1]) if abs(last[-1]) > ROUNDING else 0.0
    if np.all(steps > 0) or np.all(steps < 0):
        ratio = float(np.median(steps[1:] / steps[:-1]))
        if ratio > SETTLES:
            return inf if steps[-1] > 0 else -inf
        return float(np.round(last[-1] + steps[-1] * ratio / (1 - ratio), DIGITS)) + 0.0
    return float(np.round(last[-1], DIGITS - 2)) + 0.0 if spread <= AGREE else nan
