"""Formulas with gaps, poles, jumps and odd ends: everything is met, and said as it is."""

from math import inf, isinf, isnan, nan, pi, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.custom import NAMES, Found, Own, analyse
from core.custom.limits_at_infinity import limit
from core.formula import parse


def seen(formula: str, **numbers: float) -> Found:
    """What is found of a formula."""
    return analyse(Own(parse(formula, NAMES), tuple(sorted(numbers.items()))))


def kinds(found: Found) -> list[tuple[float, float, str]]:
    """The gaps, with their ends to a few digits."""
    return [(round(gap.low, 6), round(gap.high, 6), gap.kind) for gap in found.gaps]


@pytest.mark.parametrize(
    ("formula", "gaps"),
    [
        ("log(x)", [(-inf, 0.0, "nan")]),
        ("sqrt(x - 1)", [(-inf, 1.0, "nan")]),
        ("sqrt(1 - x^2)", [(-inf, -1.0, "nan"), (1.0, inf, "nan")]),
        ("log(-1 - x^2)", [(-inf, inf, "nan")]),
        ("1/x", [(0.0, 0.0, "pole")]),
        ("1/(x - pi)", [(round(pi, 6), round(pi, 6), "pole")]),
        ("log|x|", [(0.0, 0.0, "pole")]),
        ("sin(x)/x", [(0.0, 0.0, "lone")]),
        ("x/x", [(0.0, 0.0, "lone")]),
        ("e^(e^x)", [(6.564959, inf, "huge")]),
        ("e^x/(1 + e^x)", [(709.782713, inf, "overflow")]),
        ("sqrt(x^2)", []),
        ("tanh(x)", []),
    ],
)
def test_gaps(formula: str, gaps: list[tuple[float, float, str]]) -> None:
    """Where a formula has no value is found, with its ends and of which kind it is."""
    assert kinds(seen(formula)) == gaps


def test_sample_of_a_gap_has_no_value() -> None:
    """The x that is named as an example has indeed no value, and is the nearest to 0 tried."""
    own = Own(parse("log(x)", NAMES))
    gap = analyse(own).gaps[0]
    assert gap.sample == -1 / 64 and np.isnan(own(np.array([gap.sample])))


@pytest.mark.parametrize(
    ("formula", "low", "high", "closed_low", "closed_high"),
    [
        ("3", 3, 3, True, True),
        ("x^2", 0, inf, True, False),
        ("x^3", -inf, inf, False, False),
        ("x/(1 + |x|)", -1, 1, False, False),
        ("atan(x)", -pi / 2, pi / 2, False, False),
        ("sin(x)", -1, 1, True, True),
        ("x*sin(x)", -inf, inf, False, False),
        ("x^2*e^(-x^2)", 0, 1 / np.e, True, True),
        ("e^(-x^2)", 0, 1, False, True),
        ("tanh(20x)", -1, 1, False, False),
        ("min(1, max(-1, x))", -1, 1, True, True),
        ("step(x + 1) + step(x) + step(x - 1)", 0, 3, True, True),
        ("sqrt(1 - x^2)", 0, 1, True, True),
        ("sin(x)/x", -0.217233628, 1, True, False),
        ("log(x)", -inf, inf, False, False),
        ("1/sqrt|x|", 0, inf, False, False),
        ("sign(x)*log(1 + |x|)", -inf, inf, False, False),
    ],
)
def test_range(formula: str, low: float, high: float, closed_low: bool, closed_high: bool) -> None:
    """The range is found, and its ends are closed exactly where f reaches them."""
    bounds = seen(formula).bounds
    assert bounds is not None
    np.testing.assert_allclose((bounds.low, bounds.high), (low, high), atol=1e-8)
    assert (bounds.closed_low, bounds.closed_high) == (closed_low, closed_high)


def test_nothing_has_no_range() -> None:
    """A formula without a single value has no range, no mean and no gain."""
    found = seen("log(-1 - x^2)")
    assert found.bounds is None and isnan(found.mean) and isnan(found.forward_gain)


@pytest.mark.parametrize(
    ("formula", "direction", "symmetry"),
    [
        ("-x", "falling", "odd"),
        ("3", "constant", "even"),
        ("x/x", "constant", "even"),
        ("|x|", "turns", "even"),
        ("1/x", "turns", "odd"),
        ("e^(0.4x^2)", "turns", "even"),
        ("(e^x - e^-x)/(e^x + e^-x)", "rising", "odd"),
        ("max(0, x - 100)", "rising", ""),
        ("step(x) - step(x - 1)", "turns", ""),
    ],
)
def test_direction_and_symmetry(formula: str, direction: str, symmetry: str) -> None:
    """Slopes and jumps decide which way f goes; its two halves whether it is odd or even."""
    found = seen(formula)
    assert (found.direction, found.symmetry) == (direction, symmetry)


