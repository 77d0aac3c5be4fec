"""A neuron dies of one long step and stays dead; a leak brings it back, sooner if it is wider."""

import numpy as np
import pytest

from core.experiments.one_neuron import START, X, Y, live


def test_gradients_are_slopes_of_the_loss() -> None:
    """The gradient in w and b is a finite difference of the mean squared error."""
    run, h = live(0.3, 0.1, 1), 1e-6

    def loss(w: float, b: float) -> float:
        z = w * X + b
        return float(np.mean((np.where(z > 0, z, 0.1 * z) - Y) ** 2))

    for k in (0, 1):
        w, b = run.w[k], run.b[k]
        dw = (loss(w + h, b) - loss(w - h, b)) / (2 * h)
        db = (loss(w, b + h) - loss(w, b - h)) / (2 * h)
        assert (run.slope_w[k], run.slope_b[k]) == pytest.approx((dw, db), rel=1e-6)
        assert run.loss[k] == pytest.approx(loss(w, b))


def test_rate_one_half_recovers() -> None:
    """At 0.5 the first step overshoots, three points are still touched, and the loss goes to 0."""
    run = live(0.5)
    assert (run.w[0], run.b[0]) == START
    assert run.touched.sum(axis=1)[:2].tolist() == [8, 3]
    assert run.lost is None and run.back is None and run.loss[-1] < 1e-12


def test_rate_six_tenths_kills() -> None:
    """At 0.6 one step leads to (0.97, -1.09): all z are negative, and nothing moves any more."""
    run = live(0.6)
    assert (round(run.w[1], 2), round(run.b[1], 2)) == (0.97, -1.09)
    assert run.lost == 1 and run.back is None
    assert not run.slope_w[1:].any() and not run.slope_b[1:].any()
    assert set(run.w[1:]) == {run.w[1]} and run.loss[-1] == run.loss[1] > 0.09


def test_edge_between_recovering_and_dying() -> None:
    """At 0.56 the neuron recovers, at 0.58 it is dead after the first step."""
    assert live(0.56).lost is None and live(0.56).loss[-1] < 1e-12
    assert live(0.58).lost == 1 and live(0.58).back is None


@pytest.mark.parametrize(
    ("rate", "slope", "back"),
    [
        (0.6, 0.0, None),
        (0.6, 0.01, 23),
        (0.6, 0.05, 5),
        (0.6, 0.1, 3),
        (0.6, 0.3, 2),
        (1.0, 0.01, 193),
        (1.0, 0.1, 16),
    ],
)
def test_leak_brings_it_back(rate: float, slope: float, back: int | None) -> None:
    """The lesson's steps until a point is touched again."""
    run = live(rate, slope)
    assert (run.lost, run.back) == (1, back)
    if back:
        assert run.touched[back].any() and not run.touched[1:back].any()
