"""Intervals and points where a formula has no value that a computer can hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from core.custom.breaks import MAX_BREAKS
from core.custom.function import CustomFunction
from core.custom.one_sided_limits import Break
from core.numerics.bisection import bracket_change
from core.numerics.elementwise import Array

Kind = Literal["nan", "huge", "overflow", "pole", "lone"]

BEYOND: Final = 100.0
"""|x| from which nan comes from numbers that grew too large on the way, as inf / inf."""

MARGIN: Final = 1e-6


@dataclass(frozen=True)
class UndefinedInterval:
    """Interval, or point, without a finite f(x); its ends may be +-inf.

    `kind` is "nan" (not a number), "huge" (beyond 1.8e308), "overflow" (a step of the calculation
    is), "pole" (f grows without a bound around one point) or "lone" (a single point is left out).
    """

    low: float
    high: float
    kind: Kind


def undefined_intervals(
    custom: CustomFunction, x: Array, breaks: Sequence[Break]
) -> tuple[UndefinedInterval, ...]:
    """Undefined intervals between and beyond the ends of x, ascending."""
    wide = _wide(custom, x)
    points = [
        UndefinedInterval(b.x, b.x, "pole" if b.pole else "lone")
        for b in breaks
        if (b.pole or not np.isfinite(b.value))
        and not any(gap.low - MARGIN < b.x < gap.high + MARGIN for gap in wide)
    ]
    return tuple(sorted([*wide, *points], key=lambda gap: gap.low))


def _wide(custom: CustomFunction, x: Array) -> list[UndefinedInterval]:
    """Intervals that hold at least two probes; of very many those furthest to the left."""
    state = _without_lone(_state(custom(x)))
    turns = np.flatnonzero(state[1:] != state[:-1])[:MAX_BREAKS]
    low, high = bracket_change(lambda at: _state(custom(at)), x[turns], x[turns + 1])
    ends = [-inf, *np.round((low + high) / 2, 9) + 0.0, inf]
    first, last = [0, *(turns + 1)], [*turns, x.size - 1]
    runs = zip(ends[:-1], ends[1:], first, last, strict=True)
    return [_interval(a, b, state[i]) for a, b, i, j in runs if state[i] and j > i]


def _interval(low: float, high: float, state: int) -> UndefinedInterval:
    far = low >= BEYOND or high <= -BEYOND
    kind: Kind = "huge" if state == 2 else "overflow" if far else "nan"
    return UndefinedInterval(float(low), float(high), kind)


def _state(f: Array) -> NDArray[np.int_]:
    """0 for a finite value, 1 for nan, 2 for +-inf."""
    return np.where(np.isnan(f), 1, np.where(np.isinf(f), 2, 0))


def _without_lone(state: NDArray[np.int_]) -> NDArray[np.int_]:
    """States with each single finite value between two others filled, as (-1)^-1 in x^x."""
    between = (state[1:-1] == 0) & (state[:-2] > 0) & (state[2:] > 0)
    return np.concatenate([state[:1], np.where(between, state[:-2], state[1:-1]), state[-1:]])
