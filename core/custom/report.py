"""Numerical analysis of a typed formula at fixed parameters."""

from dataclasses import dataclass
from functools import lru_cache
from math import inf, nan
from typing import Final

import numpy as np

from core.activations.base import Interval
from core.analysis.facts import FLAT, TOUCH, saturated
from core.custom.breaks import MAX_BREAKS, breaks, candidates
from core.custom.function import CustomFunction
from core.custom.limits_at_infinity import limit
from core.custom.moments import moments
from core.custom.one_sided_limits import NEAR, Break
from core.custom.shape import (
    Direction,
    Symmetry,
    bent,
    direction,
    lipschitz,
    symmetry,
    value_range,
)
from core.custom.undefined_intervals import BEYOND, UndefinedInterval, undefined_intervals
from core.numerics.elementwise import Array

CLOSE: Final = np.arange(-768, 769) / 64
FAR: Final = np.sinh(np.linspace(np.arcsinh(12), np.arcsinh(1000), 121))[1:]
PROBES: Final = np.concatenate([-FAR[::-1], CLOSE, FAR])
"""Probes: each 1/64 from -12 to 12, then ever wider out to +-1000."""

ZERO: Final = 1e-9


@dataclass(frozen=True)
class Report:
    """Properties of a formula, as far as numbers show them.

    `bounds` are infimum and supremum, None where f has no value at all.  `bent` is False for a
    straight line.  `left`, `right`,
    `slope_left` and `slope_right` are the limits of f and f' at -inf and inf, nan where there is
    none.  `saturated` are the open intervals with |f'| < 0.1, `breaks` the kinks, jumps and poles
    nearest to 0, `undefined` the x without a value.  `lipschitz` is the largest |f'|, inf where f
    jumps or |f'| has no bound.  `mean`, `second` and `slope_moment` are E f(z), E f(z)^2 and
    E f'(z)^2, z ~ N(0, 1), nan where that diverges or cannot be measured.
    """

    bounds: tuple[float, float] | None
    bent: bool
    direction: Direction
    symmetry: Symmetry
    left: float
    right: float
    slope_left: float
    slope_right: float
    saturated: tuple[Interval, ...]
    breaks: tuple[Break, ...]
    undefined: tuple[UndefinedInterval, ...]
    lipschitz: float
    mean: float
    second: float
    slope_moment: float

    @property
    def zero_centred(self) -> bool:
        """E f(z) = 0."""
        return abs(self.mean) < ZERO

    @property
    def variance(self) -> float:
        """Var f(z); nan where a moment is."""
        return float(np.maximum(self.second - self.mean**2, 0.0))

    @property
    def backward_gain(self) -> float:
        """c with c E f'(z)^2 = 1: weights of variance c / n keep the gradient's scale."""
        return _inverse(self.slope_moment)

    @property
    def forward_gain(self) -> float:
        """c with c E f(z)^2 = 1: weights of variance c / n keep the scale of z."""
        return _inverse(self.second)


def _inverse(value: float) -> float:
    return 1 / value if ZERO < value < inf else nan


@lru_cache(maxsize=512)
def analyse(custom: CustomFunction) -> Report:
    """Report on f, from its values at PROBES, beside its breaks and far out; cached."""
    places = candidates(custom, PROBES)
    found = breaks(custom, places)
    x = _probes(found)
    f, df = custom.both(x)
    ends = limit(custom, -1), limit(custom, 1)
    slopes = limit(custom.grad, -1), limit(custom.grad, 1)
    mean, second, slope_moment = moments(custom, found)
    return Report(
        bounds=value_range(custom, np.union1d(PROBES, places), found, ends),
        bent=bent(df, found),
        direction=direction(f, df, found),
        symmetry=symmetry(custom),
        left=ends[0],
        right=ends[1],
        slope_left=slopes[0],
        slope_right=slopes[1],
        saturated=_saturated(custom, x, df, slopes),
        breaks=found,
        undefined=undefined_intervals(custom, PROBES, found),
        lipschitz=lipschitz(custom, x, found, slopes),
        mean=mean,
        second=second,
        slope_moment=slope_moment,
    )


def _probes(found: tuple[Break, ...]) -> Array:
    """PROBES, the breaks, and a point just beside each on either side."""
    at = np.array([b.x for b in found])
    reach = NEAR * np.maximum(1, np.abs(at))
    return np.unique(np.concatenate([PROBES, at - reach, at, at + reach]))


def _saturated(
    custom: CustomFunction, x: Array, df: Array, ends: tuple[float, float]
) -> tuple[Interval, ...]:
    """Intervals with |f'| < 0.1, of very many those nearest to 0.

    On a side where f' has no limit none is reported beyond CLOSE; where f' overflows far out its
    limit is used.
    """
    slopes = np.where(np.isnan(df) & (np.abs(x) > BEYOND), np.where(x < 0, *ends), df)
    low, high = (CLOSE[k] if np.isnan(ends[k]) else side * inf for k, side in ((0, -1), (-1, 1)))
    turns = np.sort(np.abs(x[:-1][np.diff(np.abs(slopes) < FLAT)]))
    if turns.size > MAX_BREAKS:
        low, high = max(low, -turns[MAX_BREAKS]), min(high, turns[MAX_BREAKS])
    seen = (x >= low) & (x <= high)
    parts = saturated(custom.grad, x[seen], slopes[seen])
    cut = [Interval(max(low, part.low), min(high, part.high)) for part in parts]
    return tuple(part for part in cut if part.high - part.low > TOUCH)
