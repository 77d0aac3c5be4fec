"""Rectifiers: ReLU, ReLU6 and squared ReLU."""

from math import inf

import numpy as np

from core.activations.base import Activation, Interval, always
from core.activations.program import code
from core.numerics.elementwise import Array, elementwise

NOT_NEGATIVE = Interval(0, inf, closed_low=True)


@elementwise
def relu(x: Array) -> Array:
    """max(0, x) (nair2010)."""
    return np.maximum(x, 0)


@elementwise
def relu_df(x: Array) -> Array:
    """1 for x > 0, else 0; at the kink the left slope, 0."""
    return np.heaviside(x, 0)


@elementwise
def relu6(x: Array) -> Array:
    """min(max(0, x), 6) (krizhevsky2010)."""
    return np.clip(x, 0, 6)


@elementwise
def relu6_df(x: Array) -> Array:
    """1 for 0 < x <= 6, else 0 (PyTorch and JAX give 0 at 6 itself)."""
    return np.heaviside(x, 0) - np.heaviside(x - 6, 0)


@elementwise
def squared_relu(x: Array) -> Array:
    """max(0, x)^2 (so2021)."""
    return np.maximum(x, 0) ** 2


@elementwise
def squared_relu_df(x: Array) -> Array:
    """2 max(0, x): continuous and unbounded."""
    return 2 * np.maximum(x, 0)


RELU = Activation(
    name="relu",
    label="ReLU",
    latex=r"f(x) = \max(0, x)",
    latex_df=r"f'(x) = \begin{cases} 1 & x > 0 \\ 0 & x < 0 \end{cases}",
    formula="max(0, x)",
    f=relu,
    df=relu_df,
    bounds=always(NOT_NEGATIVE),
    kinks=always((0.0,)),
    lowest=always(-inf),
    steepest=always(inf),
    worked=("max(0, {x})", "max(0, {x})"),
    traits=frozenset(
        {
            "monotone",
            "continuous",
            "piecewise_linear",
            "convex",
            "bounded_below",
            "saturates_left",
            "sparse",
            "lipschitz",
        }
    ),
    code=code(
        "relu(x)",
        numpy="np.maximum(x, 0)",
        torch="F.relu(x)",
        jax="jax.nn.relu(x)",
        keras="keras.activations.relu(x)",
    ),
    cite="nair2010",
)

RELU6 = Activation(
    name="relu6",
    label="ReLU6",
    latex=r"f(x) = \min(\max(0, x),\,6)",
    latex_df=r"f'(x) = \begin{cases} 1 & 0 < x < 6 \\ 0 & x < 0,\ x > 6 \end{cases}",
    formula="min(max(0, x), 6)",
    f=relu6,
    df=relu6_df,
    bounds=always(Interval(0, 6, closed_low=True, closed_high=True)),
    kinks=always((0.0, 6.0)),
    lowest=always(-inf),
    highest=always(inf),
    steepest=always(3.0),
    worked=("0", "{x}", "6"),
    traits=RELU.traits - {"convex"} | {"bounded", "saturates_right"},
    code=code(
        "relu6(x)",
        numpy="np.clip(x, 0, 6)",
        torch="F.relu6(x)",
        jax="jax.nn.relu6(x)",
        keras="keras.activations.relu6(x)",
    ),
    cite="krizhevsky2010",
)

SQUARED_RELU = Activation(
    name="squared_relu",
    label="Squared ReLU",
    latex=r"f(x) = \max(0, x)^2",
    latex_df=r"f'(x) = 2\max(0, x)",
    formula="max(0, x)^2",
    f=squared_relu,
    df=squared_relu_df,
    bounds=always(NOT_NEGATIVE),
    lowest=always(-inf),
    steepest=always(inf),
    worked=("max(0, {x})^[2]",),
    traits=RELU.traits - {"piecewise_linear", "lipschitz"} | {"continuously_differentiable"},
    code=code(
        "squared_relu(x)",
        numpy="np.maximum(x, 0) ** 2",
        torch="F.relu(x).square()",
        jax="jnp.square(jax.nn.relu(x))",
        keras="keras.ops.square(keras.activations.relu(x))",
    ),
    cite="so2021",
)
