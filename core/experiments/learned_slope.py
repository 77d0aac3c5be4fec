"""PReLU that is taught by eight points: only negative inputs push its parameter a."""

import numpy as np

from core.activations import PRELU
from core.numerics.elementwise import Array

X = np.array([-3.0, -2.3, -1.6, -0.8, 0.7, 1.4, 2.2, 3.0])
TARGETS = np.array([-0.8, -0.9, -0.3, -0.35, 1.0, 1.1, 2.5, 2.7])
RATE = 0.2


def pushes(a: float) -> Array:
    """Part of each point in a step of gradient descent on the mean squared error, (8,).

    -rate dL/da = rate 2 (target - f(x)) df/da / 8, with df/da = min(0, x).
    """
    (parameter,) = PRELU.params
    assert parameter.d is not None
    slope = parameter.d(X, **{parameter.name: a})
    found: Array = RATE * 2 * (TARGETS - predict(a)) * slope / len(X)
    return found


def predict(a: float) -> Array:
    """PReLU of each X, (8,)."""
    return PRELU(X, **{PRELU.params[0].name: a})


def loss(a: float) -> float:
    """Mean squared error."""
    return float(np.mean((TARGETS - predict(a)) ** 2))


def rest() -> float:
    """Value of a at which the pushes cancel: the slope of the best line through 0 below 0."""
    below = X < 0
    return float(X[below] @ TARGETS[below] / (X[below] @ X[below]))
