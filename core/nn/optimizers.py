"""SGD, momentum and Adam; each updates theta in place.

The learning rate is one number, or an array with a rate for each parameter.
"""

from collections.abc import Callable, Mapping
from math import sqrt
from typing import Protocol

import numpy as np

from core.numerics.elementwise import Array


class Optimizer(Protocol):
    """Optimizer of a flat parameter vector."""

    def step(self, theta: Array, gradient: Array) -> None:
        """Update theta in place by one step."""


class SGD:
    """theta <- theta - rate g."""

    def __init__(self, theta: Array, rate: float | Array) -> None:
        self.rate, self.change = rate, np.empty_like(theta)

    def step(self, theta: Array, gradient: Array) -> None:
        """Update theta in place by one step of gradient descent."""
        theta -= np.multiply(gradient, self.rate, out=self.change)


class Momentum:
    """v <- keep v + g, theta <- theta - rate v, as in PyTorch."""

    def __init__(self, theta: Array, rate: float | Array, keep: float = 0.9) -> None:
        self.rate, self.keep = rate, keep
        self.velocity, self.change = np.zeros_like(theta), np.empty_like(theta)

    def step(self, theta: Array, gradient: Array) -> None:
        """Update theta in place by one step along the velocity."""
        self.velocity *= self.keep
        self.velocity += gradient
        theta -= np.multiply(self.velocity, self.rate, out=self.change)


class Adam:
    """theta <- theta - rate m^ / (sqrt(v^) + epsilon), with bias-corrected moments m^ and v^.

    m <- b1 m + (1 - b1) g, v <- b2 v + (1 - b2) g^2, m^ = m / (1 - b1^t), v^ = v / (1 - b2^t).
    """

    def __init__(
        self,
        theta: Array,
        rate: float | Array,
        b1: float = 0.9,
        b2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        self.rate, self.b1, self.b2, self.epsilon, self.t = rate, b1, b2, epsilon, 0
        self.m, self.v, self.change = np.zeros_like(theta), np.zeros_like(theta), theta.copy()

    def step(self, theta: Array, gradient: Array) -> None:
        """Update theta in place by one step; scalar factors contain both bias corrections."""
        self.t += 1
        first, second = 1 - self.b1**self.t, sqrt(1 - self.b2**self.t)
        m, v, change = self.m, self.v, self.change
        m *= self.b1
        m += np.multiply(gradient, 1 - self.b1, out=change)
        np.multiply(gradient, gradient, out=change)
        v *= self.b2
        v += np.multiply(change, 1 - self.b2, out=change)
        np.sqrt(v, out=change)
        change += self.epsilon * second
        np.divide(m, change, out=change)
        theta -= np.multiply(change, self.rate * second / first, out=change)


OPTIMIZERS: Mapping[str, Callable[[Array, float | Array], Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "adam": Adam,
}
