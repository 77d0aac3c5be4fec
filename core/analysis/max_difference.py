"""How far two functions are apart, and where."""

import numpy as np

from core.analysis.facts import Point
from core.numerics.elementwise import Formula

POINTS = 257
ZOOMS = 4
"""Each zoom makes the interval 128 times smaller; more would only meet the rounding of f."""


def largest_gap(one: Formula, other: Formula, low: float, high: float) -> Point:
    """The point of [low, high] where |one(x) - other(x)| is largest, and that distance.

    Found by looking at 257 points, and again between the neighbours of the best one: so both
    functions have to be smooth at the scale of (high - low) / 256.  The place is known to about
    1e-6, since the distance is flat there; ValueError unless low < high.
    """
    if not low < high:
        raise ValueError("low must be less than high")
    for _ in range(ZOOMS):
        x = np.linspace(low, high, POINTS)
        distance = np.abs(one(x) - other(x))
        best = int(np.argmax(distance))
        low, high = float(x[max(best - 1, 0)]), float(x[min(best + 1, POINTS - 1)])
    return Point(float(x[best]), float(distance[best]))
