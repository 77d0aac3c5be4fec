"""Ten hidden layers on two spirals: a deep sigmoid does not learn, the others do."""

from math import log

import numpy as np
import pytest

from core.activations import ELU, RELU, SIGMOID, TANH, Activation
from core.experiments.deep_training import losses_by_depth, spirals, train
from core.incremental import done


@pytest.mark.parametrize(
    ("act", "variance", "loss", "accuracy"),
    [
        (SIGMOID, 1, 0.6930971889747376, 0.505),
        (TANH, 1, 0.2668113874026693, 0.93),
        (RELU, 2, 0.5082343359574024, 0.755),
        (ELU, 1.55, 0.0014846276218955581, 1.0),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_seed_0(act: Activation, variance: float, loss: float, accuracy: float) -> None:
    """The lesson's figures after 100 steps at rate 0.3; rounding alone moves them by 3 in 1000."""
    found = done(train([0], act, variance))
    assert found.loss[0, -1] == pytest.approx(loss, rel=5e-3)
    assert found.accuracy[0] == pytest.approx(accuracy)


def test_the_verdict_turns_with_depth() -> None:
    """Ten sigmoid layers stay at ln 2 and hardly move their first weights; one layer learns."""
    deep, shallow = (done(train(range(3), SIGMOID, 1, depth)) for depth in (10, 1))
    assert deep.stuck.kind == "holds"
    np.testing.assert_allclose(deep.loss[:, -1], deep.guessing, rtol=1e-3)
    np.testing.assert_allclose(deep.guessing, log(2), rtol=0.03)
    assert (deep.moved < 2e-6).all()
    assert shallow.stuck.kind == "does_not_hold"


def test_spirals() -> None:
    """Points in the unit disc but for noise, both classes, reproducibly."""
    x, y = spirals(np.random.default_rng(0))
    assert x.shape == (200, 2)
    assert (np.hypot(*x.T) < 1.1).all()
    assert 60 < y.sum() < 140


def test_losses_by_depth_are_those_of_each_training() -> None:
    """Column d is the final loss at depth d, and the shares of all trainings together rise to 1."""
    work, shares = losses_by_depth(range(2), RELU, 2.0, (1, 2), steps=20), []
    try:
        while True:
            shares.append(next(work))
    except StopIteration as finished:
        found = finished.value
    for column, depth in zip(found.T, (1, 2), strict=True):
        alone = done(train(range(2), RELU, 2.0, depth, steps=20))
        np.testing.assert_array_equal(column, alone.loss[:, -1])
    assert shares == sorted(shares) and shares[-1] == 1
