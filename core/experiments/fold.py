"""XOR in the hidden plane of 2-2-1 networks: bent by degrees, and as training bends it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations import LEAKY_RELU, TANH
from core.experiments.descent import Descent, descend
from core.experiments.xor import POINTS, TARGETS
from core.incremental import done
from core.nn.reference_mlp import Net, network
from core.numerics.elementwise import Array

ONES = TARGETS[:, 0] > 0.5


def hidden(x: Array, slope: float) -> Array:
    """h1 = f(x1 - x2) and h2 = f(x2 - x1) of points (..., 2), with f(z) = z or slope z below 0."""
    z = x[..., 0] - x[..., 1]
    return np.stack([LEAKY_RELU(z, slope=slope), LEAKY_RELU(-z, slope=slope)], axis=-1)


def gap(slope: float) -> float:
    """Distance in the hidden plane between both 0s and the line through the 1s; 0 <= slope <= 1."""
    return (1 - slope) / float(np.sqrt(2))


@dataclass(frozen=True)
class Cut:
    """Straight line in a plane: its normal at `angle` degrees, `distance` from 0.

    Points beyond it, on the side of the normal, have a positive height.
    """

    angle: float
    distance: float

    @property
    def normal(self) -> Array:
        """Unit vector across the line, (2,)."""
        turned = np.deg2rad(self.angle)
        return np.array([np.cos(turned), np.sin(turned)])

    def height(self, h: Array) -> Array:
        """Signed distance of points (..., 2)."""
        found: Array = h @ self.normal - self.distance
        return found

    def right(self, points: Array, ones: NDArray[np.bool_]) -> int:
        """Number of points (n, 2) on their side, if the better side is called 1."""
        hits = self._ones_beyond(points, ones)
        return max(hits, len(ones) - hits)

    def side(self, points: Array, ones: NDArray[np.bool_]) -> int:
        """1 if the side of the normal is the one called 1, otherwise -1."""
        return 1 if 2 * self._ones_beyond(points, ones) >= len(ones) else -1

    def _ones_beyond(self, points: Array, ones: NDArray[np.bool_]) -> int:
        """Points that are right if the side of the normal is called 1."""
        return int(((self.height(points) > 0) == ones).sum())


def learn(rngs: Iterable[np.random.Generator], steps: int = 1200, every: int = 20) -> list[Descent]:
    """Train 2-2-1 tanh nets on XOR by full-batch descent (Var w = 1/n, rate 0.1)."""
    nets = [network(rng, (2, 2, 1), TANH, 1.0) for rng in rngs]
    return done(descend(nets, POINTS[None], TARGETS[None], 0.1, steps, every=every))


def solved(net: Net) -> int:
    """Number of points whose output is on the right side of 1/2."""
    return int(((net(POINTS)[:, 0] > 0.5) == ONES).sum())
