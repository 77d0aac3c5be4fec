"""Zig-zag descent: inputs of one sign give all weights of a neuron gradients of one sign."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.experiments.gradient_flow import Function
from core.experiments.verdict import ClaimVerdict, judge
from core.numerics.elementwise import Array

START, GOAL = np.array([-1.0, 1.0]), np.array([1.0, -1.0])
"""One weight has to grow and the other to shrink between these."""


@dataclass(frozen=True)
class Signs:
    """`turns` (updates, inputs): 1 where an update makes a weight larger, -1 smaller, 0 neither."""

    turns: Array

    @property
    def one_sign(self) -> NDArray[np.bool_]:
        """Whether no two weights of an update move in opposite directions, (updates,)."""
        return np.all(self.turns >= 0, axis=1) | np.all(self.turns <= 0, axis=1)

    @property
    def share(self) -> float:
        """Share of the updates in which all weights grow or all shrink."""
        return float(self.one_sign.mean())

    @property
    def zigzags(self) -> ClaimVerdict:
        """Claim, per update: all weights move in the same direction."""
        return judge(self.one_sign)


def signs(
    rng: np.random.Generator,
    f: Function,
    inputs: int = 16,
    updates: int = 1000,
    batch: int = 1,
    shift: float = 0.0,
) -> Signs:
    """Signs of the weight gradients of a neuron, dL/dw = mean of u x over a batch.

    Inputs are x = f(z) - shift with z ~ N(0, 1); u ~ N(0, 1) is the error dL/dz.
    """
    z = rng.normal(size=(updates, batch, inputs))
    u = rng.normal(size=(updates, batch, 1))
    slopes = ((f(z) - shift) * u).sum(axis=1)
    return Signs(-np.sign(slopes))


def path(
    rng: np.random.Generator,
    f: Function,
    rate: float = 0.2,
    steps: int = 60,
    batch: int = 1,
    shift: float = 0.0,
) -> Array:
    """Path of two weights from START towards GOAL by gradient descent, (steps + 1, 2).

    A linear neuron learns y = GOAL x from fresh inputs x = f(z) - shift, `batch` at each step.
    """
    w, way = START, [START]
    for z in rng.normal(size=(steps, batch, 2)):
        x = f(z) - shift
        w = w - rate * 2 * ((x @ (w - GOAL))[:, None] * x).mean(axis=0)
        way.append(w)
    return np.array(way)
