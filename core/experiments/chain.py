"""Slopes of functions applied one after another: the chain rule as a product of numbers."""

from dataclasses import dataclass

import numpy as np

from core.activations import Activation
from core.numerics.elementwise import Array


@dataclass(frozen=True)
class Chain:
    """Layers h_k = f(w h_(k-1)) of one neuron each, from h_0 = x, at one x.

    `z` (n,) are the w h_(k-1), `factors` (n,) the local slopes dh_k/dh_(k-1) = w f'(z_k), and
    `output` is h_n.
    """

    z: Array
    factors: Array
    output: float

    @property
    def products(self) -> Array:
        """dh_k/dx for k = 0 ... n: 1, then the running product of the factors, (n + 1,)."""
        return np.concatenate([[1.0], np.cumprod(self.factors)])


def chain(f: Activation, layers: int, x: float, w: float) -> Chain:
    """Pass x through `layers` layers of f with the same weight w and no bias."""
    h, z = float(x), np.empty(layers)
    for k in range(layers):
        z[k] = w * h
        h = float(f(z[k]))
    return Chain(z, w * f.grad(z), h)
