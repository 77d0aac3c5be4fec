"""S-shaped functions: sigmoid, tanh and hard sigmoid."""

from math import inf

import numpy as np

from core.activations.base import Activation, Interval, Param, always
from core.activations.program import code
from core.numerics.elementwise import Array, elementwise

FAR = 800.0
"""Finite stand-in for infinity: exp(-FAR) is 0 in every dtype, and FAR * 0 is not nan."""


def logistic(z: Array) -> Array:
    """1 / (1 + e^-z) for a float array, to full precision in the left tail."""
    e = np.exp(np.minimum(z, 40))
    return e / (1 + e)


def logistic_df(z: Array) -> Array:
    """Derivative of `logistic`; avoids 1 - s, which loses precision in the right tail."""
    e = np.exp(-np.abs(z))
    r = 1 / (1 + e)
    return e * r * r


@elementwise
def sigmoid(x: Array, k: float, shift: float) -> Array:
    """1 / (1 + e^(-k (x - x0))) for k > 0, with x0 the shift; 0 and 1 at +-inf (rumelhart1986)."""
    return logistic(k * (x - shift))


@elementwise
def sigmoid_df(x: Array, k: float, shift: float) -> Array:
    """k s (1 - s): at most k / 4; 0 at +-inf."""
    return k * logistic_df(k * (x - shift))


@elementwise
def tanh(x: Array) -> Array:
    """(e^x - e^-x) / (e^x + e^-x) = 2 sigmoid(2x) - 1; -1 and 1 at +-inf (lecun1998)."""
    return np.tanh(x)


@elementwise
def tanh_df(x: Array) -> Array:
    """1 - tanh(x)^2 = (2 / (e^x + e^-x))^2, to full precision in both tails; 0 at +-inf."""
    h = np.exp(-np.abs(x))
    return (2 * h / (1 + h * h)) ** 2


@elementwise
def hard_sigmoid(x: Array) -> Array:
    """min(max(x + 3, 0), 6) / 6: 0 for x <= -3, 1 for x >= 3 (howard2019)."""
    return np.clip(x + 3, 0, 6) / 6


@elementwise
def hard_sigmoid_df(x: Array) -> Array:
    """1/6 for -3 < x <= 3, else 0 (PyTorch and JAX give 0 at 3 itself)."""
    return (np.heaviside(x + 3, 0) - np.heaviside(x - 3, 0)) / 6


SIGMOID = Activation(
    name="sigmoid",
    label="Sigmoid",
    latex=r"f(x) = \dfrac{1}{1 + e^{-k(x - x_0)}}",
    latex_df=r"f'(x) = k\,f(x)\,\bigl(1 - f(x)\bigr)",
    formula="1/(1 + e^(-a*(x - b)))",
    f=sigmoid,
    df=sigmoid_df,
    params=(
        Param("k", "k", 1.0, 0.1, 5.0, 0.1),
        Param("shift", "x₀", 0.0, -4.0, 4.0, 0.1),
    ),
    bounds=always(Interval(0, 1)),
    steepest=lambda k, shift: shift,
    worked=("1 / (1 + e^[−{k}·({x} − {shift})])",),
    traits=frozenset(
        {
            "monotone",
            "continuous",
            "continuously_differentiable",
            "smooth",
            "bounded",
            "bounded_below",
            "saturates_left",
            "saturates_right",
            "lipschitz",
        }
    ),
    code=code(
        "sigmoid(x, k={k}, shift={shift})",
        numpy="0.5 * (1 + np.tanh(0.5 * k * (x - shift)))",
        torch="torch.sigmoid(k * (x - shift))",
        jax="jax.nn.sigmoid(k * (x - shift))",
        keras="keras.activations.sigmoid(k * (x - shift))",
    ),
    cite="rumelhart1986",
)

TANH = Activation(
    name="tanh",
    label="Tanh",
    latex=r"f(x) = \tanh x = \dfrac{e^{x} - e^{-x}}{e^{x} + e^{-x}}",
    latex_df=r"f'(x) = 1 - \tanh^2 x",
    formula="tanh(x)",
    f=tanh,
    df=tanh_df,
    bounds=always(Interval(-1, 1)),
    steepest=always(0.0),
    worked=("tanh({x})",),
    traits=SIGMOID.traits | {"odd", "zero_centred"},
    code=code(
        "tanh(x)",
        numpy="np.tanh(x)",
        torch="torch.tanh(x)",
        jax="jnp.tanh(x)",
        keras="keras.activations.tanh(x)",
    ),
    cite="lecun1998",
)

HARD_SIGMOID = Activation(
    name="hard_sigmoid",
    label="Hard sigmoid",
    latex=r"f(x) = \dfrac{\min(\max(x + 3,\,0),\,6)}{6}",
    latex_df=r"f'(x) = \begin{cases} \frac{1}{6} & -3 < x < 3 \\ 0 & |x| > 3 \end{cases}",
    formula="min(max(x + 3, 0), 6)/6",
    f=hard_sigmoid,
    df=hard_sigmoid_df,
    bounds=always(Interval(0, 1, closed_low=True, closed_high=True)),
    kinks=always((-3.0, 3.0)),
    lowest=always(-inf),
    highest=always(inf),
    steepest=always(0.0),
    worked=("0", "({x} + 3) / 6", "1"),
    traits=SIGMOID.traits - {"smooth", "continuously_differentiable"}
    | {"piecewise_linear", "sparse"},
    code=code(
        "hard_sigmoid(x)",
        numpy="np.clip(x + 3, 0, 6) / 6",
        torch="F.hardsigmoid(x)",
        jax="jax.nn.hard_sigmoid(x)",
        keras="keras.activations.hard_sigmoid(x)",
    ),
    cite="howard2019",
)
