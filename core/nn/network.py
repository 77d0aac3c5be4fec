"""Small networks in lock step: one stack of arrays trains several activations, several times each.

Arrays are `(K, R, units, points)`: K activations, R runs of each, points along the last axis.  A
layer's weights are `(K, R, outputs, inputs + 1)`: the last column is the bias, which meets a
constant row of ones.  All of them are views of one flat vector, so that an optimiser is a handful
of NumPy calls, and every buffer is made once.
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
    """What the hidden units of one contender do: h = f(z), slope df(z), for float arrays.

    `variance` is the usual c in Var w = c / fan_in of its start.  `quick` is a kernel for training,
    where there is one.
    """

    name: str
    f: Callable[[Array], Array]
    df: Callable[[Array], Array]
    variance: float = 2.0
    quick: Kernel | None = None

    @property
    def kernel(self) -> Kernel:
        """What training runs."""
        return self.quick or general(self.f, self.df)


def unit(act: Activation, **given: float) -> Unit:
    """An activation of the catalogue at a setting."""
    setting = {name: float(value) for name, value in act.settings(given).items()}
    f, df = (partial(plain(formula), **setting) for formula in (act.f, act.df))
    quick = KERNELS[act.name](**setting) if act.name in KERNELS else None
    return Unit(act.name, f, df, usual_variance(act), quick)


class Network:
    """K x R networks of the same sizes, from input to output; their weights start at 0.

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
        """A flat vector as one array for each layer, sharing its memory."""
        ends = np.cumsum([prod(shape) for shape in self.shapes])[:-1]
        parts = np.split(flat, ends)
        return [part.reshape(shape) for part, shape in zip(parts, self.shapes, strict=True)]

    def __call__(self, x: Array) -> Array:
        """The outputs (K, R, outputs, points) for x (R or 1, inputs, points)."""
        return Pass(self, x.shape[-1]).forward(with_ones(x, self.theta.dtype)).copy()


class Pass:
    """The way forward and back for so many points at a time, in buffers and views made once."""

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
        """The outputs for x (R or 1, inputs + 1, points), whose last row is ones."""
        below = x
        for layer, h in enumerate(self.h):
            hidden, kept = self.hidden[layer], self.kept[layer]
            np.matmul(self.net.layers[layer], below, out=hidden)
            for k, kernel in enumerate(self.kernels):
                kept[k] = kernel.forward(hidden[k])
            below = h
        return np.matmul(self.net.layers[-1], below, out=self.outputs)

    def z(self, x: Array) -> list[Array]:
        """The z of every hidden layer, computed again after `forward(x)`, which kept h alone."""
        pairs = zip(self.net.layers, [x, *self.h[:-1]], strict=False)
        return [np.matmul(weights, below) for weights, below in pairs]

    def backward(self, x: Array, gradients: Sequence[Array]) -> None:
        """Fill `gradients` (as `net.views` gives them) and `delta`, dL/dz of every layer.

        Follows `forward(x)`; `delta[-1]` must hold dL/d output.
        """
        for layer in range(len(self.h), 0, -1):
            np.matmul(self.delta[layer], self.h_turned[layer - 1], out=gradients[layer])
            self._down(layer)
        np.matmul(self.delta[0], x.swapaxes(-1, -2), out=gradients[0])

    def _down(self, layer: int) -> None:
        """dL/dz of the layer below: through the weights, then through the slope."""
        delta, hidden = self.delta[layer - 1], self.hidden[layer - 1]
        np.matmul(self.turned[layer], self.delta[layer], out=delta)
        for k, kernel in enumerate(self.kernels):
            kernel.backward(delta[k], hidden[k], self.kept[layer - 1][k])


def with_ones(x: Array, dtype: DTypeLike = np.float32) -> Array:
    """x (..., inputs, points) with a last row of ones, for the bias to meet."""
    ones = np.ones((*x.shape[:-2], 1, x.shape[-1]))
    return np.concatenate([x, ones], axis=-2).astype(dtype)
