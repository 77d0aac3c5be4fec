"""Missions for a typed function: each has a formula that accomplishes it, and one that does not."""

from math import inf

import numpy as np
import pytest

from core.custom import FIRST, GATES, NAMES, PRESETS, CustomFunction, analyse
from core.custom.depth import deep
from core.custom.missions import MISSIONS, REBUILT, Missing, Trial, rebuilt
from core.experiments.stack import DEPTH
from core.formula import parse

SELU = "1.0507*(max(x, 0) + 1.67326*(e^min(x, 0) - 1))"
ACCOMPLISHED = {
    "gentle": ("max(0.2x, x)", 1.0),
    "centred": ("max(0, x) - 0.39894", 1.0),
    "standard": (SELU, 1.0),
    "deep": ("max(x, e^min(x,0) - 1)", 1.5),
    "broken": ("sqrt(x)", 1.0),
    "wave": ("x + sin(x)^2", 1.0),
}
REASONS = {
    "gentle": {"2x": "straight", "3": "straight", "tanh(x) + 0.2x": "steep", "max(0, x)": "flat"},
    "centred": {
        "1/x": "no_mean",
        "max(0, x)": "mean",
        "tanh(x)": "odd",
        "0": "straight",
        "0*x": "straight",
        "0*x/x": "straight",
        "min(0, x) + max(0, -x)": "straight",
        "x + 0.005": "straight",
    },
    "standard": {"log(x)": "no_mean", "max(0, x)": "moments", "x": "floor"},
    "deep": {"x": "straight", "2*tanh(x)": "steep", "max(0, x)": "ends"},
    "broken": {"max(0, x)": "whole", "1/x": "unmet", "e^x/(1 + e^x)": "unmet"},
    "wave": {"sin(x)": "falls", "max(0, x)": "settles"},
}


def typed(formula: str) -> CustomFunction:
    """A formula of x alone."""
    return CustomFunction(parse(formula, NAMES))


def preset(name: str) -> CustomFunction:
    """A preset at its own parameters."""
    found = next(one for one in (*GATES, *PRESETS, FIRST) if one.name == name)
    return CustomFunction(parse(found.formula, NAMES), found.given)


def verdict(mission: str, custom: CustomFunction, size: float = 1.0) -> Missing | None:
    """Verdict of one mission on a function at one size of the first weights."""
    return MISSIONS[mission](Trial(custom, deep(custom, size)))


@pytest.mark.parametrize("mission", ACCOMPLISHED)
def test_every_mission_can_be_accomplished(mission: str) -> None:
    """A short formula accomplishes the mission, at a size that the slider stops at."""
    formula, size = ACCOMPLISHED[mission]
    assert verdict(mission, typed(formula), size) is None


@pytest.mark.parametrize(
    ("mission", "formula"), [(m, formula) for m, found in REASONS.items() for formula in found]
)
def test_a_reason_is_given(mission: str, formula: str) -> None:
    """A function that does not accomplish a mission is told the first thing it lacks."""
    missing = verdict(mission, typed(formula))
    assert missing and missing.key == REASONS[mission][formula]


@pytest.mark.parametrize("mission", MISSIONS)
def test_nothing_is_accomplished_at_the_start(mission: str) -> None:
    """The function with which the page opens accomplishes no mission."""
    assert verdict(mission, preset(FIRST.name)) is not None


def test_the_gates_rebuild_all_three() -> None:
    """The step, the sigmoid and the normal distribution as gates make ReLU, Swish and GELU."""
    assert [rebuilt(preset(gate)) for gate in ("step", "sigmoid", "gaussian")] == [*REBUILT]
    trial = Trial(preset("gaussian"), deep(preset("gaussian"), 1), frozenset({"relu"}))
    missing = MISSIONS["gates"](trial)
    assert missing == Missing("left", {"left": 1})
    whole = Trial(trial.custom, trial.stack, frozenset({"relu", "swish"}))
    assert MISSIONS["gates"](whole) is None


@pytest.mark.parametrize("formula", ("max(0, x)", "gelu(x)", "x*sigmoid(2x)", "x/0", "x"))
def test_only_products_of_the_same_values_count(formula: str) -> None:
    """A call of the function itself, or a product that is another function, rebuilds nothing."""
    assert rebuilt(typed(formula)) == ""


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
def test_a_gate_lies_between_shut_and_open(gate) -> None:
    """f(x) / x of every gate to choose from lies between 0 and 1."""
    x = np.setdiff1d(np.linspace(-8, 8, 401), [0.0])
    g = preset(gate.name)(x) / x
    assert np.all((g >= -1e-12) & (g <= 1 + 1e-12))


BENT = ("step(x)", "|x|", "tanh(x)", "log(x)", "x + 1e-3x^2", "x*|x|/x", "1/x")
STRAIGHT = ("x", "3 - 2x", "3", "1e5*x", "x/0", "x/x", "x*(x - 1)/(x - 1)", "sign(x)^2")


@pytest.mark.parametrize("formula", (*BENT, *STRAIGHT))
def test_a_straight_line_is_not_bent(formula: str) -> None:
    """Bent is what is not a straight line wherever it has values, up to single points."""
    assert analyse(typed(formula)).bent is (formula in BENT)


def test_a_shifted_relu_has_its_mean() -> None:
    """E f is found where |f| has a kink that f has not, here where ReLU crosses its own mean."""
    report = analyse(typed("max(0, x) - 0.39894228040143265"))
    assert report.mean == pytest.approx(0, abs=1e-9) and report.zero_centred


def test_deep_has_all_layers() -> None:
    """The stack has twenty layers, and a signal that is no number counts as infinite."""
    found = deep(typed("sqrt(x)"), 1)
    assert found.signal.shape[1] == DEPTH and found.top == inf
