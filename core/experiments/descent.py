"""Plain full-batch gradient descent, recorded: what the training experiments have in common."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.activations import SIGMOID
from core.elementwise import Array
from core.experiments.mlp import Net, backward, forward, moved

DIVERGED = 1e6
"""A loss beyond this ends a run."""


@dataclass(frozen=True)
class Task:
    """What is to be made small: the mean loss of outputs z and targets y, and its slope by z."""

    loss: Callable[[Array, Array], float]
    slope: Callable[[Array, Array], Array]


SQUARES = Task(lambda z, y: float(np.mean((z - y) ** 2)), lambda z, y: 2 * (z - y) / len(z))
LOGISTIC = Task(
    lambda z, y: float(np.mean(np.logaddexp(0, z) - y * z)),
    lambda z, y: (SIGMOID(z) - y) / len(z),
)


@dataclass(frozen=True)
class Descent:
    """One run: `loss` (steps + 1,) before each step and at the end, inf once it has diverged.

    `nets` are the net before the first step, after every k-th, and at the end (of what there is).
    """

    loss: Array
    nets: tuple[Net, ...]

    @property
    def diverged(self) -> bool:
        """Whether the loss passed a million."""
        return bool(np.isinf(self.loss[-1]))


def descend(
    net: Net, x: Array, y: Array, rate: float, steps: int, task: Task = SQUARES, every: int = 0
) -> Descent:
    """Train `net` on all points at once; `every` = 0 keeps the first and the last net alone."""
    loss = np.full(steps + 1, np.inf)
    nets = [net]
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(steps + 1):
            z, inputs = forward(net, x)
            now = task.loss(z[-1], y)
            if not now < DIVERGED:
                break
            loss[step] = now
            if step and (step == steps or (every and step % every == 0)):
                nets.append(net)
            if step < steps:
                net = moved(net, backward(net, z, inputs, task.slope(z[-1], y)), rate)
    return Descent(loss, tuple(nets))
