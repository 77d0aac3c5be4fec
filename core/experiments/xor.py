"""XOR, the smallest task that no linear model solves: a small net learns it once it may bend."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations import Activation
from core.elementwise import Array
from core.experiments.mlp import Net, mean_square, network, stepped, usual_variance

POINTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = np.array([[0.0], [1.0], [1.0], [0.0]])

AXIS = np.linspace(-0.5, 1.5, 33)
"""Both axes of the map of outputs; 0 and 1 lie on it exactly."""

SIZES = (2, 8, 8, 8, 1)
DIVERGED = 1e6


@dataclass(frozen=True)
class Xor:
    """One training run, in frames: before the first step, after every k-th, and after the last.

    `steps` (F,), `loss` (F,) the mean square error, `outputs` (F, 4) at POINTS, and `field`
    (F, 33, 33) the output on AXIS x AXIS, rows along the second input and columns along the first.
    `variance` is c in Var w = c / fan_in of the start.  A run whose loss passes a million is
    stopped there and has `diverged`; its last frame is the last one before.
    """

    steps: NDArray[np.int64]
    loss: Array
    outputs: Array
    field: Array
    variance: float
    diverged: bool


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

    `variance` defaults to the usual one for `act`.
    """
    start = usual_variance(act) if variance is None else variance
    with np.errstate(over="ignore", invalid="ignore"):
        net = network(rng, SIZES, act, start, **given)
        frames = descend(net, rate, steps, every)
    at = np.array([step for step, _ in frames])
    outputs = np.stack([net(POINTS)[:, 0] for _, net in frames])
    field = np.stack([net(square())[..., 0] for _, net in frames])
    loss = np.mean((outputs - TARGETS[:, 0]) ** 2, axis=1)
    return Xor(at, loss, outputs, field, start, diverged=bool(at[-1] < steps))


def descend(net: Net, rate: float, steps: int, every: int) -> list[tuple[int, Net]]:
    """The frames of the run: how many steps are done, and the net then."""
    frames = [(0, net)]
    for step in range(1, steps + 1):
        net = stepped(net, POINTS, TARGETS, rate)
        if step % every == 0 or step == steps:
            if not mean_square(net, POINTS, TARGETS) < DIVERGED:
                break
            frames.append((step, net))
    return frames


def square() -> Array:
    """Every point of the map, (33, 33, 2): columns along the first input."""
    return np.stack(np.meshgrid(AXIS, AXIS), axis=-1)