@pytest.mark.parametrize(
    ("formula", "kinks", "jumps"),
    [
        ("|x - 0.3|", [0.3], []),
        ("sqrt((x - 0.3)^2)", [0.3], []),
        ("max(x, 0.5x, -1)", [-2, 0], []),
        ("|x|^1.5", [], []),
        ("|x^2 - 2|", [-sqrt(2), sqrt(2)], []),
        ("step(step(x) - 0.5)", [], [0]),
        ("atan(1/x)", [], [0]),
        ("sqrt|x|*sign(x)", [], []),
        ("relu(x)^2", [], []),
        ("max(0, x) + max(0, -x)", [0], []),
        ("max(0, x) - max(0, -x)", [], []),
    ],
)
def test_kinks_and_jumps(formula: str, kinks: list[float], jumps: list[float]) -> None:
    """True kinks and jumps are found at their place, and none where two of them cancel."""
    met = seen(formula).breaks
    np.testing.assert_allclose([b.x for b in met if b.kink], kinks, atol=1e-9)
    np.testing.assert_allclose([b.x for b in met if b.jump], jumps, atol=1e-9)


def test_too_many_jumps_are_said_to_be_many() -> None:
    """Of endlessly many jumps those nearest to 0 are kept, and it is known that there are more."""
    found = seen("sign(sin(30x))")
    assert found.many and all(abs(b.x) < 4 for b in found.breaks) and isinf(found.lipschitz)


@pytest.mark.parametrize(
    ("formula", "left", "right"),
    [
        ("tanh(x)", -1, 1),
        ("atan(x)", -pi / 2, pi / 2),
        ("x/(1 + |x|)", -1, 1),
        ("1/sqrt(1 + x^2)", 0, 0),
        ("sqrt|x|", inf, inf),
        ("log(1 + |x|)", inf, inf),
        ("sin(x)", nan, nan),
        ("sin(x)/x", 0, 0),
        ("x*sin(x)", nan, nan),
        ("e^(e^x)", 1, inf),
        ("e^x/(1 + e^x)", 0, 1),
        ("-x^3", inf, -inf),
        ("sqrt(x^2 + 1) - x", inf, 0),
    ],
)
def test_limits(formula: str, left: float, right: float) -> None:
    """Limits are read off growing x: fast and slow ones, infinite ones, and none for waves."""
    own = Own(parse(formula, NAMES))
    np.testing.assert_allclose((limit(own, -1), limit(own, 1)), (left, right), atol=1e-6)


@pytest.mark.parametrize(
    ("formula", "mean", "second"),
    [
        ("|x|", sqrt(2 / pi), 1),
        ("x^3", 0, 15),
        ("log|x|", -0.635181422730739, 1.63715),
        ("sqrt|x|", 0.822178945, sqrt(2 / pi)),
        ("1/x", inf, inf),
        ("log(x)", nan, nan),
        ("e^(x^2)", inf, inf),
        ("sign(x - 40)", -1, 1),
    ],
)
def test_moments(formula: str, mean: float, second: float) -> None:
    """Means exist through integrable poles, are infinite at others, and undefined over gaps."""
    found = seen(formula)
    np.testing.assert_allclose((found.mean, found.second), (mean, second), rtol=1e-5, atol=1e-9)


def test_saturation_of_waves_is_not_read_far_out() -> None:
    """Where the slope never settles nothing is claimed beyond what was looked at closely."""
    parts = seen("x + sin(x)").saturated
    assert parts and all(-12 <= part.low < part.high <= 12 for part in parts)


def test_overflow_far_out_does_not_end_saturation() -> None:
    """A sigmoid typed as e^x/(1+e^x) is saturated on the whole right, though it overflows there."""
    assert seen("e^x/(1 + e^x)").saturated[-1].high == inf


PIECES = (
    "x",
    "a",
    "2",
    "0.5",
    "pi",
    "e^x",
    "|x|",
    "tanh(x)",
    "max(0, x)",
    "1/x",
    "log(x)",
    "sin(x)",
)
formulas = st.recursive(
    st.sampled_from(PIECES),
    lambda inner: st.one_of(
        st.builds("({}){}({})".format, inner, st.sampled_from("+-*/^"), inner),
        st.builds("{}({})".format, st.sampled_from(("exp", "sqrt", "abs", "relu", "tan")), inner),
        st.builds("max({}, {})".format, inner, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(formulas, st.floats(-3, 3))
def test_any_formula_is_met(formula: str, a: float) -> None:
    """Whatever can be typed gets its properties without a warning, and they fit together."""
    own = Own(parse(formula, NAMES), (("a", a),))
    found = analyse(own)
    if found.bounds:
        values = own(np.linspace(-3, 3, 61))
        inside = values[np.isfinite(values)]
        slack = 1e-6 * np.maximum(1, np.abs(inside))
        assert np.all(inside >= found.bounds.low - slack)
        assert np.all(inside <= found.bounds.high + slack)
    assert found.lipschitz >= abs(found.steepest.value) or isnan(found.steepest.value)
    assert isnan(found.second) or found.second >= 0
    for gap in found.gaps:
        assert gap.low <= gap.high
