"""Limits of a function at +-inf, estimated from its values at growing x."""

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
"""Largest variation far out of a function that still counts as settled, as sin(x) / x."""

SETTLES, GROWS = 0.96, 0.998
"""Ratio of successive changes, up to which they sum to something finite (as those of |x|^-0.3)
and from which they do not (as those of log x); in between the limit is unknown (1 / log x)."""

DIGITS: Final = 9


def limit(g: Callable[[Array], Array], side: float) -> float:
    """lim g(x) as x goes to side * inf: a number, +-inf, or nan where none can be seen.

    Values that can no longer be computed far out (inf / inf) are left out if enough precede them.
    """
    values = g(side * ROW)
    ends = np.flatnonzero(~np.isfinite(values))
    stop = int(ends[0]) if ends.size else values.size
    last = values[max(0, stop - LAST) : stop]
    if stop < values.size and np.isinf(values[stop]):
        grows = np.all(np.diff(last) * np.sign(values[stop]) > 0)
        return float(values[stop]) if grows else nan
    return _extrapolated(last) if last.size == LAST else nan


def _extrapolated(last: Array) -> float:
    """Limit of values at places in geometric order, by Aitken's extrapolation."""
    steps, spread = np.diff(last), float(np.ptp(last))
    if spread <= ROUNDING * max(1.0, abs(float(last[-1]))):
        return float(last[-1]) if abs(last[-1]) > ROUNDING else 0.0
    if not (np.all(steps > 0) or np.all(steps < 0)):
        return float(np.round(last[-1], DIGITS - 2)) + 0.0 if spread <= AGREE else nan
    ratio = float(np.median(steps[1:] / steps[:-1]))
    if ratio >= GROWS:
        return inf if steps[-1] > 0 else -inf
    if ratio > SETTLES:
        return nan
    return float(np.round(last[-1] + steps[-1] * ratio / (1 - ratio), DIGITS)) + 0.0
