"""Formulas to start from: the catalogue as a learner could type it, and a few more."""

from dataclasses import dataclass
from typing import Final

from core.activations import ALL
from core.custom.function import PARAMETERS


@dataclass(frozen=True)
class Preset:
    """Formula with the start of its sliders; its name is in the catalogue or the labels."""

    name: str
    formula: str
    given: tuple[tuple[str, float], ...] = ()


A_ONE: Final = (("a", 1.0),)

FIRST: Final = Preset("leaking_tanh", "tanh(x) + a*x", (("a", 0.2),))
"""Preset with which the page opens."""

PRESETS: Final = tuple(
    Preset(act.name, act.formula, tuple(zip(PARAMETERS, act.defaults.values(), strict=False)))
    for act in ALL
)
"""Every activation of the catalogue, in its order, at its default parameters."""

PLAYFUL: Final = (
    FIRST,
    Preset("bump", "e^(-a*x^2)", A_ONE),
    Preset("stairs", "step(x + 1) + step(x) + step(x - 1)"),
    Preset("endless", "sign(x)*log(1 + a*|x|)", A_ONE),
)

GATES: Final = (
    Preset("step", "x*step(x)"),
    Preset("hard_sigmoid", "x*min(max(x/6 + 1/2, 0), 1)"),
    Preset("sigmoid", "x*sigmoid(a*x)", A_ONE),
    Preset("gaussian", "x*Phi(a*x)", A_ONE),
    Preset("tanh", "x*(1 + tanh(a*x))/2", A_ONE),
    Preset("atan", "x*(1/2 + atan(a*x)/pi)", A_ONE),
    Preset("bell", "x*e^(-a*x^2)", A_ONE),
)
"""Products x g(x) by the name of their gate g."""
