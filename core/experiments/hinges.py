"""A curve drawn by a sum of rectified linear units, one bend for each."""

from dataclasses import dataclass

import numpy as np

from core.activations import RELU
from core.numerics.elementwise import Array

LOW, HIGH = -3.0, 3.0


def target(x: Array) -> Array:
    """The curve to be drawn: two hills and two valleys."""
    found: Array = np.sin(1.6 * x) + 0.5 * np.sin(3.1 * x + 0.8)
    return found


@dataclass(frozen=True)
class Hinges:
    """offset + sum of weights[k] max(0, x - hinges[k])."""

    hinges: Array
    weights: Array
    offset: float

    def parts(self, x: Array) -> Array:
        """Share of each unit in the sum at x, (units, points)."""
        found: Array = self.weights[:, None] * RELU(x - self.hinges[:, None])
        return found

    def __call__(self, x: Array) -> Array:
        """The sum at x, (points,)."""
        found: Array = self.offset + self.parts(x).sum(axis=0)
        return found


def through(units: int) -> Hinges:
    """The sum that meets `target` at `units` + 1 evenly spaced points from LOW to HIGH."""
    knots = np.linspace(LOW, HIGH, units + 1)
    slopes = np.diff(target(knots)) / np.diff(knots)
    return Hinges(knots[:-1], np.diff(slopes, prepend=0.0), float(target(knots[:1])[0]))
