"""Stack of small networks that train in lock step: several activations, several runs of each.

Arrays are `(K, R, units, points)`: K activations, R runs of each, points along the last axis.  A
layer's weights are `(K, R, outputs, inputs + 1)`: the last column is the bias, which is
multiplied by a row of ones.  All weights are views of one flat vector, so that an optimiser needs
only a few NumPy calls, and buffers are allocated once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import prod
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from core.activations import Activation
from core.nn.init import usual_variance
from core.nn.kernels import KERNELS, Kernel, general
from core.numerics.elementwise import Array, plain


@dataclass(frozen=True)
class Unit:
    """Hidden units of one contender: h = f(z) with derivative df(z), for float arrays.

    `variance` is the usual c in the initial Var w = c / fan_in.  `quick` is a fast kernel for
    training, if there is one.
    """

    f: Callable[[Array], Array]
    df: Callable[[Array], Array]
    variance: float = 2.0
    quick: Kernel | None = None

    @property
    def kernel(self) -> Kernel:
        """Kernel that training runs."""
        return self.quick or general(self.f, self.df)


def unit(act: Activation, **given: float) -> Unit:
    """Unit of a catalogue activation at given parameters."""
    setting = {name: float(value) for name, value in act.settings(given).items()}
    f, df = (partial(plain(formula), **setting) for formula in (act.f, act.df))
    quick = KERNELS[act.name](**setting) if act.name in KERNELS else None
    return Unit(f, df, usual_variance(act), quick)


class Network:
    """K x R networks with layers of the same sizes, from input to output; initial weights are 0.

    z = W h + b in every layer and h = f(z) in the hidden ones; the last layer's z is the output.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        sizes: Sequence[int],
        runs: int = 1,
        dtype: DTypeLike = np.float32,
    ) -> None:
        self.units, self.sizes, self.runs = tuple(units), tuple(sizes), runs
        self.shapes = [(len(units), runs, b, a + 1) for a, b in pairwise(sizes)]
        self.theta: Array = np.zeros(sum(map(prod, self.shapes)), dtype)
        self.layers = self.views(self.theta)

    def views(self, flat: Array) -> list[Array]:
        """Views of a flat vector, one for each layer."""
        ends = np.cumsum([prod(shape) for shape in self.shapes])[:-1]
        parts = np.split(flat, ends)
        return [part.reshape(shape) for part, shape in zip(parts, self.shapes, strict=True)]

    def __call__(self, x: Array) -> Array:
        """Outputs (K, R, outputs, points) for x (R or 1, inputs, points)."""
        return Pass(self, x.shape[-1]).forward(with_ones(x, self.theta.dtype)).copy()


class Pass:
    """Forward and backward pass for a fixed number of points, with reused buffers."""

    def __init__(self, net: Network, points: int) -> None:
        def buffer(rows: int) -> Array:
            return np.ones((len(net.units), net.runs, rows, points), net.theta.dtype)

        self.net, self.kernels = net, [unit.kernel for unit in net.units]
        self.kept: list[list[Any]] = [[None] * len(net.units) for _ in net.sizes[2:]]
        self.h = [buffer(rows + 1) for rows in net.sizes[1:-1]]
        self.hidden = [h[:, :, :-1] for h in self.h]
        self.outputs = buffer(net.sizes[-1])
        self.delta = [buffer(rows) for rows in net.sizes[1:]]
        self.turned = [layer[..., :-1].swapaxes(-1, -2) for layer in net.layers]
        self.h_turned = [h.swapaxes(-1, -2) for h in self.h]

    def forward(self, x: Array) -> Array:
        """Outputs for x (R or 1, inputs + 1, points) with a last row of ones; a reused buffer."""
        below = x
        for layer, h in enumerate(self.h):
            hidden, kept = self.hidden[layer], self.kept[layer]
            np.matmul(self.net.layers[layer], below, out=hidden)
            for k, kernel in enumerate(self.kernels):
                kept[k] = kernel.forward(hidden[k])
            below = h
        return np.matmul(self.net.layers[-1], below, out=self.outputs)

    def z(self, x: Array) -> list[Array]:
        """z of every hidden layer, recomputed after `forward(x)`, which keeps only h."""
        pairs = zip(self.net.layers, [x, *self.h[:-1]], strict=False)
        return [np.matmul(weights, below) for weights, below in pairs]

    def backward(self, x: Array, gradients: Sequence[Array]) -> None:
        """Fill `gradients` (shaped like `net.layers`) and `delta`, dL/dz of every layer.

        Call it after `forward(x)`, with dL/doutput in `delta[-1]`.
        """
        for layer in range(len(self.h), 0, -1):
            np.matmul(self.delta[layer], self.h_turned[layer - 1], out=gradients[layer])
            self._down(layer)
        np.matmul(self.delta[0], x.swapaxes(-1, -2), out=gradients[0])

    def _down(self, layer: int) -> None:
        """Compute dL/dz of the layer below: multiply by the weights, then by the slope."""
        delta, hidden = self.delta[layer - 1], self.hidden[layer - 1]
        np.matmul(self.turned[layer], self.delta[layer], out=delta)
        for k, kernel in enumerate(self.kernels):
            kernel.backward(delta[k], hidden[k], self.kept[layer - 1][k])


def with_ones(x: Array, dtype: DTypeLike = np.float32) -> Array:
    """x (..., inputs, points) with a last row of ones for the bias."""
    ones = np.ones((*x.shape[:-2], 1, x.shape[-1]))
    return np.concatenate([x, ones], axis=-2).astype(dtype)
