"""Self-gated activations, x times a function of x: Swish, hard swish and Mish."""

from math import inf

import numpy as np

from core.activations.base import REALS, Activation, Interval, Param, always
from core.activations.program import code
from core.activations.sigmoidal import FAR, logistic, logistic_df
from core.numerics.elementwise import Array, elementwise, scale

DIP = 0.27846454276107380
"""W(1/e): Swish with beta = 1 has its minimum -DIP at x = -1 - DIP."""

SWISH_STEEPEST = 2.39935728051546767
"""Root of x tanh(x/2) = 2, where the slope of Swish with beta = 1 is largest."""


def gate(x: Array, beta: float) -> Array:
    """x sigmoid(beta x) for beta >= 0; -0 at -inf, or -inf if beta = 0."""
    return np.maximum(x, -FAR / beta if beta else -inf) * logistic(scale(beta, x))


def gate_df(x: Array, beta: float) -> Array:
    """s (1 + z (1 - s)) with z = beta x, s = sigmoid(z); cancellation only at its root."""
    z = np.clip(scale(beta, x), -FAR, FAR)
    return logistic(z) * (1 + z * logistic(-z))


@elementwise
def swish(x: Array, beta: float) -> Array:
    """x sigmoid(beta x): x/2 for beta = 0, SiLU for 1, ReLU as beta -> inf; -0 at -inf.

    Introduced as SiLU (hendrycks2016, elfwing2017), found by search as Swish (ramachandran2017).
    """
    return gate(x, beta)


@elementwise
def swish_df(x: Array, beta: float) -> Array:
    """s + z s (1 - s) with z = beta x, s = sigmoid(z): 0 at -inf, at most 1.0998, 1 at inf."""
    return gate_df(x, beta)


@elementwise
def swish_dbeta(x: Array, beta: float) -> Array:
    """df/dbeta = x^2 s (1 - s); 0 at +-inf unless beta = 0."""
    if not beta:
        return (x / 2) ** 2
    reach = np.clip(x, -FAR / beta, FAR / beta)
    return reach * logistic_df(beta * reach) * reach


@elementwise
def hard_swish(x: Array) -> Array:
    """x min(max(x + 3, 0), 6) / 6: 0 for x <= -3, x for x >= 3 (howard2019)."""
    return np.maximum(x, -3) * (np.clip(x + 3, 0, 6) / 6)


@elementwise
def hard_swish_df(x: Array) -> Array:
    """0, (2x + 3) / 6, 1; left slopes at the kinks: 0 at -3, 1.5 at 3 (PyTorch, JAX: 1)."""
    parabola = (2 * np.clip(x, -3, 3) + 3) / 6
    return parabola + np.heaviside(-3 - x, 1) / 2 - np.heaviside(x - 3, 0) / 2


@elementwise
def mish(x: Array) -> Array:
    """x tanh(ln(1 + e^x)) = x n / (n + 2) with n = e^x (e^x + 2); -0 at -inf (misra2020)."""
    e = np.exp(np.minimum(x, 40))
    n = e * (e + 2)
    return np.maximum(x, -FAR) * (n / (n + 2))


@elementwise
def mish_df(x: Array) -> Array:
    """tanh(s) + x sech(s)^2 sigmoid(x), s = ln(1 + e^x), over the denominator n + 2 of `mish`."""
    x = np.clip(x, -FAR, 40)
    e = np.exp(x)
    d = e * (e + 2) + 2
    return e * (e + 2 + 4 * x * (1 + e) / d) / d


SWISH_DBETA = r"x^2\,\sigma(\beta x)\,\bigl(1 - \sigma(\beta x)\bigr)"

SWISH = Activation(
    name="swish",
    label="Swish",
    latex=r"f(x) = x\,\sigma(\beta x) = \dfrac{x}{1 + e^{-\beta x}}",
    latex_df=r"f'(x) = \sigma(\beta x) + \beta x\,\sigma(\beta x)\,\bigl(1 - \sigma(\beta x)\bigr)",
    formula="x*sigmoid(a*x)",
    f=swish,
    df=swish_df,
    params=(Param("beta", "β", 1.0, 0.0, 10.0, 0.1, swish_dbeta, SWISH_DBETA),),
    bounds=lambda beta: Interval(-DIP / beta, inf, closed_low=True) if beta else REALS,
    lowest=lambda beta: -(1 + DIP) / beta if beta else None,
    steepest=lambda beta: SWISH_STEEPEST / beta if beta else inf,
    worked=("{x}·σ({beta}·{x})",),
    traits=frozenset(
        {
            "continuous",
            "continuously_differentiable",
            "smooth",
            "bounded_below",
            "saturates_left",
            "lipschitz",
        }
    ),
    code=code(
        "swish(x, beta={beta})",
        numpy="x * 0.5 * (1 + np.tanh(0.5 * beta * x))",
        torch="x * torch.sigmoid(beta * x)",
        jax="x * jax.nn.sigmoid(beta * x)",
        keras="x * keras.activations.sigmoid(beta * x)",
    ),
    cite="ramachandran2017",
)

HARD_SWISH = Activation(
    name="hard_swish",
    label="Hard-swish",
    latex=r"f(x) = x\,\dfrac{\min(\max(x + 3,\,0),\,6)}{6}",
    latex_df=r"f'(x) = \begin{cases} 0 & x < -3 \\ \frac{2x + 3}{6} & -3 < x < 3 \\"
    r" 1 & x > 3 \end{cases}",
    formula="x*min(max(x + 3, 0), 6)/6",
    f=hard_swish,
    df=hard_swish_df,
    bounds=always(Interval(-0.375, inf, closed_low=True)),
    kinks=always((-3.0, 3.0)),
    lowest=always(-1.5),
    steepest=always(3.0),
    worked=("0", "{x}·({x} + 3) / 6", "{x}"),
    traits=SWISH.traits - {"smooth", "continuously_differentiable"} | {"sparse"},
    code=code(
        "hard_swish(x)",
        numpy="x * np.clip(x + 3, 0, 6) / 6",
        torch="F.hardswish(x)",
        jax="jax.nn.hard_swish(x)",
        keras="keras.activations.hard_silu(x)",
    ),
    cite="howard2019",
)

MISH = Activation(
    name="mish",
    label="Mish",
    latex=r"f(x) = x \tanh\bigl(\ln(1 + e^{x})\bigr)",
    latex_df=r"f'(x) = \tanh s + x\,\sigma(x)\,(1 - \tanh^2 s), \quad s = \ln(1 + e^{x})",
    formula="x*tanh(log(1 + e^x))",
    f=mish,
    df=mish_df,
    bounds=always(Interval(-0.30884341301725041, inf, closed_low=True)),
    lowest=always(-1.19243121451549521),
    steepest=always(1.49057117948542846),
    worked=("{x}·tanh(ln(1 + e^[{x}]))",),
    traits=SWISH.traits,
    code=code(
        "mish(x)",
        numpy="x * np.tanh(np.logaddexp(0, x))",
        torch="F.mish(x)",
        jax="jax.nn.mish(x)",
        keras="keras.activations.mish(x)",
    ),
    cite="misra2020",
)
