"""Two linear layers of one weight each, y = w2 w1 x, and the gradient of the first weight."""

import numpy as np

from core.numerics.elementwise import Array


def loss(w1: Array | float, w2: float, x: float, target: float) -> Array:
    """Squared error (y - target)^2 of the output y = w2 w1 x, for each w1."""
    error = w2 * np.asarray(w1, dtype=float) * x - target
    found: Array = error**2
    return found


def gradient(w1: float, w2: float, x: float, target: float) -> float:
    """dL/dw1 = 2 (y - target) w2 x; the slope of both layers is 1 and does not appear."""
    return 2 * (w2 * w1 * x - target) * w2 * x
