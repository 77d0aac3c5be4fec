"""Binary step and linear activation."""

from math import inf

import numpy as np

from core.activations.base import REALS, Activation, Interval, Param, always
from core.activations.program import code
from core.numerics.elementwise import Array, constant, elementwise, scale


@elementwise
def step(x: Array, threshold: float) -> Array:
    """1 for x >= threshold, else 0 (mcculloch1943)."""
    return np.heaviside(x - threshold, 1)


@elementwise
def step_df(x: Array, threshold: float) -> Array:
    """0 everywhere; by convention also at the jump, where f is not differentiable."""
    return constant(x, 0.0)


@elementwise
def linear(x: Array, c: float) -> Array:
    """c x; for c = 0 the constant 0, also at +-inf."""
    return scale(c, x)


@elementwise
def linear_df(x: Array, c: float) -> Array:
    """c everywhere."""
    return constant(x, c)


STEP = Activation(
    name="step",
    label="Binary step",
    latex=r"f(x) = \begin{cases} 1 & x \ge \theta \\ 0 & x < \theta \end{cases}",
    latex_df=r"f'(x) = 0 \quad (x \ne \theta)",
    formula="step(x - a)",
    f=step,
    df=step_df,
    params=(Param("threshold", "θ", 0.0, -3.0, 3.0, 0.1),),
    bounds=always(Interval(0, 1, closed_low=True, closed_high=True, ends_only=True)),
    kinks=lambda threshold: (threshold,),
    lowest=always(-inf),
    highest=always(inf),
    steepest=always(inf),
    worked=("0", "1"),
    traits=frozenset(
        {"monotone", "bounded", "bounded_below", "saturates_left", "saturates_right", "sparse"}
    ),
    code=code(
        "step(x, threshold={threshold})",
        numpy="np.where(x >= threshold, 1.0, 0.0)",
        torch="torch.where(x >= threshold, 1.0, 0.0)",
        jax="jnp.where(x >= threshold, 1.0, 0.0)",
        keras="keras.ops.where(x >= threshold, 1.0, 0.0)",
    ),
    cite="mcculloch1943",
)

LINEAR = Activation(
    name="linear",
    label="Linear",
    latex=r"f(x) = c\,x",
    latex_df=r"f'(x) = c",
    formula="a*x",
    f=linear,
    df=linear_df,
    params=(Param("c", "c", 1.0, -2.0, 2.0, 0.05),),
    bounds=lambda c: REALS if c else Interval(0, 0, closed_low=True, closed_high=True),
    lowest=lambda c: None if c else -inf,
    highest=lambda c: None if c else inf,
    steepest=always(inf),
    worked=("{c}·{x}",),
    traits=frozenset(
        {
            "monotone",
            "odd",
            "zero_centred",
            "continuous",
            "continuously_differentiable",
            "smooth",
            "piecewise_linear",
            "convex",
            "lipschitz",
        }
    ),
    code=code("linear(x, c={c})", numpy="c * x", torch="c * x", jax="c * x", keras="c * x"),
    cite="",
)
