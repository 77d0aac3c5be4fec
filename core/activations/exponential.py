"""Exponential linear units: ELU, SELU and CELU."""

from math import inf

import numpy as np

from core.activations.base import Activation, Interval, Param, always
from core.activations.program import code
from core.numerics.elementwise import Array, elementwise

SELU_ALPHA = 1.6732632423543772848
SELU_LAMBDA = 1.0507009873554804934


@elementwise
def elu(x: Array, alpha: float) -> Array:
    """x for x > 0, else alpha (e^x - 1); -alpha at -inf (clevert2016)."""
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


@elementwise
def elu_df(x: Array, alpha: float) -> Array:
    """1 for x > 0, else alpha e^x: the left slope alpha at 0, and 0 at -inf."""
    return np.where(x > 0, 1, alpha * np.exp(np.minimum(x, 0)))


@elementwise
def selu(x: Array) -> Array:
    """lambda ELU(x; alpha), with constants that preserve mean 0, variance 1 (klambauer2017)."""
    left = SELU_LAMBDA * SELU_ALPHA * np.expm1(np.minimum(x, 0))
    return SELU_LAMBDA * np.maximum(x, 0) + left


@elementwise
def selu_df(x: Array) -> Array:
    """lambda for x > 0, else lambda alpha e^x: the steeper left slope at 0."""
    left = SELU_LAMBDA * SELU_ALPHA * np.exp(np.minimum(x, 0))
    return np.where(x > 0, SELU_LAMBDA, left)


@elementwise
def celu(x: Array, alpha: float) -> Array:
    """x for x > 0, else alpha (e^(x / alpha) - 1), alpha > 0; -alpha at -inf (barron2017)."""
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0) / alpha)


@elementwise
def celu_df(x: Array, alpha: float) -> Array:
    """e^(x / alpha) for x <= 0, else 1: continuous for every alpha > 0; 0 at -inf."""
    return np.exp(np.minimum(x, 0) / alpha)


ELU = Activation(
    name="elu",
    label="ELU",
    latex=r"f(x) = \begin{cases} x & x > 0 \\ \alpha\,(e^{x} - 1) & x \le 0 \end{cases}",
    latex_df=r"f'(x) = \begin{cases} 1 & x > 0 \\ \alpha\,e^{x} & x < 0 \end{cases}",
    formula="max(0, x) + a*(e^min(0, x) - 1)",
    f=elu,
    df=elu_df,
    params=(Param("alpha", "α", 1.0, 0.0, 3.0, 0.05),),
    bounds=lambda alpha: Interval(-alpha, inf) if alpha > 0 else Interval(0, inf, closed_low=True),
    kinks=always((0.0,)),
    lowest=lambda alpha: None if alpha > 0 else (0.0 if alpha < 0 else -inf),
    steepest=lambda alpha: 0.0 if alpha > 1 else inf,
    worked=("{alpha}·(e^[{x}] − 1)", "{x}"),
    traits=frozenset(
        {
            "monotone",
            "continuous",
            "continuously_differentiable",
            "convex",
            "bounded_below",
            "saturates_left",
            "lipschitz",
        }
    ),
    code=code(
        "elu(x, alpha={alpha})",
        numpy="np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))",
        torch="F.elu(x, alpha=alpha)",
        jax="jax.nn.elu(x, alpha=alpha)",
        keras="keras.activations.elu(x, alpha=alpha)",
    ),
    cite="clevert2016",
)

SELU = Activation(
    name="selu",
    label="SELU",
    latex=r"f(x) = \begin{aligned} & \lambda \begin{cases} x & x > 0 \\"
    r" \alpha\,(e^{x} - 1) & x \le 0 \end{cases} \\"
    r" & \lambda \approx 1.0507,\ \alpha \approx 1.6733 \end{aligned}",
    latex_df=r"f'(x) = \lambda \begin{cases} 1 & x > 0 \\ \alpha\,e^{x} & x < 0 \end{cases}",
    formula="1.0507009873554805*(max(0, x) + 1.6732632423543772*(e^min(0, x) - 1))",
    f=selu,
    df=selu_df,
    bounds=always(Interval(-SELU_LAMBDA * SELU_ALPHA, inf)),
    kinks=always((0.0,)),
    steepest=always(0.0),
    worked=("1.7581·(e^[{x}] − 1)", "1.0507·{x}"),
    traits=ELU.traits - {"continuously_differentiable", "convex"} | {"zero_centred"},
    code=code(
        "selu(x)",
        numpy="alpha, scale = 1.6732632423543772, 1.0507009873554805\n"
        "scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))",
        torch="F.selu(x)",
        jax="jax.nn.selu(x)",
        keras="keras.activations.selu(x)",
    ),
    cite="klambauer2017",
)

CELU = Activation(
    name="celu",
    label="CELU",
    latex=r"f(x) = \max(0, x) + \min\bigl(0,\ \alpha\,(e^{x/\alpha} - 1)\bigr)",
    latex_df=r"f'(x) = \begin{cases} 1 & x > 0 \\ e^{x/\alpha} & x \le 0 \end{cases}",
    formula="max(0, x) + a*(e^(min(0, x)/a) - 1)",
    f=celu,
    df=celu_df,
    params=(Param("alpha", "α", 1.0, 0.1, 3.0, 0.05),),
    bounds=lambda alpha: Interval(-alpha, inf),
    steepest=always(inf),
    worked=("max(0, {x}) + min(0, {alpha}·(e^[{x}/{alpha}] − 1))",),
    traits=ELU.traits,
    code=code(
        "celu(x, alpha={alpha})",
        numpy="np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0) / alpha))",
        torch="F.celu(x, alpha=alpha)",
        jax="jax.nn.celu(x, alpha=alpha)",
        keras="keras.activations.celu(x, alpha=alpha)",
    ),
    cite="barron2017",
)
