"""The film of the maxout page: thick is the highest line, and the idle one has moved by 0."""

import numpy as np
import pytest

from pages._ui.scenes.ropes import ROPES, STEPS


@pytest.mark.parametrize("step", (0, 5, STEPS))
def test_thick_line_is_the_highest(step: int) -> None:
    """At each x the first trace is the maximum of the others, and the last rope stands still."""
    frame = ROPES.frame("en", rope_step=step)
    highest, *ropes = frame.traces
    np.testing.assert_array_equal(highest, np.max(ropes, axis=0))
    assert frame.facts[1] == "0"


def test_winners_move_and_the_loss_falls() -> None:
    """Between the first step and the last both other ropes move, and the loss becomes small."""
    first, last = (ROPES.frame("en", rope_step=step) for step in (0, STEPS))
    assert all(np.abs(first.traces[k] - last.traces[k]).max() > 0.5 for k in (1, 2))
    assert float(last.facts[0]) < 0.002 and float(first.facts[0]) > 0.2
