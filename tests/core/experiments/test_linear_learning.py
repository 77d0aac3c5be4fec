"""A linear net learns a linear map by gradient descent."""

import numpy as np
import pytest

from core.experiments.linear_learning import learn_linear_map


def test_the_loss_falls_to_rounding() -> None:
    """The lesson's figures: 2.351 falls below 1e-30 in 500 steps."""
    loss = learn_linear_map(np.random.default_rng(1), np.random.default_rng(2))
    assert loss.shape == (501,)
    assert loss[0] == pytest.approx(2.350782526569467, rel=1e-12)
    assert loss[-2:].max() < 1e-30


def test_other_seeds_learn_too() -> None:
    """The fall is no luck of one seed."""
    for seed in range(5):
        data, weights = np.random.default_rng(seed), np.random.default_rng(100 + seed)
        loss = learn_linear_map(data, weights, steps=300)
        assert loss[-1] < 1e-4 * loss[0]
