"""The functions that are raced most, f and its slope in one go for the inner loop of training.

A kernel computes what the catalogue does, in the form that is cheapest when both are needed: the
slope comes from what f left behind, `tanh'` from tanh as 1 - h^2.  That loses digits far out in the
tails, which a step of training does not need; what the lesson shows of a slope comes from the
catalogue.  A test holds each kernel to the catalogue's f and df within 1e-6.
"""

from collections.abc import Callable, Mapping
from math import pi, sqrt
from typing import Any, NamedTuple

import numpy as np
from numpy.polynomial.chebyshev import cheb2poly, poly2cheb

from core.elementwise import Array
from core.normal import TAIL

SHORT_TAIL: tuple[float, ...] = tuple(cheb2poly(poly2cheb(TAIL)[:11]).tolist())
"""The polynomial of the normal law's tail, cut where float32 sees no difference."""


class Kernel(NamedTuple):
    """`forward(z, h)` writes f(z) into h and returns what `backward(delta, z, h, kept)` wants.

    `backward` multiplies delta by f'(z).  Arrays are floats of one width; settings are numbers.
    """

    forward: Callable[[Array, Array], Any]
    backward: Callable[[Array, Array, Array, Any], object]


def general(f: Callable[[Array], Array], df: Callable[[Array], Array]) -> Kernel:
    """Any f with its slope."""

    def forward(z: Array, h: Array) -> None:
        h[...] = f(z)

    return Kernel(forward, lambda delta, z, h, kept: np.multiply(delta, df(z), out=delta))


def relu() -> Kernel:
    """max(0, z)."""
    return Kernel(
        lambda z, h: np.maximum(z, 0, out=h),
        lambda delta, z, h, kept: np.multiply(delta, h > 0, out=delta),
    )


def leaky_relu(slope: float) -> Kernel:
    """z, or slope z below 0."""

    def forward(z: Array, h: Array) -> Array:
        steep = (1 - slope) * (z > 0).astype(z.dtype) + slope
        np.multiply(z, steep, out=h)
        return steep

    return Kernel(forward, lambda delta, z, h, steep: np.multiply(delta, steep, out=delta))


def tanh() -> Kernel:
    """tanh z, with slope 1 - h^2."""
    return Kernel(
        lambda z, h: np.tanh(z, out=h),
        lambda delta, z, h, kept: np.multiply(delta, 1 - h * h, out=delta),
    )


def sigmoid(k: float, shift: float) -> Kernel:
    """1 / (1 + e^(-k (z - shift))), with slope k h (1 - h)."""
    return Kernel(
        lambda z, h: np.divide(1, 1 + np.exp(-k * (z - shift)), out=h),
        lambda delta, z, h, kept: np.multiply(delta, k * h * (1 - h), out=delta),
    )


def elu(alpha: float) -> Kernel:
    """z, or alpha (e^z - 1) below 0, with slope alpha e^z there."""

    def forward(z: Array, h: Array) -> Array:
        e = np.exp(np.minimum(z, 0))
        np.add(np.maximum(z, 0), alpha * (e - 1), out=h)
        return e if alpha == 1 else np.where(z > 0, z.dtype.type(1), alpha * e)

    return Kernel(forward, lambda delta, z, h, steep: np.multiply(delta, steep, out=delta))


def swish(beta: float) -> Kernel:
    """z s with s = sigmoid(beta z), and slope s + beta h (1 - s)."""

    def forward(z: Array, h: Array) -> Array:
        s: Array = 1 / (1 + np.exp(-beta * z))
        np.multiply(z, s, out=h)
        return s

    return Kernel(
        forward, lambda delta, z, h, s: np.multiply(delta, s + beta * h * (1 - s), out=delta)
    )


def gelu() -> Kernel:
    """z Phi(z), with slope Phi(z) + z phi(z)."""

    def forward(z: Array, h: Array) -> Array:
        bell, r = np.exp(-0.5 * z * z), 10 / (np.abs(z) + 5)
        u = 1 - r
        tail = np.full_like(z, SHORT_TAIL[-1])
        for coefficient in SHORT_TAIL[-2::-1]:
            tail *= u
            tail += coefficient
        tail *= bell * r
        area = 0.5 + np.copysign(0.5 - tail, z)
        np.multiply(z, area, out=h)
        return area + z * bell * (1 / sqrt(2 * pi))

    return Kernel(forward, lambda delta, z, h, steep: np.multiply(delta, steep, out=delta))


KERNELS: Mapping[str, Callable[..., Kernel]] = {
    "relu": relu,
    "leaky_relu": leaky_relu,
    "prelu": lambda a: leaky_relu(a),
    "tanh": tanh,
    "sigmoid": sigmoid,
    "elu": elu,
    "swish": swish,
    "gelu": gelu,
}
"""By name in the catalogue, called with the parameters of the activation."""
