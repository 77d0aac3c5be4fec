"""PReLU's parameter: pushed by negative inputs alone, towards the best line below 0."""

import numpy as np
import pytest

from core.experiments.learned_slope import RATE, TARGETS, X, loss, predict, pushes, rest

HAIR = 1e-4


@pytest.mark.parametrize("a", (-0.5, 0.0, 0.3, 1.0))
def test_pushes_are_a_step_against_the_gradient(a: float) -> None:
    """Their sum is -rate times the slope of the loss, which is a parabola in a."""
    slope = (loss(a + HAIR) - loss(a - HAIR)) / (2 * HAIR)
    assert pushes(a).sum() == pytest.approx(-RATE * slope, abs=1e-9)


@pytest.mark.parametrize("a", (0.0, 0.8))
def test_positive_points_do_not_push(a: float) -> None:
    """A positive input has no push although its point has an error."""
    above = X > 0
    assert not pushes(a)[above].any() and (TARGETS - predict(a))[above].all()
    assert pushes(a)[~above].all()


def test_steps_come_to_rest_where_the_pushes_cancel() -> None:
    """From either end the steps lead to the slope of the best line through 0, about 0.3."""
    for a in (0.0, 1.0):
        for _ in range(40):
            a += float(pushes(a).sum())
        assert a == pytest.approx(rest())
    assert rest() == pytest.approx(0.3, abs=0.005)
    np.testing.assert_allclose(pushes(rest()).sum(), 0, atol=1e-12)
