"""The stick of XOR: both panels show the same cut, and every grip moves its slider."""

import numpy as np
import pytest

from core.experiments.fold import ONES, Cut, gap, hidden
from core.experiments.xor import POINTS
from core.numerics.elementwise import Array
from pages._ui.charts.scene import packed
from pages._ui.scenes import fold as charts

BUDGET = 200_000
SETTINGS = [(0, 45, 0.2), (0, 0, 0.5), (50, 45, 0.2), (100, 45, 0.35), (100, 120, -0.3), (70, 5, 0)]
every_setting = pytest.mark.parametrize(("bend", "angle", "shift"), SETTINGS)
SQUARE = np.stack(np.meshgrid(np.linspace(-0.5, 1.5, 41), np.linspace(-0.47, 1.53, 41)), axis=-1)


def traces(bend: float, angle: float, shift: float) -> list[Array]:
    """Each trace with its x in one row and its y in another."""
    frame = charts.FOLD.frame("ko", bend=bend, angle=angle, shift=shift)
    return [table.reshape(2, -1) for table in frame.traces]


@every_setting
def test_the_strips_of_the_square_are_the_side_of_the_plane(
    bend: float, angle: float, shift: float
) -> None:
    """A point of the square lies in a strip if its hidden point lies on the side called 1."""
    slope, cut = 1 - bend / 100, Cut(angle, shift)
    z = SQUARE[..., 0] - SQUARE[..., 1]
    inside = np.zeros(z.shape, bool)
    for low, high in charts._strips(cut, slope):
        inside |= (low < z) & (z < high)
    height = cut.side(hidden(POINTS, slope), ONES) * cut.height(hidden(SQUARE, slope))
    clear = (np.abs(height) > 1e-6) & (np.abs(z) > 1e-6)
    np.testing.assert_array_equal(inside[clear], height[clear] > 0)


@every_setting
def test_points_lie_on_the_stick_and_at_their_inputs(
    bend: float, angle: float, shift: float
) -> None:
    """The points of both panels are the four of XOR, before and after the hidden layer."""
    _, _, _, ones, zeros, _, _, _, inputs, others, _ = traces(bend, angle, shift)
    h = hidden(POINTS, 1 - bend / 100)
    np.testing.assert_allclose(ones, h[ONES].T)
    np.testing.assert_allclose(zeros, h[~ONES].T)
    np.testing.assert_array_equal(inputs, POINTS[ONES].T)
    np.testing.assert_array_equal(others, POINTS[~ONES].T)


@every_setting
def test_grips_lie_on_what_they_move(bend: float, angle: float, shift: float) -> None:
    """One lies on the stick, two on the cut, and the shift is the distance of the last from 0."""
    stick, turn, foot = traces(bend, angle, shift)[-1].T
    slope, cut = 1 - bend / 100, Cut(angle, shift)
    assert stick[1] == pytest.approx(-slope * stick[0])
    assert [float(cut.height(at)) for at in (turn, foot)] == pytest.approx([0, 0])
    assert np.hypot(*foot) == pytest.approx(abs(shift))


def test_facts_of_the_stick() -> None:
    """The default cut is right for two points, and for all four once the stick is bent enough."""
    for bend, right in ((0, "✕ 2 / 4"), (50, "✓ 4 / 4"), (100, "✓ 4 / 4")):
        facts = charts.FOLD.frame("en", bend=bend, angle=45, shift=0.2).facts
        assert facts[0] == right
        assert float(facts[1]) == pytest.approx(gap(1 - bend / 100), abs=0.005)
    assert charts.FOLD.frame("en", bend=0, angle=0, shift=0.5).facts[0] == "✕ 3 / 4"


def test_what_travels_is_small() -> None:
    """The tables of all sliders together stay below 200 kB."""
    assert len(packed(charts.FOLD, tuple(charts.FOLD.defaults.items()), "ko")) < BUDGET
