"""Everything that is found out about one formula at one setting of its parameters."""

from functools import lru_cache
from math import inf
from typing import Final

import numpy as np

from core.activations.base import Interval
from core.analysis.facts import FLAT, TOUCH, saturated
from core.custom.breaks import MOST, breaks
from core.custom.function import Own
from core.custom.limits_at_infinity import limit
from core.custom.moments import moments
from core.custom.monotonicity import direction, steepest, symmetry
from core.custom.one_sided_limits import NEAR, Break
from core.custom.report import Found
from core.custom.undefined_intervals import BEYOND, gaps
from core.custom.value_range import bounds
from core.numerics.elementwise import Array

CLOSE: Final = np.arange(-768, 769) / 64
FAR: Final = np.sinh(np.linspace(np.arcsinh(12), np.arcsinh(1000), 121))[1:]
PROBES: Final = np.concatenate([-FAR[::-1], CLOSE, FAR])
"""Where the function is looked at: each 1/64 from -12 to 12, then ever wider out to +-1000."""


@lru_cache(maxsize=512)
def analyse(own: Own) -> Found:
    """Look at f on PROBES and beside its breaks, and at its limits; kept for all visitors."""
    met = breaks(own, PROBES)
    x = _probes(met)
    f, df = own.both(x)
    left, right = (limit(own, side) for side in (-1, 1))
    slope_left, slope_right = (limit(own.grad, side) for side in (-1, 1))
    place, largest = steepest(own, x, df, met, (slope_left, slope_right))
    mean, second, slope_moment = moments(own, met)
    return Found(
        bounds=bounds(own, PROBES, own(PROBES), met, (left, right)),
        direction=direction(f, df, met),
        symmetry=symmetry(own),
        left=left,
        right=right,
        slope_left=slope_left,
        slope_right=slope_right,
        saturated=_flat(own, x, _carried(f, df, x), (slope_left, slope_right)),
        breaks=met,
        many=len(met) == MOST,
        gaps=gaps(own, PROBES, own(PROBES), met),
        lipschitz=largest,
        steepest=place,
        mean=mean,
        second=second,
        slope_moment=slope_moment,
    )


def _probes(met: tuple[Break, ...]) -> Array:
    """PROBES, and just beside each break."""
    at = np.array([b.x for b in met])
    reach = NEAR * np.maximum(1, np.abs(at))
    return np.unique(np.concatenate([PROBES, at - reach, at, at + reach]))


def _carried(f: Array, df: Array, x: Array) -> Array:
    """Slopes that can no longer be computed far out stay what they were."""
    lost = np.isnan(df) & (np.isfinite(f) | (np.abs(x) > BEYOND))
    known = np.flatnonzero(~np.isnan(df))
    if not lost.any() or not known.size:
        return df
    nearest = known[np.clip(np.searchsorted(known, np.arange(x.size)), 0, known.size - 1)]
    return np.where(lost, df[nearest], df)


def _flat(own: Own, x: Array, slopes: Array, ends: tuple[float, float]) -> tuple[Interval, ...]:
    """Where |f'| < 0.1; on a side where f' never settles only as far as CLOSE reaches.

    Of very many such intervals, those nearest to 0.
    """
    low, high = (CLOSE[k] if np.isnan(ends[k]) else side * inf for k, side in ((0, -1), (-1, 1)))
    turns = np.sort(np.abs(x[:-1][np.diff(np.abs(slopes) < FLAT)]))
    if turns.size > MOST:
        low, high = max(low, -turns[MOST]), min(high, turns[MOST])
    seen = (x >= low) & (x <= high)
    found = saturated(own.grad, x[seen], slopes[seen])
    cut = [Interval(max(low, part.low), min(high, part.high)) for part in found]
    return tuple(part for part in cut if part.high - part.low > TOUCH)
