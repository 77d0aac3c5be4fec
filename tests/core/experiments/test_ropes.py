"""A maxout learns |x|: its gradient moves the winners, and never a line that wins nowhere."""

import numpy as np
import pytest

from core.experiments.ropes import START, TARGETS, X, heights, learn


def loss(lines: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """Mean square error at the points."""
    return float(np.mean((heights(lines, X).max(axis=0) - TARGETS) ** 2))


def test_winners_meet_the_points_and_the_third_line_stays() -> None:
    """Two lines become -x and x; the third, below at every step, does not move at all."""
    way = learn()
    np.testing.assert_allclose(way[-1, :2], [[-1, 0], [1, 0]], atol=0.05)
    assert (way[:, 2] == START[2]).all()
    assert (heights(way[-1], X).argmax(axis=0) < 2).all() and loss(way[-1]) < 0.002


def test_step_is_the_gradient_of_the_loss() -> None:
    """The first step is -rate times the differences of the loss by each slope and offset."""
    step, h = (learn(rate=0.2, steps=1)[1] - START) / -0.2, 1e-6
    for place in np.ndindex(START.shape):
        more, less = START.copy(), START.copy()
        more[place] += h
        less[place] -= h
        assert step[place] == pytest.approx((loss(more) - loss(less)) / (2 * h), abs=1e-6)
