"""The measured facts: the lesson's numbers, and agreement with mpmath at other parameters."""

from math import acos, asin, exp, inf, log, pi, sqrt

import mpmath
import numpy as np
import pytest

from core.activations import (
    ALL,
    BY_NAME,
    CELU,
    ELU,
    GELU,
    HARD_SWISH,
    LEAKY_RELU,
    LINEAR,
    PRELU,
    RELU,
    RELU6,
    SELU,
    SIGMOID,
    SINE,
    SNAKE,
    SOFTPLUS,
    SQUARED_RELU,
    STEP,
    SWISH,
    TANH,
    Activation,
    Interval,
)
from core.analysis.facts import FLAT, Kink, Point, facts
from core.analysis.sampling import steps

each = pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)

MEANS = [
    ("step", {}, 0.5),
    ("linear", {}, 0),
    ("sigmoid", {}, 0.5),
    ("tanh", {}, 0),
    ("relu", {}, 0.398942280401),
    ("leaky_relu", {"slope": 0.01}, 0.394952857597),
    ("leaky_relu", {}, 0.359048052361),
    ("prelu", {}, 0.299206710301),
    ("elu", {}, 0.160520572267),
    ("celu", {}, 0.160520572267),
    ("selu", {}, 0),
    ("swish", {}, 0.206620964142),
    ("gelu", {}, 0.282094791774),
    ("gelu_tanh", {}, 0.282038588079),
    ("gelu_sigmoid", {}, 0.282330552813),
    ("hard_swish", {}, 0.166216700656),
    ("hard_sigmoid", {}, 0.5),
    ("mish", {}, 0.240403888375),
    ("softplus", {}, 0.806059183347),
    ("squared_relu", {}, 0.5),
    ("sine", {}, 0),
    ("snake", {}, 0.432332358382),
    ("snake", {"frequency": 0.0}, 0),
]


@pytest.mark.parametrize(("name", "given", "want"), MEANS)
def test_means(name: str, given: dict[str, float], want: float) -> None:
    """E f(z) for z ~ N(0, 1) is right to the 12 digits of the lesson's table."""
    assert facts(BY_NAME[name], **given).mean == pytest.approx(want, abs=5.1e-13)


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (SIGMOID, {"k": 5.0, "shift": 2.3}),
        (SIGMOID, {"k": 0.1, "shift": -4.0}),
        (SWISH, {"beta": 10.0}),
        (SOFTPLUS, {"beta": 10.0}),
        (CELU, {"alpha": 0.1}),
        (ELU, {"alpha": 3.0}),
        (STEP, {"threshold": 1.3}),
        (SINE, {"w0": 6.0}),
        (SNAKE, {"frequency": 5.0}),
    ],
)
def test_means_at_sharp_settings(act: Activation, given: dict[str, float]) -> None:
    """The mean keeps 12 digits where the curve bends most, and where it jumps off the panels."""
    cuts = sorted({-12, 0, 12, *np.arange(-12, 13), *act.kinks(**act.settings(given))})

    def weighed(z: mpmath.mpf) -> mpmath.mpf:
        return mpmath.mpf(float(act(float(z), **given))) * mpmath.npdf(z)

    want = mpmath.quad(weighed, cuts, maxdegree=5)
    assert facts(act, **given).mean == pytest.approx(float(want), abs=1e-12)


@each
def test_saturation_ends_where_the_slope_crosses(act: Activation) -> None:
    """|f'| < 0.1 just inside every saturated interval and not just outside, to 1e-9.

    Those of a periodic f' are all in the one period around 0.
    """
    for given in [{}, *({p.name: p.low + 4 * p.step} for p in act.params)]:
        reach = min(20, (facts(act, **given).period or inf) / 2)
        x = np.linspace(-reach, reach, 4001)[:-1] + 1e-4
        inside = np.zeros(x.shape, bool)
        for part in facts(act, **given).saturated:
            inside |= (part.low < x) & (x < part.high)
            for end, inward in ((part.low, 1e-9), (part.high, -1e-9)):
                if np.isfinite(end):
                    assert abs(act.grad(end + inward, **given)) < FLAT
                    assert abs(act.grad(end - inward, **given)) >= FLAT
        np.testing.assert_array_equal(inside, np.abs(act.grad(x, **given)) < FLAT)


def test_saturation_of_known_curves() -> None:
    """The saturated intervals known in closed form."""
    end = 1.818446459232
    left, right = facts(TANH).saturated
    assert (left.low, right.high) == (-inf, inf)
    assert (left.high, right.low) == (pytest.approx(-end, abs=1e-12), pytest.approx(end, abs=1e-12))
    assert facts(ELU).saturated[0].high == pytest.approx(log(0.1), abs=1e-12)
    assert facts(RELU).saturated == (Interval(-inf, 0.0),)
    assert facts(RELU6).saturated == (Interval(-inf, 0.0), Interval(6.0, inf))
    assert facts(LEAKY_RELU).saturated == ()
    assert facts(LEAKY_RELU, slope=0.05).saturated == (Interval(-inf, 0.0),)
    assert facts(SIGMOID, k=0.3).saturated == (Interval(),)
    assert facts(SIGMOID, k=0.4).saturated == (Interval(),), "0.1 is touched in one point only"
    bends = [(part.low, part.high) for part in facts(SINE, w0=2.0).saturated]
    edge = acos(0.05) / 2
    want = [(edge - pi / 2, -edge), (edge, pi / 2 - edge)]
    np.testing.assert_allclose(bends, want, atol=1e-12)
    (wave,) = facts(SNAKE).saturated
    assert (wave.low + wave.high) / 2 == pytest.approx(-pi / 4, abs=1e-12)
    assert wave.high == pytest.approx(-asin(0.9) / 2, abs=1e-12)
    assert facts(SNAKE, frequency=0.0).saturated == ()
    parabola = facts(HARD_SWISH).saturated[1]
    assert (parabola.low, parabola.high) == (pytest.approx(-1.8), pytest.approx(-1.2))


