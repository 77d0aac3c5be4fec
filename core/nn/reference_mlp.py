"""The network of the experiments: small, fully connected, trained on all its points at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt

import numpy as np

from core.activations import Activation
from core.numerics.elementwise import Array


@dataclass(frozen=True)
class Net:
    """z = h W + b in every layer, h = f(z) in the hidden ones; the last layer's z is the output.

    `weights` are (fan_in, fan_out), `biases` (fan_out,), all float64.
    """

    act: Activation
    setting: Mapping[str, float]
    weights: tuple[Array, ...]
    biases: tuple[Array, ...]

    def __call__(self, x: Array) -> Array:
        """The output for every row of x: (..., inputs) -> (..., outputs)."""
        return forward(self, x)[0][-1]


def network(
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    act: Activation,
    variance: float,
    **given: float,
) -> Net:
    """A net with w ~ N(0, variance / fan_in) and biases of 0; `sizes` from input to output."""
    pairs = tuple(pairwise(sizes))
    weights = tuple(rng.normal(0, sqrt(variance / a), (a, b)) for a, b in pairs)
    return Net(act, act.settings(given), weights, tuple(np.zeros(b) for _, b in pairs))


def forward(net: Net, x: Array) -> tuple[list[Array], list[Array]]:
    """Every layer's z, and the input of every layer (x itself first)."""
    z: list[Array] = []
    inputs = [x]
    for w, b in zip(net.weights, net.biases, strict=True):
        if z:
            inputs.append(net.act.f(z[-1], **net.setting))
        z.append(inputs[-1] @ w + b)
    return z, inputs


def gradients(net: Net, x: Array, y: Array) -> tuple[list[Array], list[Array]]:
    """Back-propagation of sum((net(x) - y)^2) / points: one array for every W, one for every b."""
    z, inputs = forward(net, x)
    return backward(net, z, inputs, 2 * (z[-1] - y) / len(x))


def backward(
    net: Net, z: list[Array], inputs: list[Array], delta: Array
) -> tuple[list[Array], list[Array]]:
    """Back-propagation of `delta`, the slope of a loss by the output, through a forward pass."""
    deltas = [delta]
    for w, below in zip(net.weights[:0:-1], z[-2::-1], strict=True):
        delta = delta @ w.T * net.act.df(below, **net.setting)
        deltas.append(delta)
    deltas.reverse()
    d_weights: list[Array] = [h.T @ d for h, d in zip(inputs, deltas, strict=True)]
    return d_weights, [d.sum(0) for d in deltas]


def moved(net: Net, slopes: tuple[list[Array], list[Array]], rate: float) -> Net:
    """The net with every number minus rate times its slope."""
    weights = tuple(w - rate * d for w, d in zip(net.weights, slopes[0], strict=True))
    biases = tuple(b - rate * d for b, d in zip(net.biases, slopes[1], strict=True))
    return replace(net, weights=weights, biases=biases)


def stepped(net: Net, x: Array, y: Array, rate: float) -> Net:
    """The net after one step of plain gradient descent on the squares."""
    return moved(net, gradients(net, x, y), rate)


def mean_square(net: Net, x: Array, y: Array) -> float:
    """Mean of (net(x) - y)^2 over points and outputs."""
    return float(np.mean((net(x) - y) ** 2))
