"""Numerical properties of an activation at given parameters.

The catalogue declares range, kinks and extreme points; the rest is measured from f and f'.
"""

from dataclasses import dataclass
from functools import lru_cache, partial
from math import inf

import numpy as np

from core.activations.base import Activation, Interval
from core.numerics import normal
from core.numerics.bisection import bracket_change
from core.numerics.elementwise import Array, Formula

FLAT = 0.1
"""Saturation threshold: the function is saturated where |f'| < FLAT."""

PROBES = np.concatenate([[-inf], np.sinh(np.linspace(-6, 6, 481)), [inf]])
"""Sample points of f': dense near 0, out to +-200, and +-inf."""

PERIOD = np.linspace(-0.5, 0.5, 481)
"""Sample points of a periodic f', in periods; farther out PROBES would skip whole waves."""

PANELS = np.arange(-18, 19) / 2
GAUSS_NODES, GAUSS_WEIGHTS = np.polynomial.legendre.leggauss(16)

TOUCH = 1e-6
"""Saturated intervals closer than this are merged (sigmoid, k = 0.4, touches FLAT at 0)."""

DIGITS = 14
"""Decimals kept of a one-sided limit, which is evaluated one float from the kink."""


@dataclass(frozen=True)
class Point:
    """Point of a curve; x is +-inf if the value is constant on, or the limit along, a half-line."""

    x: float
    value: float


@dataclass(frozen=True)
class Kink:
    """Point where f or f' jumps, with the one-sided limits of both."""

    x: float
    f_left: float
    f_right: float
    slope_left: float
    slope_right: float


@dataclass(frozen=True)
class Facts:
    """Properties of one activation at given parameters.

    `monotone`: f never increases, or never decreases.  `mean` is E f(z), z ~ N(0, 1).
    `steepest` is the largest f' with its x; `lipschitz` the largest |f(a) - f(b)| / |a - b|.
    `minimum` and `maximum` are None if f has none.  `saturated` are the open intervals with
    |f'| < 0.1.  `kinks` lists the points where f or f' jumps at these parameters.
    `period` is that of f', None if it has none; then points repeat with it, and `saturated` are
    the intervals of the one period around 0.
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
    period: float | None


def facts(act: Activation, **given: float) -> Facts:
    """Facts of `act` at `given`, defaults for the rest; cached.  TypeError for unknown names."""
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
        period=act.period(**given),
    )


def mean(act: Activation, **given: float) -> float:
    """E f(z) for z ~ N(0, 1), by 16-point Gauss-Legendre rules between the kinks on [-9, 9]."""
    edges = np.union1d(PANELS, [k for k in act.kinks(**act.settings(given)) if abs(k) < 9])
    half = np.diff(edges)[:, None] / 2
    x = edges[:-1, None] + half * (1 + GAUSS_NODES)
    total = float(np.sum(half * GAUSS_WEIGHTS * act(x, **given) * normal.pdf(x)))
    return round(total, DIGITS) + 0.0


def kinks(act: Activation, **given: float) -> tuple[Kink, ...]:
    """Points where f or f' jumps at these parameters."""
    every = (_kink(act, at, given) for at in act.kinks(**act.settings(given)))
    return tuple(k for k in every if (k.f_left, k.slope_left) != (k.f_right, k.slope_right))


def _kink(act: Activation, at: float, given: dict[str, float]) -> Kink:
    sides = np.array([np.nextafter(at, -inf), np.nextafter(at, inf)])
    left, right = np.round(act(sides, **given), DIGITS) + 0.0
    slope_left, slope_right = np.round(act.grad(sides, **given), DIGITS) + 0.0
    return Kink(at, float(left), float(right), float(slope_left), float(slope_right))


def _probes(act: Activation, **given: float) -> Array:
    """PROBES or one PERIOD, with every kink, the float after it, and the named extreme points."""
    period = act.period(**given)
    named = [act.steepest(**given), act.lowest(**given), act.highest(**given)]
    at = [k for k in (*named, *act.kinks(**given)) if k is not None]
    probes = PERIOD * period if period else PROBES
    return np.unique(np.concatenate([probes, at, np.nextafter(at, inf)]))


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
    """Maximal open intervals with |f'| < FLAT, their ends found by bisection between points of x.

    `slopes` are f' at x, which ascends; f' beyond either end of x is taken as that at the end.
    """
    flat = np.abs(slopes) < FLAT
    turns = np.flatnonzero(flat[1:] != flat[:-1])
    ends, _ = bracket_change(lambda at: np.abs(grad(at)) < FLAT, x[turns], x[turns + 1])
    starts = [-inf] if flat[0] else []
    cuts = np.array([*starts, *(ends + 0.0), *([inf] if flat[-1] else [])])
    low, high = cuts[::2], cuts[1::2]
    apart = low[1:] - high[:-1] > TOUCH
    pairs = zip([*low[:1], *low[1:][apart]], [*high[:-1][apart], *high[-1:]], strict=True)
    return tuple(Interval(float(a), float(b)) for a, b in pairs)
