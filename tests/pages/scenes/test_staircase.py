"""The stairs: ground, needle and footsteps are the loss, its slope and its descent."""

import numpy as np
import pytest

from core.experiments.staircase import LABELS, POINTS, loss, predict, slope
from core.numerics.elementwise import Array
from pages._ui.charts.scene import packed
from pages._ui.scenes import staircase as charts

BUDGET = 300_000
SETTINGS = [(2.0, 0.0), (-1.55, 0.0), (2.0, 0.3), (-2.4, 1.0)]
every_setting = pytest.mark.parametrize(("t", "s"), SETTINGS)


def traces(t: float, s: float) -> list[Array]:
    """Ground as heights, the others as their x in one row and their y in another."""
    frame = charts.STAIRCASE.frame("ko", t=t, s=s)
    return [
        table if field == "y" else table.reshape(2, -1)
        for table, field in zip(frame.traces, charts.STAIRCASE.fields, strict=True)
    ]


@every_setting
def test_ground_and_ball(t: float, s: float) -> None:
    """The ground is the loss of each threshold, and the ball lies on it at θ."""
    _, ground, *_, grips = traces(t, s)
    np.testing.assert_allclose(ground, charts.SCALE * loss(charts.X, s))
    assert tuple(grips[:, 0]) == pytest.approx((t, charts.SCALE * float(loss(t, s))))


@every_setting
def test_needle_has_the_slope_of_the_ground(t: float, s: float) -> None:
    """The needle lies on the ball, level on a stair and along the ground otherwise."""
    *_, needle, grips = traces(t, s)
    (dx, dy), middle = np.diff(needle, axis=1)[:, 0], needle.mean(axis=1)
    assert dy / dx == pytest.approx(charts.SCALE * float(slope(t, s)))
    assert tuple(middle) == pytest.approx(tuple(grips[:, 0]))
    assert (dy == 0) == (s == 0)


@every_setting
def test_footsteps_go_down(t: float, s: float) -> None:
    """Gradient descent never leaves a stair; softened, every step is lower than the last."""
    *_, steps, _, grips = traces(t, s)
    np.testing.assert_allclose(steps[1], charts.SCALE * loss(steps[0], s))
    if s:
        assert (np.diff([grips[1, 0], *steps[1]]) < 0).all()
    else:
        assert set(steps[0]) == {t}


@every_setting
def test_errors_reach_from_the_points_to_the_answers(t: float, s: float) -> None:
    """Each bar ends at the label and at the prediction; the curve goes through the second grip."""
    _, _, errors, curve, points, *_, grips = traces(t, s)
    np.testing.assert_array_equal(points, [POINTS, charts.FLOOR + LABELS])
    np.testing.assert_array_equal(errors[1, 0::3], charts.FLOOR + LABELS)
    np.testing.assert_allclose(errors[1, 1::3], charts.FLOOR + predict(POINTS, t, s))
    beyond = curve[0] > t
    at = np.interp(grips[0, 1], curve[0, beyond], curve[1, beyond])
    assert grips[1, 1] == pytest.approx(at, abs=0.02)


def test_facts_of_the_stairs() -> None:
    """The heights 0.4, 0.2, 0, 0.2, 0.4, 0.6 with slope 0, and as many points sorted wrongly."""
    wanted = zip((-2.5, -1.5, 0, 1, 2, 2.75), ("0.4", "0.2", "0", "0.2", "0.4", "0.6"), strict=True)
    for t, height in wanted:
        facts = charts.STAIRCASE.frame("en", t=t, s=0).facts
        assert facts == (height, "0", "k = ∞", f"{round(5 * float(height))} / 5")
    assert charts.STAIRCASE.frame("en", t=2, s=1).facts[1:3] == ("0.142", "k = 1")


@every_setting
def test_what_travels_is_small(t: float, s: float) -> None:
    """The tables of both sliders together stay below 300 kB."""
    size = len(packed(charts.STAIRCASE, (("t", t), ("s", s)), "ko"))
    assert size < BUDGET, f"{size} bytes: make X or the steps of the sliders coarser"
