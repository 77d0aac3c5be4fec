"""One rectified neuron on eight points: a long step takes it off all of them, a leak back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations import LEAKY_RELU
from core.numerics.elementwise import Array

X = np.linspace(0.1, 1, 8)
Y = 0.5 * X
START = (2.0, 0.5)
"""First weight and bias: above every point."""


@dataclass(frozen=True)
class Life:
    """Gradient descent on f(wx + b), before each step and at the end: all (S + 1,).

    `loss` is the mean squared error, and `slope_w`, `slope_b` are its gradient in w and b.
    """

    w: Array
    b: Array
    loss: Array
    slope_w: Array
    slope_b: Array

    @property
    def touched(self) -> NDArray[np.bool_]:
        """Whether z = wx + b > 0 at each point, (S + 1, 8)."""
        found: NDArray[np.bool_] = self.w[:, None] * X + self.b[:, None] > 0
        return found

    @property
    def lost(self) -> int | None:
        """First step after which no point has z > 0; None if one always has."""
        without = np.flatnonzero(~self.touched.any(axis=1))
        return int(without[0]) if without.size else None

    @property
    def back(self) -> int | None:
        """First step after `lost` at which a point has z > 0 again; None if there is none."""
        if self.lost is None:
            return None
        again = np.flatnonzero(self.touched[self.lost :].any(axis=1))
        return self.lost + int(again[0]) if again.size else None


def live(rate: float, slope: float = 0.0, steps: int = 400) -> Life:
    """Train max(0, wx + b), or leaky with `slope`, on y = 0.5 x by full-batch gradient descent.

    The loss is mean((f(wx + b) - y)^2), without a factor 1/2.
    """
    w, b = START
    rows = []
    for _ in range(steps + 1):
        z = w * X + b
        error = LEAKY_RELU(z, slope=slope) - Y
        dz = 2 * error * LEAKY_RELU.grad(z, slope=slope)
        dw, db = float(np.mean(dz * X)), float(np.mean(dz))
        rows.append((w, b, float(np.mean(error * error)), dw, db))
        w, b = w - rate * dw, b - rate * db
    return Life(*np.array(rows).T)
