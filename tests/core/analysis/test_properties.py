"""The compare table's row: moments to the lesson's digits, smoothness as the traits claim."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from math import inf

import mpmath
import numpy as np
import pytest

from core.activations import (
    ALL,
    BY_NAME,
    CELU,
    ELU,
    HARD_SWISH,
    LEAKY_RELU,
    LINEAR,
    PRELU,
    RELU,
    SELU,
    SIGMOID,
    SINE,
    SNAKE,
    SOFTPLUS,
    SQUARED_RELU,
    STEP,
    SWISH,
    Activation,
)
from core.analysis.facts import facts, mean
from core.analysis.properties import C0, C1, CLASSES, DISCONTINUOUS, SMOOTH, cost, properties
from core.analysis.sampling import steps
from core.numerics.elementwise import Formula

each = pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)

# E f(z)^2, Var f(z), E f'(z)^2 for z ~ N(0, 1)
MOMENTS = [
    ("sigmoid", {}, 0.293379035858, 0.043379035858, 0.044836241350),
    ("tanh", {}, 0.394294490398, 0.394294490398, 0.464402902448),
    ("relu", {}, 0.5, 0.340845056908, 0.5),
    ("leaky_relu", {"slope": 0.01}, 0.50005, 0.344062240276, 0.50005),
    ("leaky_relu", {"slope": 0.1}, 0.505, 0.376084496096, 0.505),
    ("prelu", {"a": 0.25}, 0.53125, 0.441725344511, 0.53125),
    ("elu", {}, 0.644945417493, 0.619178563372, 0.668102001223),
    ("celu", {}, 0.644945417493, 0.619178563372, 0.668102001223),
    ("selu", {}, 1, 1, 1.07157499246),
    ("swish", {}, 0.355775519817, 0.313083296994, 0.379482351633),
    ("gelu", {}, 0.425221482570, 0.345644011024, 0.455850865649),
    ("gelu_tanh", {}, 0.425193711033, 0.345647945868, 0.455817845963),
    ("gelu_sigmoid", {}, 0.421952806897, 0.342242265845, 0.449549200479),
    ("hard_swish", {}, 0.331567375138, 0.303939383561, 0.358531517179),
    ("mish", {}, 0.452342192376, 0.394548162830, 0.479083758374),
    ("softplus", {}, 0.921245908859, 0.271514501801, 0.293379035858),
    ("squared_relu", {}, 1.5, 1.25, 2),
    ("step", {}, 0.5, 0.25, 0),
    ("linear", {"c": -2.0}, 4, 4, 4),
    ("sine", {}, 0.432332358382, 0.432332358382, 0.567667641618),
    ("snake", {}, 1.30737429121, 1.120463023106, 1.49983226868605),
]


def mean_square(act: Activation, f: Formula, given: dict[str, float]) -> float:
    """E f(z)^2 by the quadrature of `mean`, which knows where `act` has its kinks."""
    return mean(replace(act, f=lambda z, **more: f(z, **more) ** 2), **given)


@pytest.mark.parametrize(("name", "given", "second", "variance", "slope"), MOMENTS)
def test_moments(
    name: str, given: dict[str, float], second: float, variance: float, slope: float
) -> None:
    """E f², Var f and E f'² are right to the 12 digits of the lesson's table."""
    act, found = BY_NAME[name], properties(BY_NAME[name], **given)
    assert found.variance == pytest.approx(variance, abs=5.1e-13)
    assert mean_square(act, act.f, given) == pytest.approx(second, abs=5.1e-13)
    assert mean_square(act, act.df, given) == pytest.approx(slope, abs=5.1e-12)


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (SIGMOID, {"k": 5.0, "shift": 2.3}),
        (SWISH, {"beta": 10.0}),
        (SOFTPLUS, {"beta": 10.0}),
        (CELU, {"alpha": 0.1}),
        (STEP, {"threshold": 1.3}),
        (SINE, {"w0": 6.0}),
        (SNAKE, {"frequency": 5.0}),
    ],
)
def test_moments_at_sharp_settings(act: Activation, given: dict[str, float]) -> None:
    """The moments keep 11 digits where the curve bends most."""
    cuts = sorted({*np.arange(-12.0, 12.5, 0.5), *act.kinks(**act.settings(given))})

    def moment(f: Callable[..., np.ndarray]) -> float:
        def weighed(z: mpmath.mpf) -> mpmath.mpf:
            return mpmath.mpf(float(f(float(z), **given))) ** 2 * mpmath.npdf(z)

        return float(mpmath.quad(weighed, cuts, maxdegree=4))

    assert mean_square(act, act.f, given) == pytest.approx(moment(act), abs=1e-11)
    assert mean_square(act, act.df, given) == pytest.approx(moment(act.grad), abs=1e-11)


@each
def test_traits_agree(act: Activation) -> None:
    """At the defaults the measured smoothness, monotony and centre are the claimed traits."""
    found = properties(act)
    place = CLASSES.index(found.smoothness)
    assert ("continuous" in act.traits) == (place >= CLASSES.index(C0))
    assert ("continuously_differentiable" in act.traits) == (place >= CLASSES.index(C1))
    assert ("smooth" in act.traits) == (found.smoothness == SMOOTH)
    assert ("monotone" in act.traits) == found.monotone
    assert ("zero_centred" in act.traits) == found.zero_centred
    assert ("lipschitz" in act.traits) == (found.lipschitz < inf)


@pytest.mark.parametrize(
    ("act", "given", "want"),
    [
        (STEP, {"threshold": 0.3}, DISCONTINUOUS),
        (RELU, {}, C0),
        (SELU, {}, C0),
        (HARD_SWISH, {}, C0),
        (ELU, {"alpha": 0.95}, C0),
        (ELU, {}, C1),
        (SQUARED_RELU, {}, C1),
        (CELU, {"alpha": 0.1}, C1),
        (CELU, {"alpha": 3.0}, C1),
        (LEAKY_RELU, {"slope": 0.99}, C0),
        (LEAKY_RELU, {"slope": 1.0}, SMOOTH),
        (PRELU, {"a": 1.0}, SMOOTH),
        (SIGMOID, {"k": 5.0, "shift": 1.1}, SMOOTH),
        (SWISH, {"beta": 10.0}, SMOOTH),
        (SOFTPLUS, {"beta": 10.0}, SMOOTH),
        (SINE, {"w0": 6.0}, SMOOTH),
        (SNAKE, {"frequency": 5.0}, SMOOTH),
    ],
)
def test_smoothness(act: Activation, given: dict[str, float], want: str) -> None:
    """The class follows the parameters: ELU is C¹ for alpha = 1 alone, CELU for every alpha."""
    assert properties(act, **given).smoothness == want


@each
def test_smoothness_at_every_stop(act: Activation) -> None:
    """Only values that close a kink make a function smoother than it is at its default."""
    closing = {("elu", 1.0), ("leaky_relu", 1.0), ("prelu", 1.0)}
    for p in act.params:
        found = {v: properties(act, **{p.name: v}).smoothness for v in steps(p, p.default)}
        ordinary = {s for v, s in found.items() if (act.name, v) not in closing}
        assert len(ordinary) == 1, f"{act.name}: {p.name} changes the class, {found}"


@each
def test_the_rest_are_the_facts(act: Activation) -> None:
    """Range, mean and Lipschitz constant are those beside the curve; asking again is free."""
    found, known = properties(act), facts(act)
    assert (found.bounds, found.mean, found.lipschitz) == (
        known.bounds,
        known.mean,
        known.lipschitz,
    )
    assert properties(act, **act.defaults) is found


def test_a_constant_has_no_variance() -> None:
    """The line of slope 0 is 0 everywhere."""
    found = properties(LINEAR, c=0.0)
    assert found.variance == 0 and found.zero_centred


def test_cost_by_a_clock_of_our_own() -> None:
    """With a clock that gains 1 ms at every look, 100,000 elements cost 10 ns each, all alike."""
    ticks = count()
    found = cost(SWISH, np.random.default_rng(0), lambda: next(ticks) * 1e-3, beta=2.0)
    assert found.f == pytest.approx(10)
    assert found.df == pytest.approx(10)
    assert (found.f_to_relu, found.df_to_relu) == (pytest.approx(1), pytest.approx(1))


def test_cost_measures_at_least_three_rounds() -> None:
    """A clock that leaps ends the measurement after three rounds of four calls: 25 to 30 looks."""
    looks = count()
    cost(RELU, np.random.default_rng(0), lambda: float(next(looks)))
    assert 25 <= next(looks) <= 30


@each
def test_cost_is_real(act: Activation) -> None:
    """On the real clock every function takes some time."""
    found = cost(act, np.random.default_rng(0))
    assert all(0 < value < inf for value in vars(found).values())
