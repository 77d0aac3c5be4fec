"""The parabola x^2 on [-1, 1], and the nearest line of n straight pieces."""

import numpy as np

from core.numerics.elementwise import Array


def gap(pieces: int) -> float:
    """Largest distance of the nearest line of so many pieces from the parabola, 1 / (2 n^2)."""
    return 1 / (2 * pieces**2)


def nearest_line(pieces: int) -> tuple[Array, Array]:
    """Corners (n + 1,) of that line: evenly spaced, and below the parabola by the largest gap.

    With n pieces it has n - 1 kinks, for each of which a ReLU network needs a neuron.
    """
    x = np.linspace(-1, 1, pieces + 1)
    return x, x * x - gap(pieces)
