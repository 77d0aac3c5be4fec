"""The range of a function, and whether it reaches the ends of it."""

from collections.abc import Sequence
from math import inf, nan
from typing import Final

import numpy as np

from core.activations.base import Interval
from core.custom.function import Own
from core.custom.one_sided_limits import Break
from core.numerics.bisection import narrow
from core.numerics.elementwise import Array

SAME: Final = 1e-9
MOST: Final = 32
"""So many of the highest and lowest turning points are looked at closely."""

BESIDE: Final = np.array([0.01, 0.1, 1.0])


def bounds(
    own: Own, x: Array, f: Array, met: Sequence[Break], ends: tuple[float, float]
) -> Interval | None:
    """The smallest interval around all values; an end is closed where f is seen to reach it.

    A limit at +-inf counts as reached only if f is constant from its last break on, since a
    formula without breaks is never constant on a part of the line alone.
    """
    taken = np.concatenate([f, _turning(own, x), [b.value for b in met]])
    taken = taken[np.isfinite(taken)]
    if not taken.size:
        return None
    approached = [*ends, *(side for b in met for side in (b.f_left, b.f_right)), *_growing(x, f)]
    held = _held(own, met)
    low, closed_low = _end(-taken, [-v for v in approached], [-v for v in held], x, f, -1)
    high, closed_high = _end(taken, approached, held, x, f, 1)
    return Interval(-low + 0.0, high, closed_low, closed_high)


def _end(
    taken: Array, approached: Sequence[float], held: Sequence[float], x: Array, f: Array, sign: int
) -> tuple[float, bool]:
    """The supremum, and whether it is reached: what is taken against what is only approached."""
    top = float(np.max(taken))
    tends = max([v for v in approached if not np.isnan(v)], default=-inf)
    if tends == inf or top > tends + SAME * max(1.0, abs(top)):
        return max(top, tends), tends < inf
    reached = any(abs(v - tends) <= SAME * max(1.0, abs(tends)) for v in held)
    return tends, reached or _peaks(x, sign * f, tends)


def _peaks(x: Array, f: Array, top: float) -> bool:
    """Whether f reaches `top` at a probe and is clearly lower at both neighbours."""
    near = SAME * max(1.0, abs(top))
    with np.errstate(invalid="ignore"):
        middle = np.abs(f[1:-1] - top) <= near
        lower = (f[:-2] < top - near) & (f[2:] < top - near)
    return bool(np.any(middle & lower))


def _held(own: Own, met: Sequence[Break]) -> list[float]:
    """Values that f keeps beyond its outermost breaks, and those at its breaks."""
    first, last = (met[0].x, met[-1].x) if met else (0.0, 0.0)
    sides = [own(first - BESIDE), own(last + BESIDE)]
    constant = [float(row[0]) for row in sides if np.all(row == row[0])]
    return [*constant, *(b.value for b in met)]


def _growing(x: Array, f: Array) -> list[float]:
    """+-inf where f swings ever further out without a limit."""
    size = np.abs(x)
    out = [f[(size > low) & (size <= 10 * low)] for low in (1, 10, 100)]
    peaks = [np.max(part, where=np.isfinite(part), initial=-inf) for part in out]
    dips = [np.min(part, where=np.isfinite(part), initial=inf) for part in out]
    up = 0 < peaks[0] < peaks[1] / 3 and peaks[1] < peaks[2] / 3
    down = dips[1] / 3 < dips[0] < 0 and dips[2] / 3 < dips[1]
    return [inf if up else nan, -inf if down else nan]


def _turning(own: Own, x: Array) -> Array:
    """The values of f where its slope changes sign between two probes."""
    state = np.sign(own.grad(x))
    turns = np.flatnonzero(state[1:] * state[:-1] < 0)
    order = np.argsort(own(x[turns]), kind="stable")
    turns = turns[np.unique(np.concatenate([order[:MOST], order[-MOST:]]))]
    low, high = narrow(lambda at: np.sign(own.grad(at)), x[turns], x[turns + 1])
    values = np.concatenate([own(low), own(high)])
    return np.asarray(values[np.isfinite(values)])
