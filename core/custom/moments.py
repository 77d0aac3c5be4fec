"""Means over standard normal input of functions with kinks, jumps, poles and gaps."""

from collections.abc import Sequence
from math import inf, nan
from typing import Final

import numpy as np

from core.analysis.facts import GAUSS_NODES, GAUSS_WEIGHTS
from core.custom.function import Own
from core.custom.one_sided_limits import FAR, NEAR, Break
from core.numerics import normal
from core.numerics.elementwise import Array

REACH: Final = 16.0
PANELS: Final = np.arange(-64, 65) / 4
FINE: Final = 4.0 ** -np.arange(2, 22)
"""Panels shrink towards a point where f or f' is not finite."""

GRADED: Final = 8
"""Around more points than these, those nearest to 0, panels do not shrink."""

CLOSE: Final = 1e-7
DIGITS: Final = 12


def moments(own: Own, found: Sequence[Break]) -> tuple[float, float, float]:
    """E f(z), E f(z)^2 and E f'(z)^2, z ~ N(0, 1), for an f that breaks only at `found`.

    inf where an integral does not exist or is too large, nan where the function has no value with
    some probability, or wavers too fast to be measured.
    """
    edges = _edges(found)
    coarse, fine = _integrals(own, edges), _integrals(own, _halved(edges))
    wild = _diverge(own, np.array([b.x for b in found]))
    mean, second, slope = map(_settled, coarse, fine, wild)
    return mean, second, slope


def _settled(coarse: float, fine: float, diverges: bool) -> float:
    if diverges:
        return inf
    if not np.isfinite(coarse + fine):
        return coarse + fine
    wavers = abs(coarse - fine) > CLOSE * max(1.0, abs(fine))
    return nan if wavers else round(fine, DIGITS) + 0.0


def _edges(found: Sequence[Break]) -> Array:
    inside = [b for b in found if abs(b.x) < REACH]
    wild = [b.x for b in inside if b.pole or b.lone or b.steep or b.ends]
    graded = [x + side * FINE for x in sorted(wild, key=abs)[:GRADED] for side in (-1, 1)]
    return np.unique(np.concatenate([PANELS, [b.x for b in inside], *graded]))


def _halved(edges: Array) -> Array:
    return np.sort(np.concatenate([edges, (edges[1:] + edges[:-1]) / 2]))


def _three(own: Own, x: Array) -> Array:
    """f, f^2 and f'^2, (3, *shape of x)."""
    f, df = own.both(x)
    with np.errstate(over="ignore", under="ignore"):
        return np.stack([f, f * f, df * df])


def _integrals(own: Own, edges: Array) -> list[float]:
    half = np.diff(edges)[:, None] / 2
    x = edges[:-1, None] + half * (1 + GAUSS_NODES)
    weight = half * GAUSS_WEIGHTS * normal.pdf(x)
    return [_sum(values, weight) for values in _three(own, x)]


def _sum(values: Array, weight: Array) -> float:
    if np.any(np.isnan(values) & (weight > 1e-12)):
        return nan
    with np.errstate(all="ignore"):
        parts = np.where(np.isnan(values), 0, values) * weight
        total, largest = float(np.sum(parts)), np.max(np.abs(parts))
        tail = 0 < 1e-9 * largest < np.max(np.abs(parts[[0, -1]]))
    return inf if tail or not np.isfinite(total) else total


def _diverge(own: Own, at: Array) -> list[bool]:
    """Whether f, f^2, f'^2 grow as fast as 1 / distance towards one of the places."""
    reach = np.array([[-NEAR], [NEAR], [-FAR], [FAR]]) * np.maximum(1, np.abs(at))
    size = np.abs(_three(own, at + reach))
    with np.errstate(all="ignore"):
        near, far = size[:, :2], size[:, 2:]
        grows = (near > 1e3) & (near * NEAR > 0.8 * far * FAR)
    return [bool(np.any(each)) for each in grows]
