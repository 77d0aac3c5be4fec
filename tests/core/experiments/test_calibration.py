"""Said probabilities against frequencies: honest scores fit, multiplied ones promise too much."""

import numpy as np
import pytest

from core.experiments.calibration import COINS, SPREAD, reliability, toss


def test_probabilities_of_the_true_scores_come_true() -> None:
    """With the scores as they are, the frequency of each bin is within three standard errors."""
    found = reliability(*toss(np.random.default_rng(0)), 1.0)
    error = np.sqrt(found.said * (1 - found.said) / found.count)
    assert found.count.sum() == COINS
    assert (np.abs(found.came_true - found.said) < 3 * error).all()


@pytest.mark.parametrize(("scale", "said", "true"), [(1.0, 0.94, 0.96), (3.0, 0.98, 0.83)])
def test_multiplied_scores_promise_too_much(scale: float, said: float, true: float) -> None:
    """Of coins called 98% at three times the score, 83% show heads; at the true score it fits."""
    found = reliability(*toss(np.random.default_rng(0)), scale)
    assert (found.said[-1], found.came_true[-1]) == pytest.approx((said, true), abs=0.005)
    assert found.inside == COINS


def test_frequency_is_the_integral_over_the_scores() -> None:
    """The share of heads in the top bin at scale 3 is the mean of sigmoid(z) over its scores."""
    z = np.linspace(np.log(9) / 3, 9 * SPREAD, 100_001)
    weight = np.exp(-((z / SPREAD) ** 2) / 2)
    expected = (weight / (1 + np.exp(-z))).sum() / weight.sum()
    seeds = [reliability(*toss(np.random.default_rng(s)), 3.0).came_true[-1] for s in range(20)]
    assert np.mean(seeds) == pytest.approx(expected, abs=0.01)


def test_a_bin_without_coins_is_undefined() -> None:
    """A scale near 0 says 1/2 of all coins, and says nothing in the outer bins."""
    found = reliability(*toss(np.random.default_rng(0)), 1e-3)
    assert np.isnan(found.said[[0, -1]]).all() and found.count[[0, -1]].sum() == 0