def test_kinks_have_clean_limits() -> None:
    """Both limits at a kink are exact, and a kink that does not jump is not listed."""
    assert facts(RELU).kinks == (Kink(0.0, 0.0, 0.0, 0.0, 1.0),)
    assert facts(STEP, threshold=0.3).kinks == (Kink(0.3, 0.0, 1.0, 0.0, 0.0),)
    assert facts(ELU).kinks == ()
    assert facts(ELU, alpha=0.5).kinks == (Kink(0.0, 0.0, 0.0, 0.5, 1.0),)
    assert facts(LEAKY_RELU, slope=1.0).kinks == ()
    low, high = facts(HARD_SWISH).kinks
    assert (low, high) == (Kink(-3.0, 0.0, 0.0, 0.0, -0.5), Kink(3.0, 3.0, 3.0, 1.5, 1.0))


@each
def test_monotone_agrees_with_the_trait(act: Activation) -> None:
    """At the defaults the measured fact is the claimed trait."""
    assert facts(act).monotone == ("monotone" in act.traits)


def test_monotone_changes_with_the_parameter() -> None:
    """Swish is monotone only as a line, PReLU until its slope is negative; falling counts too."""
    assert facts(SWISH, beta=0.0).monotone
    assert not facts(SWISH, beta=0.1).monotone
    assert [facts(PRELU, a=a).monotone for a in (-0.05, 0.0, 2.0)] == [False, True, True]
    assert facts(LINEAR, c=-2.0).monotone


@pytest.mark.parametrize(
    ("act", "given", "want"),
    [
        (STEP, {}, inf),
        (SQUARED_RELU, {}, inf),
        (SIGMOID, {"k": 3.0, "shift": 1.0}, 0.75),
        (RELU, {}, 1),
        (PRELU, {"a": -0.5}, 1),
        (PRELU, {"a": 2.0}, 2),
        (LINEAR, {"c": -2.0}, 2),
        (ELU, {"alpha": 0.5}, 1),
        (ELU, {"alpha": 3.0}, 3),
        (SELU, {}, 1.758099340847377),
        (SWISH, {"beta": 0.0}, 0.5),
        (SWISH, {"beta": 4.0}, 1.099839320128867),
        (GELU, {}, 0.5 + 0.5 * float(mpmath.erf(1)) + exp(-1) / sqrt(pi)),
        (HARD_SWISH, {}, 1.5),
        (SINE, {"w0": 6.0}, 6),
        (SNAKE, {"frequency": 5.0}, 2),
        (SNAKE, {"frequency": 0.0}, 1),
    ],
)
def test_lipschitz(act: Activation, given: dict[str, float], want: float) -> None:
    """The Lipschitz constant is the largest |f'|, on whichever side of 0 the slope is."""
    assert facts(act, **given).lipschitz == pytest.approx(want, rel=1e-14)


@each
def test_lipschitz_holds_for_pairs(act: Activation) -> None:
    """At every stop of every slider no two points are further apart than the constant allows."""
    x = np.linspace(-9, 9, 1501)
    for p in act.params:
        for value in steps(p, p.default)[::5]:
            limit = facts(act, **{p.name: value}).lipschitz
            steep = np.abs(np.diff(act(x, **{p.name: value})) / np.diff(x)).max()
            assert steep <= limit * (1 + 1e-9), value


def test_points_and_values() -> None:
    """Extremes and the largest slope come with their places."""
    swish = facts(SWISH, beta=2.0)
    assert swish.minimum is not None
    assert swish.minimum.x == pytest.approx(-1.278464542761 / 2, rel=1e-12)
    assert swish.minimum.value == pytest.approx(-0.278464542761 / 2, rel=1e-11)
    assert swish.steepest.x == pytest.approx(2.399357280515 / 2, rel=1e-12)
    assert swish.maximum is None
    assert facts(SINE, w0=2.0).minimum == Point(-pi / 4, -1.0)
    assert facts(SINE, w0=2.0).period == pi and facts(SNAKE, frequency=2.0).period == pi / 2
    assert facts(SNAKE).minimum is None and facts(SNAKE).steepest == Point(pi / 4, 2.0)
    assert facts(RELU6).maximum == Point(inf, 6.0)
    assert facts(RELU).minimum == Point(-inf, 0.0)
    assert facts(SIGMOID, k=2.0, shift=1.5).steepest == Point(1.5, 0.5)
    assert facts(SIGMOID).bounds == Interval(0, 1)


@each
def test_facts_exist_at_every_stop(act: Activation) -> None:
    """Every stop of every slider has facts without nan, and asking again gives the same object."""
    for p in act.params:
        for value in steps(p, p.default):
            found = facts(act, **{p.name: value})
            assert np.isfinite([found.mean, found.steepest.value]).all()
            assert facts(act, **{p.name: value}) is found


def test_unknown_parameter_is_an_error() -> None:
    """facts refuses a parameter that the function does not have."""
    with pytest.raises(TypeError, match="relu has no parameter slope"):
        facts(RELU, slope=0.1)
