"""Formulas with gaps, poles, jumps and odd ends: everything is met, and said as it is."""

from math import inf, isinf, isnan, nan, pi, sqrt

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.custom import NAMES, CustomFunction, Report, analyse
from core.custom.limits_at_infinity import limit
from core.formula import parse


def report(formula: str, **numbers: float) -> Report:
    """Report on a formula."""
    return analyse(CustomFunction(parse(formula, NAMES), tuple(sorted(numbers.items()))))


def kinds(report: Report) -> list[tuple[float, float, str]]:
    """The gaps, with their ends to a few digits."""
    return [(round(gap.low, 6), round(gap.high, 6), gap.kind) for gap in report.undefined]


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
    """Intervals without a value are found, with their ends and their kind."""
    assert kinds(report(formula)) == gaps


@pytest.mark.parametrize(
    ("formula", "low", "high"),
    [
        ("3", 3, 3),
        ("x^2", 0, inf),
        ("x^3", -inf, inf),
        ("x/(1 + |x|)", -1, 1),
        ("atan(x)", -pi / 2, pi / 2),
        ("sin(x)", -1, 1),
        ("x*sin(x)", -inf, inf),
        ("x^2*e^(-x^2)", 0, 1 / np.e),
        ("e^(-x^2)", 0, 1),
        ("tanh(20x)", -1, 1),
        ("min(1, max(-1, x))", -1, 1),
        ("step(x + 1) + step(x) + step(x - 1)", 0, 3),
        ("sqrt(1 - x^2)", 0, 1),
        ("sin(x)/x", -0.217233628, 1),
        ("log(x)", -inf, inf),
        ("1/sqrt|x|", 0, inf),
        ("sign(x)*log(1 + |x|)", -inf, inf),
    ],
)
def test_range(formula: str, low: float, high: float) -> None:
    """The smallest and the largest value are found, reached or only approached."""
    np.testing.assert_allclose(report(formula).bounds or (), (low, high), atol=1e-8)


def test_nothing_has_no_range() -> None:
    """A formula without a single value has no range, no mean and no gain."""
    found = report("log(-1 - x^2)")
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
        ("max(0, x - 100)", "rising", "neither"),
        ("step(x) - step(x - 1)", "turns", "neither"),
    ],
)
def test_direction_and_symmetry(formula: str, direction: str, symmetry: str) -> None:
    """Slopes and jumps decide which way f goes; its two halves whether it is odd or even."""
    found = report(formula)
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
    met = report(formula).breaks
    np.testing.assert_allclose([b.x for b in met if b.kink], kinks, atol=1e-9)
    np.testing.assert_allclose([b.x for b in met if b.jump], jumps, atol=1e-9)


def test_of_too_many_jumps_the_nearest_are_kept() -> None:
    """Of endlessly many jumps those nearest to 0 are kept."""
    found = report("sign(sin(30x))")
    assert all(abs(b.x) < 4 for b in found.breaks) and isinf(found.lipschitz)


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
    custom = CustomFunction(parse(formula, NAMES))
    np.testing.assert_allclose((limit(custom, -1), limit(custom, 1)), (left, right), atol=1e-6)


@pytest.mark.parametrize(
    ("formula", "mean", "second"),
    [
        ("|x|", sqrt(2 / pi), 1),
        ("x^3", 0, 15),
        ("log|x|", -0.635181422730739, 1.63715),
        ("sqrt|x|", 0.822178945, sqrt(2 / pi)),
        ("1/x", nan, nan),
        ("log(x)", nan, nan),
        ("e^(x^2)", nan, nan),
        ("sign(x - 40)", -1, 1),
    ],
)
def test_moments(formula: str, mean: float, second: float) -> None:
    """Means exist through integrable poles, and are unknown where they diverge or f has gaps."""
    found = report(formula)
    np.testing.assert_allclose((found.mean, found.second), (mean, second), rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize(
    ("formula", "mean"), [("sin(40x)^2", 0.5), ("sin(5000x)^2", nan), ("1/|x|^0.9", nan)]
)
def test_a_moment_is_measured_or_unknown(formula: str, mean: float) -> None:
    """Waves are measured as long as the panels follow them; a slowly converging mean is not."""
    np.testing.assert_allclose(report(formula).mean, mean, atol=1e-7)


def test_an_even_pole_hides_no_mean_behind_its_symmetry() -> None:
    """The halves of 1/x cancel in every symmetric sum, and yet it has no mean."""
    assert isnan(report("1/x").mean) and report("x^3").mean == 0


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("0.001sin(x)", nan),
        ("sin(x)/x", 0),
        ("1/x^0.3", 0),
        ("1/log(2 + |x|)", nan),
        ("log(log(3 + |x|))", nan),
        ("log(1 + |x|)", inf),
    ],
)
def test_slow_limits_are_known_or_unknown(formula: str, value: float) -> None:
    """A wave that keeps on has no limit; changes between those of x^-0.3 and log x are unknown."""
    np.testing.assert_allclose(limit(CustomFunction(parse(formula, NAMES)), 1), value, atol=1e-6)


