"""Gated linear units: one half of a layer (the gate) scales the other half (the value).

Every gate is act(a) * b with `act` from the catalogue, a = x W the pre-activation of the gate and
b = x V the value.  The activation is applied to the first half, as in Shazeer's paper; Dauphin's
paper and torch.nn.GLU apply it to the second.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.activations import GELU, LINEAR, RELU, SIGMOID, SWISH
from core.activations.base import Activation
from core.multivariate.equations import Equations
from core.numerics.elementwise import Array

Formula = Callable[[ArrayLike, ArrayLike], Array]


@dataclass(frozen=True)
class Gate:
    """Function of a gate a and a value b, with both partial derivatives; `act` is on the gate.

    `f`, `d_gate` (with respect to a) and `d_value` (with respect to b) take a and b of shapes that
    broadcast together, also empty, and return that shape.  float32 is preserved, and integers
    become float64.  At the kink of ReGLU `d_gate` is the left slope.  +-inf gives the limit; 0
    times infinity is nan, since the limit depends on the path.  nan in a factor gives nan.
    """

    name: str
    label: str
    latex: str
    f: Formula
    d_gate: Formula
    d_value: Formula
    act: Activation

    def __call__(self, a: ArrayLike, b: ArrayLike) -> Array:
        """act(a) * b."""
        return self.f(a, b)


def hidden_steps(width: int, multiple_of: int = 256, multiplier: float = 1.0) -> tuple[int, ...]:
    """Steps of LLaMA's rule for hidden units: 8/3 of the width, times a factor, rounded up.

    A gated layer has three matrices instead of two, so 2/3 of the usual 4 * width keeps the number
    of weights.  The first two results are rounded down, the third up to a multiple of
    `multiple_of`.  Raises ValueError unless all three arguments are positive.
    """
    if min(width, multiple_of, multiplier) <= 0:
        raise ValueError("width, multiple_of and multiplier must all be positive")
    two_thirds = 2 * 4 * width // 3
    scaled = int(multiplier * two_thirds)
    return two_thirds, scaled, -(-scaled // multiple_of) * multiple_of


def _gated_by(act: Activation, name: str, label: str, latex: str) -> Gate:
    """Gate act(a) * b with derivatives act'(a) * b and act(a)."""
    return Gate(
        name=name,
        label=label,
        latex=latex,
        f=lambda a, b: _times(act(a), b),
        d_gate=lambda a, b: _times(act.grad(a), b),
        d_value=lambda a, b: np.broadcast_arrays(act(a), b)[0].copy(),
        act=act,
    )


def _times(gate: Array, value: ArrayLike) -> Array:
    with np.errstate(invalid="ignore"):
        return np.multiply(gate, value)


GLU = _gated_by(SIGMOID, "glu", "GLU", r"\sigma(a)\,b")
REGLU = _gated_by(RELU, "reglu", "ReGLU", r"\max(0, a)\,b")
GEGLU = _gated_by(GELU, "geglu", "GEGLU", r"a\,\Phi(a)\,b")
SWIGLU = _gated_by(SWISH, "swiglu", "SwiGLU", r"a\,\sigma(a)\,b")
BILINEAR = _gated_by(LINEAR, "bilinear", "Bilinear", r"a\,b")

ALL = (GLU, REGLU, GEGLU, SWIGLU, BILINEAR)
BY_NAME = {gate.name: gate for gate in ALL}

FAMILY = Equations(
    "glu",
    latex=r"f(a, b) = \mathrm{act}(a)\,b",
    latex_df=r"\dfrac{\partial f}{\partial a} = \mathrm{act}'(a)\,b, \quad"
    r" \dfrac{\partial f}{\partial b} = \mathrm{act}(a)",
)
