"""Which way a function goes, how steep it gets, and whether its two halves mirror each other."""

from collections.abc import Sequence
from math import inf
from typing import Final

import numpy as np

from core.analysis.facts import Point
from core.custom.function import Own
from core.custom.one_sided_limits import HUGE, Break
from core.numerics.elementwise import Array

ROUNDING: Final = 1e-10
HALF: Final = np.sinh(np.arange(1, 440) / 64)
"""x > 0 out to 480, where e^x can still be computed."""


def direction(f: Array, df: Array, met: Sequence[Break]) -> str:
    """Whether f rises, falls, does neither, or turns: by its slopes and its jumps."""
    leaps = np.array([b.f_right - b.f_left for b in met if b.jump or b.pole])
    known = np.isfinite(df) & np.isfinite(f)
    still = ROUNDING * np.maximum(1, np.abs(f[known]) / 1e4)
    rises = bool(np.any(df[known] > still) or np.any(leaps > ROUNDING))
    falls = bool(np.any(df[known] < -still) or np.any(leaps < -ROUNDING))
    return {(True, False): "rising", (False, True): "falling", (False, False): "constant"}.get(
        (rises, falls), "turns"
    )


def symmetry(own: Own) -> str:
    """ "odd" where f(-x) = -f(x), "even" where f(-x) = f(x), else ""; 0 itself is left out."""
    right, left = own(HALF), own(-HALF)
    if np.all(np.isnan(right)):
        return ""
    if _alike(left, right):
        return "even"
    return "odd" if _alike(left, -right) else ""


def _alike(a: Array, b: Array) -> bool:
    """Equal but for rounding; infinities and nan at the same places."""
    known = np.isfinite(b)
    with np.errstate(all="ignore"):
        close = np.abs(a - b) <= ROUNDING * np.maximum(1, np.abs(b))
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    return bool(np.all(np.where(known, close, same)))


def steepest(
    own: Own, x: Array, df: Array, met: Sequence[Break], ends: tuple[float, float]
) -> tuple[Point, float]:
    """The place of the largest |f'| that was seen, with f' there, and the Lipschitz constant."""
    size = np.where(np.isfinite(df), np.abs(df), -1.0)
    largest = np.flatnonzero(size >= np.max(size) - ROUNDING * abs(np.max(size)))
    k = int(largest[np.argmin(np.abs(x[largest]))])
    best = _zoomed(own, x[max(0, k - 1)], x[min(x.size - 1, k + 1)], x[k])
    sizes = [s for b in met for s in (abs(b.slope_left), abs(b.slope_right)) if not np.isnan(s)]
    most = max([abs(best.value), *sizes, *(abs(end) for end in ends if not np.isnan(end))])
    torn = any(b.jump or b.pole for b in met) or most > HUGE or _grows(x, size)
    return best, inf if torn else most


def _zoomed(own: Own, low: float, high: float, at: float) -> Point:
    """The largest |f'| between two neighbours of the probe where it was largest."""
    best = Point(float(at), float(own.grad(np.array([at]))[0]))
    for _ in range(8):
        row = np.linspace(low, high, 33)
        slopes = own.grad(row)
        k = int(np.argmax(np.where(np.isfinite(slopes), np.abs(slopes), -1)))
        if not abs(slopes[k]) > abs(best.value) * (1 + 1e-15):
            break
        best = Point(float(row[k]), float(slopes[k]))
        low, high = row[max(0, k - 1)], row[min(32, k + 1)]
    return best


def _grows(x: Array, size: Array) -> bool:
    """Whether the largest |f'| keeps growing from one decade of x to the next, without a limit."""
    decades = [np.max(size[(np.abs(x) > low) & (np.abs(x) <= 10 * low)]) for low in (1, 10, 100)]
    return bool(decades[0] < decades[1] / 3 and decades[1] < decades[2] / 3)
