"""Training of a stack of networks: initialisation, losses, and training steps."""

from collections.abc import Callable, Mapping, Sequence
from math import sqrt

import numpy as np

from core.nn.network import Network, Pass, Unit
from core.nn.optimizers import OPTIMIZERS
from core.numerics.elementwise import Array

Rule = Callable[[Unit, int, int], float]
Loss = Callable[[Array, Array], Array]

INITS: Mapping[str, Rule] = {
    "usual": lambda unit, inputs, outputs: unit.variance / inputs,
    "he": lambda unit, inputs, outputs: 2 / inputs,
    "lecun": lambda unit, inputs, outputs: 1 / inputs,
    "glorot": lambda unit, inputs, outputs: 2 / (inputs + outputs),
    "torch": lambda unit, inputs, outputs: 1 / (3 * inputs),
}
"""Var w by rule (he2015, lecun1998, glorot2010; `torch`: variance of PyTorch's default)."""


def by_gain(gain: float) -> Rule:
    """Rule Var w = gain^2 / inputs."""
    return lambda unit, inputs, outputs: gain**2 / inputs


def start(net: Network, rule: Rule, rngs: Sequence[np.random.Generator]) -> None:
    """Initialise the weights with N(0, 1) draws scaled by the rule, one generator per run.

    All contenders of a run get the same draws, so that they differ only by the rule's scale and
    their function.  Biases are 0.
    """
    for layer in net.layers:
        _, _, outputs, columns = layer.shape
        draws = np.stack([rng.normal(size=(outputs, columns - 1)) for rng in rngs])
        for k, unit in enumerate(net.units):
            layer[k, :, :, :-1] = draws * sqrt(rule(unit, columns - 1, outputs))
            layer[k, :, :, -1] = 0


def cross_entropy(z: Array, y: Array) -> Array:
    """Mean over points of -log p(y) for logits z and targets y of 0 or 1: (K, R).

    log(1 + e^z) - y z, without overflow.
    """
    terms = np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))
    return np.mean(terms, axis=(-2, -1))


def cross_entropy_slope(z: Array, y: Array) -> Array:
    """Derivative of `cross_entropy` with respect to z: (sigmoid(z) - y) / points."""
    return (0.5 + 0.5 * np.tanh(0.5 * z) - y) / z.shape[-1]


def softmax_cross_entropy(z: Array, y: Array) -> Array:
    """Mean over points of -log p of the right class, p = softmax(z): (K, R).

    z (K, R, classes, points) are logits, y (R or 1, classes, points) is one-hot.  The largest logit
    of a point is subtracted first, so that nothing overflows.
    """
    least = z - z.max(axis=-2, keepdims=True)
    logs = np.log(np.sum(np.exp(least), axis=-2)) - np.sum(y * least, axis=-2)
    return np.mean(logs, axis=-1)


def softmax_cross_entropy_slope(z: Array, y: Array) -> Array:
    """Derivative of `softmax_cross_entropy` with respect to z: (softmax(z) - y) / points."""
    return (softmax(z) - y) / z.shape[-1]


def softmax(z: Array) -> Array:
    """Shares e^z / sum e^z over the classes, the last axis but one."""
    powers = np.exp(z - z.max(axis=-2, keepdims=True))
    shares: Array = powers / powers.sum(axis=-2, keepdims=True)
    return shares


def mean_square(z: Array, y: Array) -> Array:
    """Mean over points of (z - y)^2: (K, R)."""
    return np.mean((z - y) ** 2, axis=(-2, -1))


def mean_square_slope(z: Array, y: Array) -> Array:
    """Derivative of `mean_square` with respect to z: 2 (z - y) / points."""
    return (z - y) * (2 / z.shape[-1])


LOSSES: Mapping[str, tuple[Loss, Loss]] = {
    "cross_entropy": (cross_entropy, cross_entropy_slope),
    "softmax": (softmax_cross_entropy, softmax_cross_entropy_slope),
    "mean_square": (mean_square, mean_square_slope),
}
"""Loss and its derivative with respect to the outputs: one output, or one for each class."""


class Training:
    """Training loop body: a stack of networks, an optimiser, and buffers for one batch size.

    `rate` is the learning rate of all networks, or an array (K or 1, R or 1).
    `step` warns on overflow; call it under `np.errstate(all="ignore")` if a run may diverge.
    """

    def __init__(
        self, net: Network, loss: str, optimizer: str, rate: float | Array, points: int
    ) -> None:
        self.net, self.at = net, Pass(net, points)
        self.slope = LOSSES[loss][1]
        self.gradient = np.zeros_like(net.theta)
        self.gradients = net.views(self.gradient)
        each = _spread(net, rate) if isinstance(rate, np.ndarray) else rate
        self.optimizer = OPTIMIZERS[optimizer](net.theta, each)

    def step(self, x: Array, y: Array) -> Array:
        """Train on one batch and return the outputs (K, R, outputs, points) before the step.

        `x` is (R or 1, inputs + 1, points) with a last row of ones, `y` (R or 1, outputs, points).
        """
        outputs = self.at.forward(x)
        self.at.delta[-1][...] = self.slope(outputs, y)
        self.at.backward(x, self.gradients)
        self.optimizer.step(self.net.theta, self.gradient)
        return outputs


def _spread(net: Network, rates: Array) -> Array:
    """Learning rate of each parameter, in the order of `theta`."""
    each = np.empty_like(net.theta)
    for view in net.views(each):
        view[...] = rates[..., None, None]
    return each
