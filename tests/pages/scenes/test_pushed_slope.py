"""The pushes on PReLU's parameter: arrows as long as the pushes, errors as the points have them."""

import numpy as np
import pytest

from core.experiments.learned_slope import TARGETS, X, predict, pushes
from pages._ui.scenes.pushed_slope import BELOW, PUSHES, ROWS

each_a = pytest.mark.parametrize("a", (0.0, 0.3, 0.8, 1.0))


@each_a
def test_an_arrow_is_as_long_as_its_push(a: float) -> None:
    """Each negative point has an arrow from a in its row, and the lowest one is their sum."""
    *_, arrows, still = PUSHES.frame("en", taught_a=a).traces
    x, y = arrows.reshape(2, -1, 7)
    force = [*pushes(a)[BELOW], pushes(a).sum()]
    np.testing.assert_allclose(x[:, 0], a)
    np.testing.assert_allclose(x[:, 1] - x[:, 0], force, atol=1e-12)
    assert y[:, 0].tolist() == [*ROWS[BELOW], 0]
    assert still.reshape(2, -1)[1].tolist() == ROWS[~BELOW].tolist()


@each_a
def test_errors_join_points_and_curve(a: float) -> None:
    """An error runs from its point to the value of PReLU there."""
    _, errors, points, *_ = PUSHES.frame("ko", taught_a=a).traces
    x, y = errors.reshape(2, -1, 3)
    np.testing.assert_array_equal(x[:, :2], np.stack([X, X], axis=1))
    np.testing.assert_allclose(y[:, :2], np.stack([TARGETS, predict(a)], axis=1))
    np.testing.assert_array_equal(points, np.concatenate([X, TARGETS]))


def test_words_say_that_positive_points_do_not_push() -> None:
    """At 0.8 the negative points pull a down; the positive ones have no share in it."""
    below, above, _ = PUSHES.frame("en", taught_a=0.8).facts
    assert below.startswith("−") and above == "0"
