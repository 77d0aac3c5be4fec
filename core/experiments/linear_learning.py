"""Gradient descent on a linear net, which learns a linear map."""

import numpy as np

from core.activations import LINEAR
from core.nn.reference_mlp import mean_square, network, train_step
from core.numerics.elementwise import Array


def learn_linear_map(
    data: np.random.Generator,
    weights: np.random.Generator,
    steps: int = 500,
    rate: float = 0.05,
) -> Array:
    """Train a linear 4-8-8-2 net on the map Y = X B with 64 points by gradient descent.

    Returns the mean square error before each step and at the end, (steps + 1,).
    """
    x, b = data.normal(size=(64, 4)), data.normal(size=(4, 2))
    y, loss = x @ b, []
    net = network(weights, (4, 8, 8, 2), LINEAR, variance=1.0)
    for _ in range(steps):
        loss.append(mean_square(net, x, y))
        net = train_step(net, x, y, rate)
    return np.array([*loss, mean_square(net, x, y)])
