"""What can be said of an activation at given parameters: the numbers beside the curve.

The catalogue states range, kinks and extreme points; the rest is measured here from f and f'.
"""

from dataclasses import dataclass
from functools import lru_cache, partial
from math import inf

import numpy as np

from core.activations.base import Activation, Interval
from core.numerics import normal
from core.numerics.bisection import narrow
from core.numerics.elementwise import Array, Formula

FLAT = 0.1
"""Where |f'| is less than this, the function counts as saturated."""

PROBES = np.concatenate([[-inf], np.sinh(np.linspace(-6, 6, 481)), [inf]])
"""Points at which slopes are looked at: dense near 0, out to +-200, and the two limits."""

PANELS = np.arange(-18, 19) / 2
GAUSS_NODES, GAUSS_WEIGHTS = np.polynomial.legendre.leggauss(16)

TOUCH = 1e-6
"""A slope that exceeds FLAT on less than this only touches it (sigmoid, k = 0.4), by rounding."""

DIGITS = 14
"""Decimals kept of a one-sided limit, which is read one float away from the kink."""


@dataclass(frozen=True)
class Point:
    """A point of a curve; x is +-inf where the value is held on, or tends along, a half-line."""

    x: float
    value: float


@dataclass(frozen=True)
class Kink:
    """A point where f or f' jumps, with the limits of both from either side."""

    x: float
    f_left: float
    f_right: float
    slope_left: float
    slope_right: float


@dataclass(frozen=True)
class Facts:
    """The properties of one activation at one setting of its parameters.

    `monotone`: f never turns back (it only rises, or only falls).  `mean` is E f(z), z ~ N(0, 1).
    `steepest` is the largest f' and where; `lipschitz` the largest |f(a) - f(b)| / |a - b|.
    `minimum` and `maximum` are None where f has none.  `saturated` are the open intervals with
    |f'| < 0.1.  `kinks` lists only the points where f or f' does jump at this setting.
    """

    bounds: Interval
    monotone: bool
    mean: float
    steepest: Point
    lipschitz: float
    minimum: Point | None
    maximum: Point | None
    saturated: tuple[Interval, ...]
    kinks: tuple[Kink, ...]
    value_at_0: float
    slope_at_0: float


def facts(act: Activation, **given: float) -> Facts:
    """The facts of `act` at `given`, defaults for the rest; kept, so that asking twice is free."""
    return _measured(act, tuple(act.settings(given).items()))


@lru_cache(maxsize=4096)
def _measured(act: Activation, setting: tuple[tuple[str, float], ...]) -> Facts:
    given = dict(setting)
    jumps = kinks(act, **given)
    x = _probes(act, **given)
    slopes = act.grad(x, **given)
    where = act.steepest(**given)
    steepest = Point(where, float(act.grad(where, **given)))
    return Facts(
        bounds=act.bounds(**given),
        monotone=_one_way(slopes, jumps),
        mean=mean(act, **given),
        steepest=steepest,
        lipschitz=_lipschitz(slopes, steepest, jumps),
        minimum=_point(act, act.lowest(**given), given),
        maximum=_point(act, act.highest(**given), given),
        saturated=saturated(partial(act.grad, **given), x, slopes),
        kinks=jumps,
        value_at_0=float(act(0.0, **given)) + 0.0,
        slope_at_0=float(act.grad(0.0, **given)) + 0.0,
    )


def mean(act: Activation, **given: float) -> float:
    """E f(z) for z ~ N(0, 1), by 16-point Gauss rules between the kinks on [-9, 9]."""
    edges = np.union1d(PANELS, [k for k in act.kinks(**act.settings(given)) if abs(k) < 9])
    half = np.diff(edges)[:, None] / 2
    x = edges[:-1, None] + half * (1 + GAUSS_NODES)
    total = float(np.sum(half * GAUSS_WEIGHTS * act(x, **given) * normal.pdf(x)))
    return round(total, DIGITS) + 0.0


def kinks(act: Activation, **given: float) -> tuple[Kink, ...]:
    """The points where f or f' jumps at this setting of the parameters."""
    every = (_kink(act, at, given) for at in act.kinks(**act.settings(given)))
    return tuple(k for k in every if (k.f_left, k.slope_left) != (k.f_right, k.slope_right))


def _kink(act: Activation, at: float, given: dict[str, float]) -> Kink:
    sides = np.array([np.nextafter(at, -inf), np.nextafter(at, inf)])
    left, right = np.round(act(sides, **given), DIGITS) + 0.0
    slope_left, slope_right = np.round(act.grad(sides, **given), DIGITS) + 0.0
    return Kink(at, float(left), float(right), float(slope_left), float(slope_right))


def _probes(act: Activation, **given: float) -> Array:
    """PROBES, with every kink and the float after it, and the points that the catalogue names."""
    named = [act.steepest(**given), act.lowest(**given), act.highest(**given)]
    at = [k for k in (*named, *act.kinks(**given)) if k is not None]
    return np.unique(np.concatenate([PROBES, at, np.nextafter(at, inf)]))


def _one_way(slopes: Array, jumps: tuple[Kink, ...]) -> bool:
    moves = [*slopes, *(k.f_right - k.f_left for k in jumps)]
    return bool(min(moves) >= 0 or max(moves) <= 0)


def _lipschitz(slopes: Array, steepest: Point, jumps: tuple[Kink, ...]) -> float:
    if any(k.f_left != k.f_right for k in jumps):
        return inf
    return max(steepest.value, float(-np.min(slopes)))


def _point(act: Activation, at: float | None, given: dict[str, float]) -> Point | None:
    return None if at is None else Point(at, float(act(at, **given)) + 0.0)


def saturated(grad: Formula, x: Array, slopes: Array) -> tuple[Interval, ...]:
    """The maximal open intervals with |f'| < FLAT, their ends found between neighbours in x.

    `slopes` are those at x, ascending; what holds at either end of x holds beyond it.
    """
    flat = np.abs(slopes) < FLAT
    turns = np.flatnonzero(flat[1:] != flat[:-1])
    ends, _ = narrow(lambda at: np.abs(grad(at)) < FLAT, x[turns], x[turns + 1])
    starts = [-inf] if flat[0] else []
    cuts = np.array([*starts, *(ends + 0.0), *([inf] if flat[-1] else [])])
    low, high = cuts[::2], cuts[1::2]
    apart = low[1:] - high[:-1] > TOUCH
    pairs = zip([*low[:1], *low[1:][apart]], [*high[:-1][apart], *high[-1:]], strict=True)
    return tuple(Interval(float(a), float(b)) for a, b in pairs)
