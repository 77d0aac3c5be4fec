"""Standard normal distribution: density and distribution function, precise in both tails."""

from math import pi, sqrt

import numpy as np

from core.numerics.elementwise import Array, elementwise

TAIL = (
    0.07691930497500629,
    -0.06653825028900569,
    0.049530561596997605,
    -0.03135331566712874,
    0.016502036617040753,
    -0.006911863870687827,
    0.002079506679925192,
    -0.00029933767618711547,
    -7.97869389206023e-05,
    5.448989928207336e-05,
    -5.937580789806318e-06,
    -4.976245671937836e-06,
    1.6681641487337261e-06,
    3.9798074584623734e-07,
    -2.770724172517054e-07,
    -3.345807048082705e-08,
    4.3629597769055446e-08,
    4.018850235148256e-09,
    -7.014151855271519e-09,
    -8.564120082409741e-10,
    1.0793477810959655e-09,
    2.2231550232580247e-10,
    -1.158706706841708e-10,
    -3.811591216859991e-11,
)
"""Polynomial P: Phi(-t) = exp(-t^2/2) r P(1 - r), r = 10 / (t + 5), to 5e-16 for t >= 0."""

BEYOND = 40.0
"""Bound of |x| beyond which the density is 0 even in subnormal float64."""


@elementwise
def pdf(x: Array) -> Array:
    """Density phi(x) = exp(-x^2/2) / sqrt(2 pi); 0 at +-inf."""
    return _bell(np.minimum(np.abs(x), BEYOND)) / sqrt(2 * pi)


@elementwise
def cdf(x: Array) -> Array:
    """Distribution function Phi(x), to full precision in both tails; 0 and 1 at +-inf."""
    t = np.minimum(np.abs(x), BEYOND)
    r = 10 / (t + 5)
    tail = _bell(t) * r * _polynomial(1 - r)
    return np.where(x > 0, 1 - tail, tail)


def _bell(t: Array) -> Array:
    """exp(-t^2/2), with t^2 split into an exact part and a small remainder.

    Rounding t^2 would lose 9 bits at t = 38, because exp turns the absolute error of the exponent
    into a relative error of the result.
    """
    exact = np.round(t * 16) / 16
    return np.exp(-exact * exact / 2) * np.exp((exact - t) * (exact + t) / 2)


def _polynomial(u: Array) -> Array:
    total = np.full_like(u, TAIL[-1])
    for coefficient in reversed(TAIL[:-1]):
        total *= u
        total += coefficient
    return total
