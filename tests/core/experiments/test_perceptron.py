"""The perceptron's rule: it moves at mistakes alone, and divides AND."""

import numpy as np
import pytest

from core.experiments import perceptron
from core.experiments.perceptron import ANSWERS, START, answers, learn
from core.experiments.xor import POINTS


def test_seven_mistakes_until_all_points_are_right() -> None:
    """The run makes seven mistakes, and ends with a pass of four right answers."""
    run = learn()
    assert run.wrong.sum() == 7 and not run.wrong[-4:].any() and run.wrong[-5]
    assert run.right(0) == 1 and run.right(len(run.wrong)) == 4
    np.testing.assert_array_equal(answers(run.weights[-1]), ANSWERS)


def test_weights_move_at_mistakes_alone() -> None:
    """A right answer leaves the weights; a mistake moves the score of its point to its target."""
    run = learn()
    np.testing.assert_array_equal(run.weights[0], START)
    for look, wrong in enumerate(run.wrong):
        before, after = run.weights[look : look + 2]
        point, target = np.append(POINTS[look % 4], 1), ANSWERS[look % 4]
        assert wrong == (answers(before)[look % 4] != target)
        towards = (after - before) @ point
        assert (towards > 0 if target else towards < 0) if wrong else not towards


def test_a_task_without_a_line_is_never_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the answers of XOR the rule goes on making mistakes until it is stopped."""
    monkeypatch.setattr(perceptron, "ANSWERS", np.array([0.0, 1.0, 1.0, 0.0]))
    run = learn(most=400)
    assert len(run.wrong) == 400 and run.wrong[-4:].any()
