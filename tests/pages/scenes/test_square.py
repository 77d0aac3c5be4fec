"""The square of AND, OR and XOR: its picture is the cut, and only XOR cannot be divided."""

import numpy as np
import pytest

from core.experiments.fold import Cut
from core.experiments.xor import POINTS
from pages._ui.scenes.square import SQUARES, TASKS

SETTINGS = [(90.0, 0.0), (45.0, 0.35), (-45.0, 0.2), (120.0, -0.3)]


@pytest.mark.parametrize(
    ("task", "best"), [("and", "✓ 4 / 4"), ("or", "✓ 4 / 4"), ("xor", "✕ 3 / 4")]
)
def test_best_cut_at_any_stop(task: str, best: str) -> None:
    """Some cut divides AND and OR; of XOR no cut has more than three points right."""
    scene = SQUARES[task]
    turn, shift = (slider.values(slider.default) for slider in scene.sliders)
    found = {
        scene.frame("en", square_angle=a, square_shift=s).facts[0] for a in turn for s in shift
    }
    assert max(found, key=lambda fact: fact[2]) == best


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize(("angle", "shift"), SETTINGS)
def test_shown_side_holds_the_points_that_are_called_1(
    task: str, angle: float, shift: float
) -> None:
    """The shaded side has as many right points as the fact says, and the grips lie on the cut."""
    frame = SQUARES[task].frame("en", square_angle=angle, square_shift=shift)
    side, _, ones, zeros, grips = (trace.reshape(2, -1) for trace in frame.traces)
    cut = Cut(angle, shift)
    towards = np.sign(cut.height(side.mean(axis=1) - 0.5))
    called = towards * cut.height(POINTS - 0.5) > 0
    assert frame.facts[0].endswith(f"{(called == TASKS[task]).sum()} / 4")
    assert cut.height(grips.T - 0.5) == pytest.approx([0, 0])
    np.testing.assert_array_equal(~np.isnan(ones[0]), TASKS[task])
    np.testing.assert_array_equal(np.isnan(zeros[0]), TASKS[task])
