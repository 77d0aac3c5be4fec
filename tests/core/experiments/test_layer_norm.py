"""LayerNorm: what it gives, and its way back."""

import numpy as np
import pytest

from core.experiments.layer_norm import layer_norm, layer_norm_backward, summed


def test_mean_and_variance() -> None:
    """Every row has mean 0 and variance 1, a constant row is 0, and float32 stays float32."""
    x = np.random.default_rng(0).normal(3, 2, (2, 5, 24))
    x[0, 0] = 7
    y, _ = layer_norm(x)
    assert y.mean(axis=-1) == pytest.approx(np.zeros((2, 5)), abs=1e-12)
    assert y[0, 1:].var(axis=-1) == pytest.approx(np.ones(4), rel=1e-4)
    assert y[0, 0] == pytest.approx(np.zeros(24), abs=1e-9)
    assert {a.dtype for a in layer_norm(x.astype(np.float32))} == {np.dtype(np.float32)}


def test_the_way_back_is_the_slope() -> None:
    """layer_norm_backward(d) is the slope of sum(d y) by x."""
    rng = np.random.default_rng(1)
    x, d = rng.normal(size=(3, 8)), rng.normal(size=(3, 8))
    found = layer_norm_backward(d, *layer_norm(x))
    for at in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[at] = 1e-6
        rise = (d * (layer_norm(x + step)[0] - layer_norm(x - step)[0])).sum() / 2e-6
        assert found[at] == pytest.approx(rise, abs=1e-6)


def test_sums_of_rows() -> None:
    """`summed` is the sum over the last axis, which stays, for any array."""
    x = np.arange(24.0).reshape(2, 3, 4)[:, ::-1]
    assert summed(x).tolist() == x.sum(axis=-1, keepdims=True).tolist()
