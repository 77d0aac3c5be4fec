"""Formulas to start from: the catalogue as a learner could type it, and a few to play with."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Preset:
    """A formula, and where its sliders start; a name of the catalogue, or one in the labels."""

    name: str
    formula: str
    given: tuple[tuple[str, float], ...] = ()


A_ONE: Final = (("a", 1.0),)

FIRST: Final = Preset("leaking_tanh", "tanh(x) + a*x", (("a", 0.2),))
"""What the page opens with."""

PRESETS: Final = (
    Preset("step", "step(x - a)", (("a", 0.0),)),
    Preset("linear", "a*x", A_ONE),
    Preset("sigmoid", "1/(1 + e^(-a*(x - b)))", (("a", 1.0), ("b", 0.0))),
    Preset("tanh", "tanh(x)"),
    Preset("hard_sigmoid", "min(max(x + 3, 0), 6)/6"),
    Preset("relu", "max(0, x)"),
    Preset("relu6", "min(max(0, x), 6)"),
    Preset("squared_relu", "max(0, x)^2"),
    Preset("leaky_relu", "max(0, x) + a*min(0, x)", (("a", 0.1),)),
    Preset("prelu", "max(0, x) + a*min(0, x)", (("a", 0.25),)),
    Preset("elu", "max(0, x) + a*(e^min(0, x) - 1)", A_ONE),
    Preset("selu", "1.0507009873554805*(max(0, x) + 1.6732632423543772*(e^min(0, x) - 1))"),
    Preset("celu", "max(0, x) + a*(e^(min(0, x)/a) - 1)", A_ONE),
    Preset("softplus", "softplus(a*x)/a", A_ONE),
    Preset("swish", "x*sigmoid(a*x)", A_ONE),
    Preset("hard_swish", "x*min(max(x + 3, 0), 6)/6"),
    Preset("mish", "x*tanh(log(1 + e^x))"),
    Preset("gelu", "x*Phi(x)"),
    Preset("gelu_tanh", "x/2*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))"),
    Preset("gelu_sigmoid", "x*sigmoid(1.702*x)"),
)
"""Every activation of the catalogue, in its order, at its default parameters."""

PLAYFUL: Final = (
    FIRST,
    Preset("wave", "x + sin(a*x)^2/a", A_ONE),
    Preset("bump", "e^(-a*x^2)", A_ONE),
    Preset("stairs", "step(x + 1) + step(x) + step(x - 1)"),
    Preset("endless", "sign(x)*log(1 + a*|x|)", A_ONE),
)
