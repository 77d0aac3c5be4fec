"""Gradient descent of the lines of a maxout, of which each example moves only the highest."""

import numpy as np

from core.numerics.elementwise import Array

X = np.linspace(-2.0, 2.0, 17)
TARGETS = np.abs(X)
"""Points that the maxout is to meet."""

START = np.array([[-0.4, 0.3], [0.5, 0.2], [0.1, -1.5]])
"""Slope and offset of three lines (3, 2); the last one lies below another everywhere in X."""


def heights(lines: Array, x: Array) -> Array:
    """Height of each line (k, 2) at x, (k, points)."""
    found: Array = lines[:, :1] * x + lines[:, 1:]
    return found


def learn(rate: float = 0.3, steps: int = 80) -> Array:
    """Lines before each step and after the last one, (steps + 1, 3, 2).

    The loss is the mean square error at X; its gradient by a line comes from the points at which
    that line is the highest, the first of equals.
    """
    lines, way = START, [START]
    for _ in range(steps):
        found = heights(lines, X)
        wins = np.arange(len(lines))[:, None] == found.argmax(axis=0)
        push = 2 * wins * (found.max(axis=0) - TARGETS) / len(X)
        lines = lines - rate * np.stack([push @ X, push.sum(axis=1)], axis=1)
        way.append(lines)
    return np.array(way)
