"""Reference network: a multilayer perceptron and its back-propagation, written to be read.

Each layer computes z = h W + b and h' = f(z); the output layer keeps z.  Back-propagation is the
chain rule, applied from the last layer to the first.  `core.nn.network` does the same faster, and a
test compares it with this module; another compares this module with finite differences.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt

import numpy as np

from core.activations import Activation
from core.numerics.elementwise import Array


@dataclass(frozen=True)
class Net:
    """Weights (fan_in, fan_out) and biases (fan_out,) of each layer, float64.

    `act` is the activation of the hidden layers, with the parameters `setting`.
    """

    act: Activation
    setting: Mapping[str, float]
    weights: tuple[Array, ...]
    biases: tuple[Array, ...]

    def __call__(self, x: Array) -> Array:
        """Output for every row of x: (..., inputs) -> (..., outputs)."""
        return forward(self, x)[0][-1]


def network(
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    act: Activation,
    variance: float,
    **given: float,
) -> Net:
    """Net with w ~ N(0, variance / fan_in) and biases of 0; `sizes` from input to output."""
    pairs = tuple(pairwise(sizes))
    weights = tuple(rng.normal(0, sqrt(variance / a), (a, b)) for a, b in pairs)
    return Net(act, act.settings(given), weights, tuple(np.zeros(b) for _, b in pairs))


def forward(net: Net, x: Array) -> tuple[list[Array], list[Array]]:
    """Pre-activation z and input h of every layer (x itself first).

    `backward` needs both: h for the weights, z for the slopes.
    """
    z: list[Array] = []
    inputs = [x]
    for w, b in zip(net.weights, net.biases, strict=True):
        if z:
            inputs.append(net.act.f(z[-1], **net.setting))
        z.append(inputs[-1] @ w + b)
    return z, inputs


def backward(
    net: Net, z: list[Array], inputs: list[Array], delta: Array
) -> tuple[list[Array], list[Array]]:
    """Gradients for weights and biases after `forward`; `delta` is dL/dz of the output layer.

    z = h W + b gives dL/dW = h^T delta, dL/db = the sum of delta over the points, and
    dL/dh = delta W^T.  h = f(z) of the layer below gives its delta = dL/dh * f'(z): each layer on
    the way down multiplies by W^T and by f', which is how a gradient vanishes or explodes.
    """
    deltas = [delta]
    for w, z_below in zip(net.weights[:0:-1], z[-2::-1], strict=True):
        delta = delta @ w.T * net.act.df(z_below, **net.setting)
        deltas.append(delta)
    deltas.reverse()
    d_weights: list[Array] = [h.T @ d for h, d in zip(inputs, deltas, strict=True)]
    return d_weights, [d.sum(axis=0) for d in deltas]


def gradients(net: Net, x: Array, y: Array) -> tuple[list[Array], list[Array]]:
    """Gradients of the squared error sum((net(x) - y)^2) / points, whose dL/dz is below."""
    z, inputs = forward(net, x)
    return backward(net, z, inputs, 2 * (z[-1] - y) / len(x))


def sgd_update(net: Net, slopes: tuple[list[Array], list[Array]], rate: float) -> Net:
    """Net with every weight and bias moved against its gradient: w - rate * dL/dw."""
    weights = tuple(w - rate * d for w, d in zip(net.weights, slopes[0], strict=True))
    biases = tuple(b - rate * d for b, d in zip(net.biases, slopes[1], strict=True))
    return replace(net, weights=weights, biases=biases)


def train_step(net: Net, x: Array, y: Array, rate: float) -> Net:
    """Net after one step of gradient descent on the squared error."""
    return sgd_update(net, gradients(net, x, y), rate)


def mean_square(net: Net, x: Array, y: Array) -> float:
    """Mean of (net(x) - y)^2 over points and outputs."""
    return float(np.mean((net(x) - y) ** 2))
