"""ReLU with a slope for negative inputs: fixed (leaky ReLU) or learned (PReLU)."""

from math import inf

import numpy as np

from core.activations.base import REALS, Activation, Interval, Param, always
from core.activations.program import Code, code
from core.numerics.elementwise import Array, elementwise, scale


def _leaky(x: Array, a: float) -> Array:
    return np.maximum(x, 0) + scale(a, np.minimum(x, 0))


def _leaky_df(x: Array, a: float) -> Array:
    right = np.heaviside(x, 0)
    return right + a * (1 - right)


def _range(a: float) -> Interval:
    return REALS if a > 0 else Interval(0, inf, closed_low=True)


def _lowest(a: float) -> float | None:
    if a > 0:
        return None
    return 0.0 if a < 0 else -inf


def _steepest(a: float) -> float:
    return -inf if a > 1 else inf


@elementwise
def leaky_relu(x: Array, slope: float) -> Array:
    """max(0, x) + a min(0, x); 0 times an infinite input is 0 (maas2013)."""
    return _leaky(x, slope)


@elementwise
def leaky_relu_df(x: Array, slope: float) -> Array:
    """1 for x > 0, else a, also at the kink."""
    return _leaky_df(x, slope)


@elementwise
def prelu(x: Array, a: float) -> Array:
    """max(0, x) + a min(0, x), where a is learned and may take any sign (he2015)."""
    return _leaky(x, a)


@elementwise
def prelu_df(x: Array, a: float) -> Array:
    """1 for x > 0, else a, also at the kink."""
    return _leaky_df(x, a)


@elementwise
def prelu_da(x: Array, a: float) -> Array:
    """df/da = min(0, x): the gradient for a comes from negative inputs only."""
    return np.minimum(x, 0)


LEAKY_RELU = Activation(
    name="leaky_relu",
    label="Leaky ReLU",
    latex=r"f(x) = \begin{cases} x & x > 0 \\ a\,x & x \le 0 \end{cases}",
    latex_df=r"f'(x) = \begin{cases} 1 & x > 0 \\ a & x < 0 \end{cases}",
    formula="max(0, x) + a*min(0, x)",
    f=leaky_relu,
    df=leaky_relu_df,
    params=(Param("slope", "a", 0.1, 0.0, 1.0, 0.01),),
    bounds=lambda slope: _range(slope),
    kinks=always((0.0,)),
    lowest=lambda slope: _lowest(slope),
    steepest=lambda slope: _steepest(slope),
    worked=("{slope}·{x}", "{x}"),
    traits=frozenset({"monotone", "continuous", "piecewise_linear", "convex", "lipschitz"}),
    code=code(
        "leaky_relu(x, slope={slope})",
        numpy="np.where(x > 0, x, slope * x)",
        torch="F.leaky_relu(x, negative_slope=slope)",
        jax="jax.nn.leaky_relu(x, negative_slope=slope)",
        keras="keras.activations.leaky_relu(x, negative_slope=slope)",
    ),
    cite="maas2013",
)

PRELU = Activation(
    name="prelu",
    label="PReLU",
    latex=LEAKY_RELU.latex,
    latex_df=LEAKY_RELU.latex_df,
    formula="max(0, x) + a*min(0, x)",
    f=prelu,
    df=prelu_df,
    params=(Param("a", "a", 0.25, -1.0, 2.0, 0.05, prelu_da, r"\min(0, x)"),),
    bounds=_range,
    kinks=always((0.0,)),
    lowest=_lowest,
    steepest=_steepest,
    worked=("{a}·{x}", "{x}"),
    traits=LEAKY_RELU.traits,
    code=Code(
        numpy="import numpy as np\n\n\n"
        "def prelu(x, a={a}):\n    return np.where(x > 0, x, a * x)\n",
        torch="from torch import nn\n\nprelu = nn.PReLU(init={a})  # a is learned\n",
        jax="import jax.numpy as jnp\n\n\n"
        "def prelu(x, a={a}):\n    return jnp.where(x > 0, x, a * x)\n",
        keras="import keras\n\n"
        "prelu = keras.layers.PReLU(keras.initializers.Constant(value={a}))  # a is learned\n",
    ),
    cite="he2015",
)
