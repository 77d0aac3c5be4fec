"""Loss of a threshold that sorts five points, as a step and as ever softer sigmoids."""

import numpy as np

from core.activations import SIGMOID, STEP
from core.numerics.elementwise import Array

POINTS = np.array([-2.0, -1.0, 0.5, 1.5, 2.5])
LABELS = np.array([0.0, 0.0, 1.0, 1.0, 1.0])


def predict(x: Array, threshold: Array | float, softness: float) -> Array:
    """sigmoid((x - threshold) / softness), and the binary step for a softness of 0."""
    if not softness:
        return STEP(x - threshold)
    return SIGMOID((x - threshold) / softness)


def loss(threshold: Array | float, softness: float) -> Array:
    """Mean squared error at POINTS of each threshold; the share of wrong points for the step."""
    errors = predict(POINTS, np.asarray(threshold)[..., None], softness) - LABELS
    found: Array = np.mean(errors**2, axis=-1)
    return found


def slope(threshold: Array | float, softness: float) -> Array:
    """dL/d(threshold); 0 for the step, whose loss is flat wherever it does not jump."""
    at = np.asarray(threshold, dtype=float)
    if not softness:
        return np.zeros_like(at)
    z = (POINTS - at[..., None]) / softness
    found: Array = np.mean(2 * (SIGMOID(z) - LABELS) * SIGMOID.grad(z), axis=-1) / -softness
    return found


def descend(threshold: float, softness: float, rate: float, steps: int) -> Array:
    """Thresholds on the way of gradient descent, the first one included, (steps + 1,)."""
    way = [float(threshold)]
    for _ in range(steps):
        way.append(way[-1] - rate * float(slope(way[-1], softness)))
    return np.array(way)
