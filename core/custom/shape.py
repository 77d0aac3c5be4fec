"""Range, direction, symmetry and Lipschitz constant of a formula."""

from collections.abc import Sequence
from math import inf, isnan, nan
from typing import Final, Literal

import numpy as np

from core.custom.function import CustomFunction
from core.custom.one_sided_limits import HUGE, Break
from core.numerics.bisection import bracket_change
from core.numerics.elementwise import Array

Direction = Literal["rising", "falling", "constant", "turns"]
Symmetry = Literal["odd", "even", "neither"]

ROUNDING: Final = 1e-10
MAX_TURNS: Final = 64
DECADES: Final = (1, 10, 100)
GROWTH: Final = 2.0
"""Growth from decade to decade of x at which a function without a limit counts as unbounded."""

HALF: Final = np.sinh(np.arange(1, 440) / 64)
"""x > 0 out to 480, where e^x can still be computed."""


def value_range(
    custom: CustomFunction, x: Array, breaks: Sequence[Break], ends: tuple[float, float]
) -> tuple[float, float] | None:
    """Infimum and supremum of f, +-inf where it is unbounded; None where f has no value at all.

    `ends` are the limits of f at -inf and inf.
    """
    f = custom(x)
    seen = [*f, *_turning_values(custom, x), *(b.value for b in breaks)]
    finite = [v for v in seen if np.isfinite(v)]
    if not finite:
        return None
    limits = [*ends, *(side for b in breaks for side in (b.f_left, b.f_right))]
    if any(map(isnan, ends)):
        limits += [inf if _grows(x, f) else nan, -inf if _grows(x, -f) else nan]
    every = [*finite, *(v for v in limits if not isnan(v))]
    return float(min(every)) + 0.0, float(max(every)) + 0.0


def _turning_values(custom: CustomFunction, x: Array) -> Array:
    """f at its highest and lowest points between probes."""
    f, df = custom.both(x)
    turns = np.flatnonzero(np.sign(df[1:]) * np.sign(df[:-1]) < 0)
    order = turns[np.argsort(f[turns], kind="stable")]
    turns = np.unique(np.concatenate([order[: MAX_TURNS // 2], order[-MAX_TURNS // 2 :]]))
    return custom(
        np.stack(bracket_change(lambda at: np.sign(custom.grad(at)), x[turns], x[turns + 1]))
    )[0]


def _grows(x: Array, values: Array) -> bool:
    """Truth of a largest value that keeps growing from decade to decade of |x|."""
    known = np.where(np.isfinite(values), values, -inf)
    tops = [np.max(known[(np.abs(x) > low) & (np.abs(x) <= 10 * low)]) for low in DECADES]
    return bool(0 < tops[0] < tops[1] / GROWTH and tops[1] < tops[2] / GROWTH)


def direction(f: Array, df: Array, breaks: Sequence[Break]) -> Direction:
    """Direction of f, by its slopes and its jumps."""
    leaps = np.array([b.f_right - b.f_left for b in breaks if b.jump or b.pole])
    known = np.isfinite(df) & np.isfinite(f)
    still = ROUNDING * np.maximum(1, np.abs(f[known]) / 1e4)
    rises = bool(np.any(df[known] > still) or np.any(leaps > ROUNDING))
    falls = bool(np.any(df[known] < -still) or np.any(leaps < -ROUNDING))
    if rises and falls:
        return "turns"
    return "rising" if rises else "falling" if falls else "constant"


def bent(df: Array, breaks: Sequence[Break]) -> bool:
    """Whether f is anything but a straight line: its slope varies, or it breaks.

    A single point off the line, or missing from it, bends nothing.
    """
    known = df[np.isfinite(df)]
    size = float(np.max(np.abs(known), initial=1.0))
    varies = known.size > 0 and float(np.ptp(known)) > ROUNDING * size
    return varies or not all(b.removable for b in breaks)


def symmetry(custom: CustomFunction) -> Symmetry:
    """Odd where f(-x) = -f(x), even where f(-x) = f(x), at every probe x > 0."""
    right, left = custom(HALF), custom(-HALF)
    if np.all(np.isnan(right)):
        return "neither"
    return "even" if _alike(left, right) else "odd" if _alike(left, -right) else "neither"


def _alike(a: Array, b: Array) -> bool:
    """Equal up to rounding; infinities and nan at the same places."""
    with np.errstate(all="ignore"):
        close = np.abs(a - b) <= ROUNDING * np.maximum(1, np.abs(b))
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    return bool(np.all(np.where(np.isfinite(b), close, same)))


def lipschitz(
    custom: CustomFunction, x: Array, breaks: Sequence[Break], ends: tuple[float, float]
) -> float:
    """Largest |f'|, inf where f jumps or |f'| has no bound; `ends` are the limits of f'."""
    size = np.abs(custom.grad(x))
    slopes = [abs(slope) for b in breaks for slope in (b.slope_left, b.slope_right)]
    seen = [_largest_slope(custom, x, size), *slopes, *map(abs, ends)]
    largest = max((v for v in seen if not isnan(v)), default=nan)
    torn = any(b.jump or b.pole for b in breaks) or largest > HUGE
    grows = any(map(isnan, ends)) and _grows(x, size)
    return inf if torn or grows else largest


def _largest_slope(custom: CustomFunction, x: Array, size: Array) -> float:
    """Largest |f'| around the probe at which it is largest; nan without any slope."""
    if np.all(np.isnan(size)):
        return nan
    k = int(np.nanargmax(size))
    low, high, best = x[max(0, k - 1)], x[min(x.size - 1, k + 1)], size[k]
    for _ in range(8):
        row = np.linspace(low, high, 33)
        slopes = np.nan_to_num(np.abs(custom.grad(row)), nan=-1.0)
        k = int(np.argmax(slopes))
        low, high, best = row[max(0, k - 1)], row[min(32, k + 1)], max(best, slopes[k])
    return float(best)
