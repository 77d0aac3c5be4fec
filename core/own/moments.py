"""Means over standard normal input of functions with kinks, jumps, poles and gaps."""

from collections.abc import Callable, Sequence
from math import inf, nan
from typing import Final

import numpy as np

from core import normal
from core.elementwise import Array
from core.facts import GAUSS_NODES, GAUSS_WEIGHTS
from core.own.breaks import FAR, NEAR, Break

REACH: Final = 16.0
PANELS: Final = np.arange(-64, 65) / 4
FINE: Final = 2.0 ** -np.arange(3, 44)
"""Panels shrink towards a point where f or f' is not finite."""

CLOSE: Final = 1e-7
DIGITS: Final = 12


def moment(g: Callable[[Array], Array], found: Sequence[Break]) -> float:
    """E g(z), z ~ N(0, 1), for a g that breaks only at `found`.

    inf where the integral does not exist or is too large, nan where g has no value with some
    probability, or wavers too fast to be measured.
    """
    if any(_diverges(g, b.x) for b in found):
        return inf
    edges = _edges(found)
    coarse, fine = _integral(g, edges), _integral(g, _halved(edges))
    if not np.isfinite(coarse + fine):
        return coarse + fine
    wavers = abs(coarse - fine) > CLOSE * max(1.0, abs(fine))
    return nan if wavers else round(fine, DIGITS) + 0.0


def _edges(found: Sequence[Break]) -> Array:
    inside = [b for b in found if abs(b.x) < REACH]
    wild = [b.x for b in inside if b.pole or b.lone or b.steep or b.ends]
    graded = [x + side * FINE for x in wild for side in (-1, 1)]
    return np.unique(np.concatenate([PANELS, [b.x for b in inside], *graded]))


def _halved(edges: Array) -> Array:
    return np.sort(np.concatenate([edges, (edges[1:] + edges[:-1]) / 2]))


def _integral(g: Callable[[Array], Array], edges: Array) -> float:
    half = np.diff(edges)[:, None] / 2
    x = edges[:-1, None] + half * (1 + GAUSS_NODES)
    values, weight = g(x), half * GAUSS_WEIGHTS * normal.pdf(x)
    if np.any(np.isnan(values) & (weight > 1e-12)):
        return nan
    with np.errstate(all="ignore"):
        parts = np.where(np.isnan(values), 0, values) * weight
        total = float(np.sum(parts))
    tail = np.max(np.abs(parts[[0, -1]])) > 1e-9 * np.max(np.abs(parts))
    return inf if (tail and np.max(np.abs(parts)) > 0) or not np.isfinite(total) else total


def _diverges(g: Callable[[Array], Array], at: float) -> bool:
    """Near a pole |g| must grow more slowly than 1 / distance."""
    near, far = np.abs(g(at + np.array([[-NEAR, NEAR], [-FAR, FAR]])))
    with np.errstate(all="ignore"):
        grows = (near > 1e3) & (near * NEAR > 0.8 * far * FAR)
    return bool(np.any(grows))
