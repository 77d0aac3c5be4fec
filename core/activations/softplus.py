"""Softplus, a smooth ReLU whose derivative is the sigmoid."""

from math import inf

import numpy as np

from core.activations.base import Activation, Interval, Param, always
from core.activations.exponential import ELU
from core.activations.program import code
from core.activations.sigmoidal import logistic
from core.numerics.elementwise import Array, elementwise


@elementwise
def softplus(x: Array, beta: float) -> Array:
    """ln(1 + e^(beta x)) / beta for beta > 0; 0 at -inf (dugas2000)."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(beta * x))) / beta


@elementwise
def softplus_df(x: Array, beta: float) -> Array:
    """sigmoid(beta x); 0 and 1 at +-inf."""
    return logistic(beta * x)


SOFTPLUS = Activation(
    name="softplus",
    label="Softplus",
    latex=r"f(x) = \dfrac{1}{\beta} \ln\bigl(1 + e^{\beta x}\bigr)",
    latex_df=r"f'(x) = \sigma(\beta x) = \dfrac{1}{1 + e^{-\beta x}}",
    formula="softplus(a*x)/a",
    f=softplus,
    df=softplus_df,
    params=(Param("beta", "β", 1.0, 0.1, 10.0, 0.1),),
    bounds=always(Interval(0, inf)),
    steepest=always(inf),
    worked=("ln(1 + e^[{beta}·{x}]) / {beta}",),
    traits=ELU.traits | {"smooth"},
    code=code(
        "softplus(x, beta={beta})",
        numpy="np.logaddexp(0, beta * x) / beta",
        torch="F.softplus(x, beta=beta)",
        jax="jax.nn.softplus(beta * x) / beta",
        keras="keras.activations.softplus(beta * x) / beta",
    ),
    cite="dugas2000",
)
