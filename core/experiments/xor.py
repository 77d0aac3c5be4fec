"""XOR, the smallest task that no linear model solves, learned by a small nonlinear net."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations import Activation
from core.experiments.descent import descend
from core.incremental import done
from core.nn.init import usual_variance
from core.nn.reference_mlp import network
from core.numerics.elementwise import Array

POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([[0.0], [1.0], [1.0], [0.0]])

AXIS = np.linspace(-0.5, 1.5, 33)
"""Both axes of the output map; contains 0 and 1 exactly."""

SIZES = (2, 8, 8, 8, 1)


@dataclass(frozen=True)
class Xor:
    """One training run, in frames: before the first step, after every k-th, and after the last.

    `steps` (F,), `loss` (F,) the mean square error, `outputs` (F, 4) at POINTS, and `field`
    (F, 33, 33) the output on AXIS x AXIS, rows along the second input and columns along the first.
    A run whose loss exceeds a million stops; its last frame is the last one before.
    """

    steps: NDArray[np.int64]
    loss: Array
    outputs: Array
    field: Array


def train(
    rng: np.random.Generator,
    act: Activation,
    variance: float | None = None,
    rate: float = 0.1,
    steps: int = 500,
    every: int = 10,
    **given: float,
) -> Xor:
    """Train a 2-8-8-8-1 net with linear output on XOR by plain full-batch gradient descent.

    `variance` is c in the initial Var w = c / fan_in; it defaults to the usual one for `act`.
    """
    start = usual_variance(act) if variance is None else variance
    net = network(rng, SIZES, act, start, **given)
    run = done(descend([net], POINTS[None], TARGETS[None], rate, steps, every=every))[0]
    at = np.minimum(np.arange(len(run.nets)) * every, steps)
    outputs = np.stack([net(POINTS)[:, 0] for net in run.nets])
    field = np.stack([net(square())[..., 0] for net in run.nets])
    loss = np.mean((outputs - TARGETS[:, 0]) ** 2, axis=1)
    return Xor(at, loss, outputs, field)


def square() -> Array:
    """Points of the map, (33, 33, 2), columns along the first input."""
    return np.stack(np.meshgrid(AXIS, AXIS), axis=-1)
