"""Charts of questions."""

import numpy as np
import pytest

from pages._ui.quiz.answer_chart import _scene


@pytest.mark.parametrize("threshold", (-1.0, 0.0, 0.3))
def test_a_jump_is_not_drawn_as_a_stroke(threshold: float) -> None:
    """The line of a step that the learner moves is broken at its threshold, and there alone."""
    scene = _scene("move-the-step", ("step", (), "f", "threshold"), "22rem")
    x = np.array(scene.figure("ko")["data"][0]["x"])
    (f,) = scene.frame("ko", threshold=threshold).traces
    np.testing.assert_array_equal(x[np.isnan(f)], [threshold])


def test_a_kink_is_drawn_through() -> None:
    """The line of ReLU has no gap at its kink, that of its slope has one."""
    scene = _scene("kink", ("relu", (), "both", ""), "22rem")
    f, df = scene.frame("ko").traces
    assert not np.isnan(f).any() and np.isnan(df).sum() == 1
