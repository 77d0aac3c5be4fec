"""Kernels of smooth functions."""

from math import pi, sqrt

import numpy as np

from core.nn.kernels.kernel import Kernel, by_kept
from core.numerics.elementwise import Array

TAIL_BEND = 0.2316419
TAIL = (0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429)
"""Phi(-x) = phi(x) (b1 t + ... + b5 t^5) with t = 1 / (1 + bend x) for x >= 0, within 7.5e-8
(Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17)."""


def tanh() -> Kernel:
    """tanh z = 1 - 2 / (e^2z + 1), with slope 1 - h^2."""

    def forward(h: Array) -> None:
        h *= 2
        np.exp(h, out=h)
        h += 1
        np.divide(2, h, out=h)
        np.subtract(1, h, out=h)

    def backward(delta: Array, h: Array, kept: None) -> None:
        slope = h * h
        delta *= np.subtract(1, slope, out=slope)

    return Kernel(forward, backward)


def sigmoid(k: float, shift: float) -> Kernel:
    """1 / (1 + e^(-k (z - shift))), with slope k h (1 - h)."""

    def forward(h: Array) -> None:
        if shift:
            h -= shift
        _logistic(h, k)

    def backward(delta: Array, h: Array, kept: None) -> None:
        slope = 1 - h
        slope *= h
        if k != 1:
            slope *= k
        delta *= slope

    return Kernel(forward, backward)


def _logistic(h: Array, k: float) -> None:
    """Replace h by 1 / (1 + e^(-k h)) in place."""
    h *= -k
    np.exp(h, out=h)
    h += 1
    np.divide(1, h, out=h)


def swish(beta: float) -> Kernel:
    """z s with s = sigmoid(beta z), and slope s + beta h (1 - s)."""

    def forward(h: Array) -> Array:
        s = h.copy()
        _logistic(s, beta)
        h *= s
        return s

    def backward(delta: Array, h: Array, s: Array) -> None:
        slope = 1 - s
        slope *= h
        if beta != 1:
            slope *= beta
        slope += s
        delta *= slope

    return Kernel(forward, backward)


def gelu() -> Kernel:
    """z Phi(z), with slope Phi(z) + z phi(z)."""

    def forward(h: Array) -> Array:
        bell = h * h
        bell *= -0.5
        np.exp(bell, out=bell)
        bell *= 1 / sqrt(2 * pi)
        t = np.abs(h)
        t *= TAIL_BEND
        t += 1
        np.divide(1, t, out=t)
        area = t * TAIL[-1]
        for coefficient in TAIL[-2::-1]:
            area += coefficient
            area *= t
        area *= bell
        # Phi(z) = 1 - tail above 0, and the tail itself below.
        np.subtract(0.5, area, out=area)
        np.copysign(area, h, out=area)
        area += 0.5
        bell *= h
        bell += area
        h *= area
        return bell

    return Kernel(forward, by_kept)
