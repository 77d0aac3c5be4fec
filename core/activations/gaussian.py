"""GELU, x times the normal distribution function, and its tanh and sigmoid approximations."""

from math import inf, pi, sqrt

import numpy as np

from core.activations.base import Activation, Interval, always
from core.activations.gated import DIP, SWISH, SWISH_STEEPEST, gate, gate_df
from core.activations.program import code
from core.activations.sigmoidal import logistic
from core.numerics import normal
from core.numerics.elementwise import Array, elementwise

CUBIC = 0.044715
TWICE = 2 * sqrt(2 / pi)
QUICK = 1.702
"""Slope of the sigmoid that approximates the normal distribution function best."""


@elementwise
def gelu(x: Array) -> Array:
    """x Phi(x), computed as max(x, 0) - |x| Phi(-|x|); -0 at -inf (hendrycks2016)."""
    t = np.minimum(np.abs(x), normal.BEYOND)
    return np.maximum(x, 0) - t * normal.cdf(-t)


@elementwise
def gelu_df(x: Array) -> Array:
    """Phi(x) + x phi(x); 0 at -inf, 1 at inf."""
    t = np.clip(x, -normal.BEYOND, normal.BEYOND)
    return normal.cdf(t) + t * normal.pdf(t)


@elementwise
def gelu_tanh(x: Array) -> Array:
    """x (1 + tanh u) / 2 = x sigmoid(2u), u = sqrt(2/pi) (x + 0.044715 x^3) (hendrycks2016)."""
    t = np.maximum(x, -normal.BEYOND)
    return t * logistic(TWICE * (t + CUBIC * t * t * t))


@elementwise
def gelu_tanh_df(x: Array) -> Array:
    """s (1 + 2 x u' (1 - s)), s = sigmoid(2u), u' = sqrt(2/pi) (1 + 0.134145 x^2)."""
    t = np.clip(x, -normal.BEYOND, normal.BEYOND)
    z, dz = TWICE * (t + CUBIC * t * t * t), TWICE * (1 + 3 * CUBIC * t * t)
    return logistic(z) * (1 + t * dz * logistic(-z))


@elementwise
def gelu_sigmoid(x: Array) -> Array:
    """x sigmoid(1.702 x), Swish with beta = 1.702 (hendrycks2016)."""
    return gate(x, QUICK)


@elementwise
def gelu_sigmoid_df(x: Array) -> Array:
    """Derivative of Swish with beta = 1.702."""
    return gate_df(x, QUICK)


GELU = Activation(
    name="gelu",
    label="GELU",
    latex=r"f(x) = x\,\Phi(x) = \dfrac{x}{2} \left(1 + \operatorname{erf}"
    r"\dfrac{x}{\sqrt{2}}\right)",
    latex_df=r"f'(x) = \begin{aligned} & \Phi(x) + x\,\varphi(x), \\"
    r" & \varphi(x) = \dfrac{1}{\sqrt{2\pi}} e^{-x^2/2} \end{aligned}",
    formula="x*Phi(x)",
    f=gelu,
    df=gelu_df,
    bounds=always(Interval(-0.169971207479903662, inf, closed_low=True)),
    lowest=always(-0.751791524693564457),
    steepest=always(sqrt(2)),
    worked=("{x}·Φ({x})",),
    traits=SWISH.traits,
    code=code(
        "gelu(x)",
        numpy="erf = np.vectorize(math.erf, otypes=[float])\n0.5 * x * (1 + erf(x / math.sqrt(2)))",
        torch="F.gelu(x)",
        jax="jax.nn.gelu(x, approximate=False)",
        keras="keras.activations.gelu(x, approximate=False)",
    ),
    cite="hendrycks2016",
)

GELU_TANH = Activation(
    name="gelu_tanh",
    label="GELU (tanh)",
    latex=r"f(x) = \dfrac{x}{2}\,(1 + \tanh u), \quad"
    r" u = \sqrt{\tfrac{2}{\pi}}\,\bigl(x + 0.044715\,x^3\bigr)",
    latex_df=r"f'(x) = \dfrac{1 + \tanh u}{2} + \dfrac{x}{2}\,(1 - \tanh^2 u)"
    r"\,\sqrt{\tfrac{2}{\pi}}\,\bigl(1 + 0.134145\,x^2\bigr)",
    formula="x/2*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))",
    f=gelu_tanh,
    df=gelu_tanh_df,
    bounds=always(Interval(-0.170040750571254051, inf, closed_low=True)),
    lowest=always(-0.752461422071016258),
    steepest=always(1.41850400879082836),
    worked=("{x}/2·(1 + tanh(0.7979·({x} + 0.044715·{x}^[3])))",),
    traits=SWISH.traits,
    code=code(
        "gelu_tanh(x)",
        numpy="u = np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)\n0.5 * x * (1 + np.tanh(u))",
        torch='F.gelu(x, approximate="tanh")',
        jax="jax.nn.gelu(x, approximate=True)",
        keras="keras.activations.gelu(x, approximate=True)",
    ),
    cite="hendrycks2016",
)

GELU_SIGMOID = Activation(
    name="gelu_sigmoid",
    label="GELU (sigmoid)",
    latex=r"f(x) = x\,\sigma(1.702\,x)",
    latex_df=r"f'(x) = \sigma(z) + z\,\sigma(z)\,\bigl(1 - \sigma(z)\bigr), \quad z = 1.702\,x",
    formula="x*sigmoid(1.702*x)",
    f=gelu_sigmoid,
    df=gelu_sigmoid_df,
    bounds=always(Interval(-DIP / QUICK, inf, closed_low=True)),
    lowest=always(-(1 + DIP) / QUICK),
    steepest=always(SWISH_STEEPEST / QUICK),
    worked=("{x}·σ(1.702·{x})",),
    traits=SWISH.traits,
    code=code(
        "gelu_sigmoid(x)",
        numpy="x * 0.5 * (1 + np.tanh(0.851 * x))",
        torch="x * torch.sigmoid(1.702 * x)",
        jax="x * jax.nn.sigmoid(1.702 * x)",
        keras="x * keras.activations.sigmoid(1.702 * x)",
    ),
    cite="hendrycks2016",
)
