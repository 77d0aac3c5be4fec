"""The linear page's scenes: the stack that stays one line, and the loss that falls."""

import numpy as np
import pytest

from core.experiments.linear_collapse import SPAN
from pages._ui.scenes.linear_collapse import DEEPEST, LEARNING, STACK, learned, stacked

every_depth = pytest.mark.parametrize("layers", range(1, DEEPEST + 1))


@every_depth
def test_lines_are_the_experiment_s(layers: int) -> None:
    """Each stop of the slider shows the slices of that depth, stretched to run from 0 to 1."""
    found = stacked().linear, stacked().bent
    for line, stack in zip(STACK.frame("en", layers=layers).traces, found, strict=True):
        true = stack.slices[layers - 1]
        assert (line.min(), line.max()) == (0, 1)
        assert np.corrcoef(line, true)[0, 1] == pytest.approx(1, abs=1e-12)


@every_depth
def test_linear_is_straight_and_relu_is_bent(layers: int) -> None:
    """The linear slice is straight but for rounding; the one with ReLU leaves its chord visibly."""
    linear, bent = (
        np.abs(line - np.interp(SPAN, SPAN[[0, -1]], line[[0, -1]])).max()
        for line in STACK.frame("en", layers=layers).traces
    )
    assert linear < 1e-12 and bent > 0.05


@every_depth
def test_facts_are_measured(layers: int) -> None:
    """Both distances from a straight line stand in the facts: rounding, and visible."""
    linear, bent = STACK.frame("en", layers=layers).facts
    assert 0.05 < float(bent) < 1
    assert linear == "0" or "×10⁻¹" in linear


def test_words_round_what_is_measured() -> None:
    """The drawer says 1.4e-14 for the merged matrix, and 75% of the scatter with ReLU."""
    assert stacked().gap[-1] == pytest.approx(1.4e-14, rel=0.05)
    assert stacked().bent.r2[-1] == pytest.approx(0.75, abs=5e-3)


def test_slider_of_layers_stops_at_whole_numbers() -> None:
    """The slider stops at 1, 2, ..., 10."""
    (slider,) = STACK.sliders
    assert slider.values(slider.default) == tuple(range(1, 11))


def test_point_runs_along_the_loss() -> None:
    """The curve is log10 of the loss at all 501 steps, and the point is on it at every stop."""
    for n in LEARNING.sliders[0].values(0):
        curve, (step, height) = LEARNING.frame("en", n=n).traces
        steps, log = curve.reshape(2, -1)
        np.testing.assert_allclose(10**log, learned())
        assert (step, height) == (n, log[steps == n])


def test_loss_fits_the_axes_at_every_step() -> None:
    """No loss leaves the axis, not even those that are rounding alone."""
    low, high = LEARNING.figure("en")["layout"]["yaxis"]["range"]
    log = np.log10(learned())
    assert low < log.min() and log.max() < high


def test_loss_falls_to_rounding() -> None:
    """2.351 at first, 2.4 on the page, and below 1e-30 at last."""
    assert LEARNING.frame("en", n=0).facts == ("0", "2.351")
    assert learned()[-1] < 1e-30


def test_ticks_are_the_powers_that_they_say() -> None:
    """The tick at -10 says 10 to the minus 10."""
    axis = LEARNING.figure("en")["layout"]["yaxis"]
    assert list(axis["ticktext"]) == ["1", *(f"10<sup>−{k}</sup>" for k in (10, 20, 30))]
    assert list(axis["tickvals"]) == [0, -10, -20, -30]
