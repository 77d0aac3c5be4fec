"""The charts that set tanh beside the sigmoid."""

import numpy as np
import pytest

from core.activations import SIGMOID, TANH
from core.analysis.sampling import GRID
from pages._ui.scenes import tanh as charts


def test_curves_are_both_functions_and_both_slopes() -> None:
    """Four lines: tanh, its slope, sigmoid, its slope."""
    want = (TANH(GRID), TANH.grad(GRID), SIGMOID(GRID), SIGMOID.grad(GRID))
    for shown, true in zip(charts.TANH_AND_SIGMOID.frame("ko").traces, want, strict=True):
        np.testing.assert_array_equal(shown, true)


def test_slopes_cross_at_the_marked_place_alone() -> None:
    """tanh is the steeper one exactly where |x| < 1.6629; at the dots both slopes are equal."""
    assert f"{charts.CROSSING:.4f}" == "1.6629"
    tanh, sigmoid, dots = charts.SLOPES.frame("en").traces
    inside = np.abs(GRID) < charts.CROSSING
    np.testing.assert_array_equal(tanh > sigmoid, inside)
    x, y = np.split(dots, 2)
    np.testing.assert_allclose(x, [-charts.CROSSING, charts.CROSSING], rtol=1e-15)
    np.testing.assert_allclose(y, TANH.grad(x), rtol=1e-15)
    np.testing.assert_allclose(y, SIGMOID.grad(x), rtol=1e-14)
    assert charts.SLOPES.frame("en").facts == ("x = ±1.6629", "0.13397")


def test_band_ends_at_the_crossing() -> None:
    """The shaded band is the stretch on which tanh is steeper."""
    (band,) = charts.SLOPES.figure("en")["layout"]["shapes"]
    assert (band["x0"], band["x1"]) == (-charts.CROSSING, charts.CROSSING)


def test_sigmoid_becomes_tanh() -> None:
    """Step 0 is the sigmoid, step 3 is tanh up to rounding."""
    first, last = (charts.MORPH.frame("en", s=s) for s in (0.0, 3.0))
    np.testing.assert_array_equal(first.traces[0], SIGMOID(GRID))
    np.testing.assert_allclose(last.traces[0], TANH(GRID), atol=1e-15)
    assert dict(last.numbers) == {"height": 2, "width": 2, "down": 1}
    assert "10⁻¹⁶" in last.facts[1] or last.facts[1] == "0"


@pytest.mark.parametrize(("s", "slope"), [(0.0, 0.25), (1.0, 0.5), (2.0, 1.0), (3.0, 1.0)])
def test_needle_has_the_slope_at_0(s: float, slope: float) -> None:
    """The needle touches the curve at 0; its slope grows from 1/4 by 1/2 to 1, and then stays."""
    frame = charts.MORPH.frame("en", s=s)
    (left, right), (low, high) = np.split(frame.traces[2], 2)
    assert (high - low) / (right - left) == pytest.approx(slope)
    assert (high + low) / 2 == pytest.approx(np.interp(0, GRID, frame.traces[0]), abs=1e-9)
    assert float(frame.facts[0]) == slope


@pytest.mark.parametrize(
    ("s", "numbers"), [(0.5, (1, 1.5, 0)), (1.5, (1.5, 2, 0)), (2.5, (2, 2, 0.5))]
)
def test_one_change_at_a_time(s: float, numbers: tuple[float, float, float]) -> None:
    """First the width, then the height, then the level; the numbers say what is drawn."""
    frame = charts.MORPH.frame("en", s=s)
    height, width, down = numbers
    assert dict(frame.numbers) == {"height": height, "width": width, "down": down}
    want = height * SIGMOID(width * GRID) - down
    np.testing.assert_allclose(frame.traces[0], want, atol=1e-15)
