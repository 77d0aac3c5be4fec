"""Charts of questions."""

import numpy as np
import pytest

from pages._ui.quiz.answer_chart import SMALL, _scene


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


@pytest.mark.parametrize("shows", ("f", "df"))
def test_functions_and_slopes_look_alike_where_a_question_mixes_them(shows: str) -> None:
    """Neither colour nor dashes tell a function from a slope, and both are on one scale."""
    scene = _scene("mixed", ("sigmoid", (), shows, ""), SMALL, alike=True)
    drawn = scene.figure("ko")
    assert scene.colours == ("ink",) and "dash" not in drawn["data"][0]["line"]
    assert drawn["layout"]["yaxis"]["range"] == pytest.approx([-0.13, 1.13], abs=0.01)
