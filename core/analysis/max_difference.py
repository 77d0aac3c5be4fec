"""Largest difference of two functions on an interval."""

import numpy as np

from core.analysis.facts import Point
from core.numerics.elementwise import Formula

POINTS = 257
ZOOMS = 4
"""Number of refinements, each by a factor of 128; more would only resolve rounding errors."""


def largest_difference(one: Formula, other: Formula, low: float, high: float) -> Point:
    """Point of [low, high] where |one(x) - other(x)| is largest, with that difference.

    A grid of 257 points is refined around its best point, so both functions have to be smooth at
    the scale of (high - low) / 256.  x is accurate to about 1e-6, since the difference is flat
    there.  Raises ValueError unless low < high.
    """
    if not low < high:
        raise ValueError("low must be less than high")
    for _ in range(ZOOMS):
        x = np.linspace(low, high, POINTS)
        distance = np.abs(one(x) - other(x))
        best = int(np.argmax(distance))
        low, high = float(x[max(best - 1, 0)]), float(x[min(best + 1, POINTS - 1)])
    return Point(float(x[best]), float(distance[best]))
