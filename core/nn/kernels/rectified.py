"""Kernels of the ReLU family and ELU."""

import numpy as np

from core.nn.kernels.kernel import Kernel, by_kept
from core.numerics.elementwise import Array


def zeros(h: Array) -> Array:
    """Row of zeros, with which NumPy compares twice as fast as with a scalar."""
    return np.zeros(h.shape[-1], h.dtype)


def relu() -> Kernel:
    """max(0, z)."""
    return Kernel(
        lambda h: np.maximum(h, zeros(h), out=h),
        lambda delta, h, kept: np.multiply(delta, h > 0, out=delta),
    )


def leaky_relu(slope: float) -> Kernel:
    """z, or slope z below 0."""

    def forward(h: Array) -> Array:
        steep = (h > 0).astype(h.dtype)
        steep *= 1 - slope
        steep += slope
        h *= steep
        return steep

    return Kernel(forward, by_kept)


def elu(alpha: float) -> Kernel:
    """z, or alpha (e^z - 1) below 0, with slope alpha e^z there."""

    def forward(h: Array) -> Array:
        zero = zeros(h)
        e = np.minimum(h, zero)
        np.exp(e, out=e)
        if alpha == 1:
            np.maximum(h, zero, out=h)
            h += e
            h -= 1
            return e
        above = h > 0
        e *= alpha
        np.maximum(h, zero, out=h)
        h += e
        h -= alpha
        return np.where(above, h.dtype.type(1), e)

    return Kernel(forward, by_kept)
