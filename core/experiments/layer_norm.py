"""LayerNorm without weights over the last axis, and the way back through it."""

import numpy as np

from core.numerics.elementwise import Array

TINY = 1e-5


def normed(x: Array) -> tuple[Array, Array]:
    """y = (x - mean) / scale with scale = sqrt(variance + TINY); y and the scale."""
    centred = x - mean(x)
    scale = np.sqrt(mean(centred * centred) + TINY)
    return centred / scale, scale


def unnormed(d: Array, y: Array, scale: Array) -> Array:
    """dL/dx from d = dL/dy, and what `normed` gave."""
    slope: Array = (d - mean(d) - y * mean(d * y)) / scale
    return slope


def mean(x: Array) -> Array:
    """Over the last axis, which stays."""
    return summed(x) * x.dtype.type(1 / x.shape[-1])


def summed(x: Array) -> Array:
    """Over the last axis, which stays: a product takes a third of the time of so short sums."""
    size = x.shape[-1]
    return (x.reshape(-1, size) @ np.ones(size, x.dtype)).reshape(*x.shape[:-1], 1)