@pytest.mark.parametrize(
    ("formula", "largest"),
    [("|x|^0.9", inf), ("0.01|x|^0.9", inf), ("sqrt|x|", inf), ("|x|^1.1/(1 + x^2)", 0.8555)],
)
def test_a_slope_without_a_bound(formula: str, largest: float) -> None:
    """Slopes that grow like |x|^-0.1 or faster have no largest one; other roots do."""
    assert report(formula).lipschitz == pytest.approx(largest, abs=1e-4)


@pytest.mark.parametrize(("formula", "jumps"), [("x + step(x)", [0]), ("sqrt|x| + step(x)", [0])])
def test_a_side_tends_to_its_own_limit(formula: str, jumps: list[float]) -> None:
    """Neither a line nor a root beside a jump is taken for an approach to f(0)."""
    (found,) = report(formula).breaks
    assert found.jump and found.f_left == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize(
    ("difference", "jump"), [("0.00001", True), ("0.00000001", False)], ids=("1e-5", "1e-8")
)
def test_a_jump_is_larger_than_rounding(difference: str, jump: bool) -> None:
    """A step of 1e-5 is a jump, one of 1e-8 counts as rounding."""
    assert any(b.jump for b in report(f"{difference}*step(x)").breaks) == jump


@pytest.mark.parametrize(
    ("formula", "sup"), [("sqrt|x|*sin(x)", inf), ("|x|^0.2*sin(x)", 4), ("atan(x/300)", pi / 2)]
)
def test_growing_waves_and_slow_growth(formula: str, sup: float) -> None:
    """Waves whose peaks double from decade to decade are unbounded; what has a limit is not."""
    bounds = report(formula).bounds
    assert bounds is not None and bounds[1] == pytest.approx(sup, rel=0.02)


def test_saturation_of_waves_is_not_read_far_out() -> None:
    """Nothing is claimed beyond the close probes for a slope that never settles."""
    parts = report("x + sin(x)").saturated
    assert parts and all(-12 <= part.low < part.high <= 12 for part in parts)


def test_overflow_far_out_does_not_end_saturation() -> None:
    """A sigmoid typed as e^x/(1+e^x) is saturated on the whole right, though it overflows there."""
    assert report("e^x/(1 + e^x)").saturated[-1].high == inf


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


@settings(max_examples=150)
@given(formulas, st.floats(-3, 3))
@example("sqrt(max(0, x)) + max(tanh(x), 1/x)", 0.0)
def test_any_formula_is_met(formula: str, a: float) -> None:
    """Any typed formula gets its properties without a warning, and they fit together."""
    custom = CustomFunction(parse(formula, NAMES), (("a", a),))
    found = analyse(custom)
    if found.bounds:
        values = custom(np.linspace(-3, 3, 61))
        inside = values[np.isfinite(values)]
        slack = 1e-6 * np.maximum(1, np.abs(inside))
        assert np.all(inside >= found.bounds[0] - slack)
        assert np.all(inside <= found.bounds[1] + slack)
    slopes = np.abs(custom.grad(np.linspace(-3, 3, 61)))
    assert not np.any(slopes > found.lipschitz * (1 + 1e-6) + 1e-6)
    assert isnan(found.second) or found.second >= 0
    for gap in found.undefined:
        assert gap.low <= gap.high
