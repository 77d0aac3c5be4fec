"""Gradient descent on a linear net, which learns a linear map."""

from dataclasses import dataclass
from functools import reduce

import numpy as np

from core.activations import LINEAR
from core.nn.reference_mlp import Net, mean_square, network, train_step
from core.numerics.elementwise import Array


@dataclass(frozen=True)
class Learned:
    """Gradient descent on a linear net: `loss` before each step and at the end, (steps + 1,).

    `error` is the largest |W1 W2 W3 - B|.
    """

    loss: Array
    error: float


def learn_linear_map(
    data: np.random.Generator,
    weights: np.random.Generator,
    steps: int = 500,
    rate: float = 0.05,
) -> Learned:
    """Train a linear 4-8-8-2 net on the map Y = X B with 64 points by gradient descent."""
    x, b = data.normal(size=(64, 4)), data.normal(size=(4, 2))
    y, loss = x @ b, []
    net = network(weights, (4, 8, 8, 2), LINEAR, variance=1.0)
    for _ in range(steps):
        loss.append(mean_square(net, x, y))
        net = train_step(net, x, y, rate)
    return Learned(np.array([*loss, mean_square(net, x, y)]), float(np.abs(product(net) - b).max()))


def product(net: Net) -> Array:
    """W1 W2 ... WL, the matrix equivalent to a linear net."""
    return reduce(np.matmul, net.weights)
