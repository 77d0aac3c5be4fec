"""Periodic activations: the sine of SIREN, and Snake, a line with waves."""

from math import inf, nan, pi

import numpy as np

from core.activations.base import REALS, Activation, Interval, Param, always
from core.activations.program import code
from core.numerics.elementwise import Array, constant, elementwise, scale


def angle(factor: float, x: Array, at_infinity: float = nan) -> Array:
    """factor * x, and `at_infinity` where that is infinite: NumPy warns of the sine of inf."""
    z = scale(factor, x)
    return np.where(np.isinf(z), at_infinity, z)


@elementwise
def sine(x: Array, w0: float) -> Array:
    """sin(w0 x); nan without a warning at +-inf (or where w0 x overflows), which has no limit.

    SIREN multiplies the input of every layer by w0 = 30 (sitzmann2020).
    """
    return np.sin(angle(w0, x))


@elementwise
def sine_df(x: Array, w0: float) -> Array:
    """w0 cos(w0 x); nan at +-inf."""
    return w0 * np.cos(angle(w0, x))


@elementwise
def snake(x: Array, frequency: float) -> Array:
    """x + sin(a x)^2 / a, a the frequency; x for a = 0, and +-inf at +-inf (ziyin2020).

    a may be fixed or learned; DAC (dac) learns one for each channel, from 1.
    """
    if not x.dtype.type(frequency):
        return x.copy()
    s = np.sin(angle(frequency, x, at_infinity=0.0))
    return x + s * (s / frequency)


@elementwise
def snake_df(x: Array, frequency: float) -> Array:
    """1 + sin(2 a x), between 0 and 2; 1 for a = 0, else nan at +-inf."""
    if not x.dtype.type(frequency):
        return constant(x, 1.0)
    return 1 + np.sin(angle(2 * frequency, x))


@elementwise
def snake_dfrequency(x: Array, frequency: float) -> Array:
    """df/da = 2 q x cos(a x) - q^2 with q = sin(a x) / a; x^2 for a = 0, else nan at +-inf."""
    if not x.dtype.type(frequency):
        return x * x
    z = angle(frequency, x)
    q = np.sin(z) / frequency
    return 2 * q * np.cos(z) * x - q * q


SNAKE_DFREQUENCY = r"\dfrac{x \sin(2a\,x)}{a} - \dfrac{\sin^2(a\,x)}{a^2}"

SINE = Activation(
    name="sine",
    label="Sine",
    latex=r"f(x) = \sin(\omega_0\,x)",
    latex_df=r"f'(x) = \omega_0 \cos(\omega_0\,x)",
    formula="sin(a*x)",
    f=sine,
    df=sine_df,
    params=(Param("w0", "ω₀", 1.0, 0.2, 6.0, 0.1),),
    bounds=always(Interval(-1, 1, closed_low=True, closed_high=True)),
    lowest=lambda w0: -pi / (2 * w0),
    highest=lambda w0: pi / (2 * w0),
    steepest=always(0.0),
    period=lambda w0: 2 * pi / w0,
    worked=("sin({w0}·{x})",),
    traits=frozenset(
        {
            "odd",
            "zero_centred",
            "continuous",
            "continuously_differentiable",
            "smooth",
            "bounded",
            "bounded_below",
            "lipschitz",
            "periodic",
            "periodic_slope",
        }
    ),
    code=code(
        "sine(x, w0={w0})",
        numpy="np.sin(w0 * x)",
        torch="torch.sin(w0 * x)",
        jax="jnp.sin(w0 * x)",
        keras="keras.ops.sin(w0 * x)",
    ),
    cite="sitzmann2020",
)

SNAKE = Activation(
    name="snake",
    label="Snake",
    latex=r"f(x) = x + \dfrac{\sin^2(a\,x)}{a}",
    latex_df=r"f'(x) = 1 + \sin(2a\,x)",
    formula="x + sin(a*x)^2/a",
    f=snake,
    df=snake_df,
    params=(Param("frequency", "a", 1.0, 0.1, 5.0, 0.1, snake_dfrequency, SNAKE_DFREQUENCY),),
    bounds=always(REALS),
    steepest=lambda frequency: pi / (4 * frequency) if frequency else inf,
    period=lambda frequency: pi / frequency if frequency else None,
    worked=("{x} + sin({frequency}·{x})^[2] / {frequency}",),
    traits=frozenset(
        {
            "monotone",
            "continuous",
            "continuously_differentiable",
            "smooth",
            "lipschitz",
            "periodic_slope",
        }
    ),
    code=code(
        "snake(x, frequency={frequency})",
        numpy="x + np.sin(frequency * x) ** 2 / frequency",
        torch="x + torch.sin(frequency * x) ** 2 / frequency",
        jax="x + jnp.sin(frequency * x) ** 2 / frequency",
        keras="x + keras.ops.sin(frequency * x) ** 2 / frequency",
    ),
    cite="ziyin2020",
)
