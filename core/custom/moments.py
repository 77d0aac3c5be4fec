"""E f(z), E f(z)^2 and E f'(z)^2 of a formula, z ~ N(0, 1)."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from core.analysis.facts import GAUSS_NODES, GAUSS_WEIGHTS
from core.custom.function import CustomFunction
from core.custom.one_sided_limits import Break
from core.numerics import normal
from core.numerics.elementwise import Array

PANELS: Final = np.arange(-64, 65) / 4
FINE: Final = 4.0 ** -np.arange(2, 22)
"""Widths of the panels beside a singular point."""

MAX_SINGULAR: Final = 8
"""Singular points with fine panels, those nearest to 0."""

CLOSE: Final = 1e-7
"""Relative change by halved panels, and share of the outermost panel, that a moment may have."""

NEGLIGIBLE: Final = 1e-12
DIGITS: Final = 12


def moments(custom: CustomFunction, breaks: Sequence[Break]) -> tuple[float, float, float]:
    """The three moments of an f that is smooth between `breaks`, by Gauss-Legendre quadrature.

    nan where an integral diverges, where f has no value with some probability, and where f varies
    too fast to be measured.
    """
    edges = _edges(breaks)
    halved = np.sort(np.concatenate([edges, (edges[1:] + edges[:-1]) / 2]))
    coarse, fine = _integrals(custom, edges), _integrals(custom, halved)
    with np.errstate(invalid="ignore"):
        steady = np.abs(coarse - fine) <= CLOSE * np.maximum(1, np.abs(fine))
    steady[0] &= steady[1] | steady[3]  # E f exists where E |f| does, as it does where E f^2 does
    mean, second, slope = np.where(steady, np.round(fine, DIGITS) + 0.0, np.nan)[:3]
    return float(mean), float(second), float(slope)


def _edges(breaks: Sequence[Break]) -> Array:
    inside = [b for b in breaks if abs(b.x) < PANELS[-1]]
    singular = sorted((b.x for b in inside if b.singular), key=abs)[:MAX_SINGULAR]
    fine = [x + side * FINE for x in singular for side in (-1, 1)]
    return np.unique(np.concatenate([PANELS, [b.x for b in inside], *fine]))


def _integrals(custom: CustomFunction, edges: Array) -> Array:
    """E f, E f^2, E f'^2 and E |f|, (4,); nan where the outermost panels still matter."""
    half = np.diff(edges)[:, None] / 2
    x = edges[:-1, None] + half * (1 + GAUSS_NODES)
    weight = half * GAUSS_WEIGHTS * normal.pdf(x)
    f, df = custom.both(x)
    with np.errstate(all="ignore"):
        parts = np.stack([f, f * f, df * df, np.abs(f)]) * weight
        parts[np.isnan(parts) & (weight < NEGLIGIBLE)] = 0
        total, size = parts.sum((1, 2)), np.abs(parts).max(2)
        known = np.isfinite(total) & (size[:, [0, -1]].max(1) <= CLOSE * size.max(1))
    return np.where(known, total, np.nan)
