"""XOR: no linear net solves it, small bent nets do."""

import numpy as np
import pytest

from core.activations import ELU, GELU_TANH, LINEAR, PRELU, RELU, SIGMOID, SQUARED_RELU, TANH
from core.activations.base import Activation
from core.experiments.xor import AXIS, POINTS, TARGETS, Xor, train


def run(act: Activation, seed: int = 0, every: int = 100) -> Xor:
    """One default run."""
    return train(np.random.default_rng(seed), act, every=every)


@pytest.mark.parametrize("seed", range(3))
def test_a_linear_net_says_one_half(seed: int) -> None:
    """A linear net ends at 0.5 for all four points, mean square error 0.25."""
    result = run(LINEAR, seed)
    np.testing.assert_allclose(result.outputs[-1], 0.5, rtol=0, atol=1e-3)
    assert result.loss[-1] == pytest.approx(0.25, abs=1e-6)


@pytest.mark.parametrize(
    ("act", "loss"), [(RELU, 1e-28), (TANH, 1e-7), (ELU, 1e-15), (GELU_TANH, 1e-15)]
)
def test_bent_nets_solve_it(act: Activation, loss: float) -> None:
    """500 steps of seed 0 are enough; tanh's last digits depend on rounding (5e-9 to 1e-8)."""
    result = run(act)
    assert result.loss[-1] < loss
    np.testing.assert_allclose(result.outputs[-1], TARGETS[:, 0], atol=1e-3)
    assert result.steps[-1] == 500


def test_one_relu_seed_of_ten_is_stuck() -> None:
    """ReLU fails for one of ten seeds, at 1/6: solving it is likely, not certain."""
    losses = [run(RELU, seed, every=500).loss[-1] for seed in range(10)]
    assert sum(loss < 1e-4 for loss in losses) == 9
    assert max(losses) == pytest.approx(1 / 6, abs=1e-4)


def test_deep_sigmoid_waits() -> None:
    """Three sigmoid layers still sit at 0.25 after 500 steps: their gradient has vanished."""
    assert run(SIGMOID).loss[-1] == pytest.approx(0.2500820608711422, abs=1e-6)


def test_frames() -> None:
    """Frames lie before the first step, at every k-th and at the last; the map shows the net."""
    result = train(np.random.default_rng(0), TANH, steps=25, every=10)
    np.testing.assert_array_equal(result.steps, [0, 10, 20, 25])
    assert result.field.shape == (4, 33, 33)
    assert result.outputs.shape == (4, 4)
    zero, one = np.searchsorted(AXIS, [0.0, 1.0])
    for output, (first, second) in zip(result.outputs.T, POINTS, strict=True):
        row, column = (one if second else zero), (one if first else zero)
        np.testing.assert_allclose(result.field[:, row, column], output, rtol=1e-12, atol=1e-14)
    want = np.mean((result.outputs - TARGETS[:, 0]) ** 2, axis=1)
    np.testing.assert_array_equal(result.loss, want)


def test_frames_do_not_change_the_run() -> None:
    """Looking more often ends at the same net."""
    often, seldom = run(TANH, every=50), run(TANH, every=500)
    np.testing.assert_array_equal(often.field[-1], seldom.field[-1])


def test_a_run_that_diverges_is_stopped() -> None:
    """A run that leaves all bounds stops without a warning, and every frame kept is finite."""
    rng = np.random.default_rng(0)
    for result in (
        train(rng, SQUARED_RELU, rate=1.0, every=1),
        train(rng, PRELU, variance=4.0, rate=1.0, every=1, a=2.0),
    ):
        assert result.steps[-1] < 500
        assert np.isfinite(result.field).all()


def test_the_start_can_be_chosen() -> None:
    """Var w is the usual one of the activation, 2 / n for ReLU, unless it is given."""
    small, usual, default = (
        train(np.random.default_rng(0), RELU, variance=c, steps=1).loss[0] for c in (0.5, 2, None)
    )
    assert usual == default
    assert small != usual
