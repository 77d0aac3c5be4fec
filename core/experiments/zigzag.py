"""Inputs of one sign make all weights of a neuron move one way at a time: the zig-zag."""

from dataclasses import dataclass

import numpy as np

from core.experiments.gradient_flow import Function
from core.experiments.verdict import Verdict, judge
from core.numerics.elementwise import Array

START, GOAL = np.array([-1.0, 1.0]), np.array([1.0, -1.0])
"""From here to there one weight has to grow while the other one shrinks."""


@dataclass(frozen=True)
class Signs:
    """`one_sign` (updates,): whether all slopes dL/dw of an update have the same sign."""

    one_sign: Array

    @property
    def share(self) -> float:
        """How often all weights can only grow, or only shrink, together."""
        return float(self.one_sign.mean())

    @property
    def zigzags(self) -> Verdict:
        """The claim that all weights move one way, asked of every update."""
        return judge(self.one_sign)


def signs(
    rng: np.random.Generator,
    f: Function,
    inputs: int = 16,
    updates: int = 1000,
    batch: int = 1,
    shift: float = 0.0,
) -> Signs:
    """The slopes of a neuron's weights, dL/dw = mean of u x over a batch.

    The inputs are x = f(z) - shift with z ~ N(0, 1), and the error u ~ N(0, 1) comes from above.
    """
    z = rng.normal(size=(updates, batch, inputs))
    u = rng.normal(size=(updates, batch, 1))
    slopes = ((f(z) - shift) * u).sum(axis=1)
    return Signs((slopes >= 0).all(axis=1) | (slopes <= 0).all(axis=1))


def path(
    rng: np.random.Generator,
    f: Function,
    rate: float = 0.2,
    steps: int = 60,
    batch: int = 1,
    shift: float = 0.0,
) -> Array:
    """Two weights on their way from START to GOAL by gradient descent, (steps + 1, 2).

    A linear neuron learns y = GOAL x from fresh inputs x = f(z) - shift, `batch` at each step.
    """
    w, way = START, [START]
    for z in rng.normal(size=(steps, batch, 2)):
        x = f(z) - shift
        w = w - rate * 2 * ((x @ (w - GOAL))[:, None] * x).mean(axis=0)
        way.append(w)
    return np.array(way)
