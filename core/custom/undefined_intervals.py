"""Where a formula has no value that a computer can hold, and of which kind that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.custom.breaks import MOST
from core.custom.function import Own
from core.custom.one_sided_limits import Break
from core.numerics.bisection import narrow
from core.numerics.elementwise import Array

NAN, HUGE, OVERFLOW, POLE, LONE = "nan", "huge", "overflow", "pole", "lone"
KINDS = (NAN, HUGE, OVERFLOW, POLE, LONE)

BEYOND: Final = 100.0
"""Further out than this, nan comes from numbers that grew too large on the way, as inf / inf."""


@dataclass(frozen=True)
class Gap:
    """Some x without a finite f(x): an interval with ends +-inf, or one point.

    `kind` is "nan" (not a number), "huge" (beyond 1.8e308), "overflow" (the way there is), "pole"
    (f grows beyond all bounds around one point) or "lone" (a single point is left out).  `sample`
    is an x that has no value, the one nearest to 0 that was tried.
    """

    low: float
    high: float
    kind: str
    sample: float


def gaps(own: Own, x: Array, f: Array, found: Sequence[Break]) -> tuple[Gap, ...]:
    """The gaps between and beyond the ends of x, where f is f(x), ascending."""
    stretches = _stretches(own, x, f)
    covered = [(gap.low - 1e-6, gap.high + 1e-6) for gap in stretches]
    points = [
        Gap(b.x, b.x, POLE if b.pole else LONE, b.x)
        for b in found
        if (b.pole or not np.isfinite(b.value)) and not any(p < b.x < q for p, q in covered)
    ]
    return tuple(sorted([*stretches, *points], key=lambda gap: gap.low))


def _stretches(own: Own, x: Array, f: Array) -> list[Gap]:
    bad, state = _state(f) > 0, _without_lone(_state(f))
    turns = np.flatnonzero(state[1:] != state[:-1])[:MOST]
    low, high = narrow(lambda at: _state(own(at)), x[turns], x[turns + 1])
    ends = np.round((low + high) / 2, 9) + 0.0
    starts, stops = [-inf, *ends], [*ends, inf]
    firsts, lasts = [0, *(turns + 1)], [*turns, x.size - 1]
    runs = zip(starts, stops, firsts, lasts, strict=True)
    return [
        _gap(start, stop, x[i : j + 1][bad[i : j + 1]], state[i])
        for start, stop, i, j in islice(runs, MOST)
        if state[i] > 0 and j > i
    ]


def _state(f: Array) -> NDArray[np.int_]:
    """0 for a finite value, 1 for nan, 2 for +-inf."""
    return np.where(np.isnan(f), 1, np.where(np.isinf(f), 2, 0))


def _without_lone(state: NDArray[np.int_]) -> NDArray[np.int_]:
    """One finite value between two that are not, as (-1)^-1 in x^x, is no end of a gap."""
    between = (state[1:-1] == 0) & (state[:-2] > 0) & (state[2:] > 0)
    return np.concatenate([state[:1], np.where(between, state[:-2], state[1:-1]), state[-1:]])


def _gap(low: float, high: float, inside: Array, state: int) -> Gap:
    sample = float(inside[np.argmin(np.abs(inside))])
    far = min(abs(low), abs(high)) > BEYOND and not low < 0 < high
    kind = HUGE if state == 2 else OVERFLOW if far else NAN
    return Gap(float(low), float(high), kind, sample)
