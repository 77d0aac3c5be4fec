"""LayerNorm without weights over the last axis, and its back-propagation."""

import numpy as np

from core.numerics.elementwise import Array

TINY = 1e-5


def layer_norm(x: Array) -> tuple[Array, Array]:
    """y = (x - mean) / scale with scale = sqrt(variance + TINY); returns y and scale (..., 1)."""
    centred = x - mean(x)
    scale = np.sqrt(mean(centred * centred) + TINY)
    return centred / scale, scale


def layer_norm_backward(d: Array, y: Array, scale: Array) -> Array:
    """dL/dx from d = dL/dy and the results of `layer_norm`."""
    slope: Array = (d - mean(d) - y * mean(d * y)) / scale
    return slope


def mean(x: Array) -> Array:
    """Mean over the last axis, which is kept with size 1."""
    return summed(x) * x.dtype.type(1 / x.shape[-1])


def summed(x: Array) -> Array:
    """Sum over the last axis, kept with size 1; a matrix product is three times faster here."""
    size = x.shape[-1]
    return (x.reshape(-1, size) @ np.ones(size, x.dtype)).reshape(*x.shape[:-1], 1)
