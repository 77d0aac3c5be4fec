"""Gradient flow: the lesson's figures, the theory, and how initialisation turns the verdict."""

from functools import partial

import numpy as np
import pytest

from core.activations import (
    ALL,
    ELU,
    GELU,
    LEAKY_RELU,
    LINEAR,
    MISH,
    RELU,
    SELU,
    SIGMOID,
    SQUARED_RELU,
    STEP,
    SWISH,
    TANH,
    Activation,
)
from core.experiments.gradient_flow import Flow, gradient_flow
from core.numerics.elementwise import Array


def flow(act: Activation, variance: float, runs: int = 20, depth: int = 20, **more: bool) -> Flow:
    """Seeds 0, 1, ... of the lesson's set-up."""
    rngs = map(np.random.default_rng, range(runs))
    return gradient_flow(rngs, act, act.grad, variance, depth, **more)


@pytest.mark.parametrize(
    ("act", "variance", "low", "median", "high"),
    [
        (SIGMOID, 1, 6.6e-13, 1.06e-12, 1.5e-12),
        (SIGMOID, 16, 5e-5, 1.2e-4, 3e-4),
        (TANH, 1 / 3, 1.4e-5, 2.2e-5, 2.9e-5),
        (TANH, 1, 0.155, 0.195, 0.240),
        (TANH, 25 / 9, 3.9, 4.7, 5.6),
        (TANH, 9, 217, 301, 468),
        (LINEAR, 1, 0.64, 0.99, 1.33),
        (RELU, 1 / 3, 2.7e-8, 3.2e-8, 6.1e-8),
        (RELU, 1, 9e-4, 1.1e-3, 2.1e-3),
        (RELU, 2, 0.66, 0.79, 1.5),
        (SELU, 1, 1.8, 2.0, 2.4),
        (SWISH, 2, 5e-3, 1.3e-2, 0.25),
        (GELU, 2, 0.045, 0.48, 1.4),
        (MISH, 2, 0.32, 0.68, 1.7),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_twenty_layers(
    act: Activation, variance: float, low: float, median: float, high: float
) -> None:
    """The lesson's medians and ranges over 20 seeds, from the top layer to the bottom one."""
    ratio = flow(act, variance).ratio
    found = ratio.min(), np.median(ratio), ratio.max()
    np.testing.assert_allclose(found, (low, median, high), rtol=0.06)


@pytest.mark.parametrize(
    ("act", "variance", "median"),
    [(ELU, 1, 0.14), (ELU, 1.5, 1.03), (ELU, 2, 4.05), (SWISH, 1, 2.9e-6), (GELU, 1, 4.0e-6)],
    ids=lambda value: getattr(value, "name", None),
)
def test_medians(act: Activation, variance: float, median: float) -> None:
    """The lesson's other medians."""
    assert np.median(flow(act, variance).ratio) == pytest.approx(median, rel=0.03)


@pytest.mark.parametrize(("slope", "median"), [(0.01, 0.80), (0.1, 0.89)])
def test_leaky(slope: float, median: float) -> None:
    """A parameter travels in the callables."""
    rngs = map(np.random.default_rng, range(20))
    f, df = partial(LEAKY_RELU, slope=slope), partial(LEAKY_RELU.grad, slope=slope)
    assert np.median(gradient_flow(rngs, f, df, 2).ratio) == pytest.approx(median, rel=0.02)


@pytest.mark.parametrize(
    ("act", "variance", "ratios"),
    [
        (SIGMOID, 1, (2.7e-3, 1.9e-6, 1.0e-12, 3e-25)),
        (TANH, 1, (0.41, 0.28, 0.19, 0.15)),
        (RELU, 2, (0.99, 0.88, 0.76, 0.72)),
        (ELU, 2, (1.5, 2.1, 4.1, 14)),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_by_depth(act: Activation, variance: float, ratios: tuple[float, ...]) -> None:
    """Medians of ten seeds at 5, 10, 20 and 40 layers."""
    found = [np.median(flow(act, variance, 10, depth).ratio) for depth in (5, 10, 20, 40)]
    np.testing.assert_allclose(found, ratios, rtol=0.09)


def test_the_learner_turns_the_verdict() -> None:
    """tanh vanishes from a small start, keeps its scale, and explodes from a large one."""
    small, middle, large = (flow(TANH, c) for c in (1 / 3, 1, 9))
    assert (small.vanishes.kind, small.explodes.kind) == ("holds", "does_not_hold")
    assert (middle.vanishes.kind, middle.explodes.kind) == ("does_not_hold", "does_not_hold")
    assert (large.vanishes.kind, large.explodes.kind) == ("does_not_hold", "holds")
    assert flow(SWISH, 2).vanishes.kind == "holds_if"


def test_saturated_and_exploding() -> None:
    """With variance 9/n tanh explodes while nearly half of its units have a slope below 0.1."""
    assert flow(TANH, 9).saturated.mean() == pytest.approx(0.47, abs=0.02)
    assert flow(TANH, 1 / 3).saturated.mean() < 0.001


@pytest.mark.parametrize(
    ("act", "variance", "plain", "rescued"),
    [
        (SIGMOID, 1, 1.06e-12, 2.84),
        (GELU, 1, 3.99e-6, 275),
        (SWISH, 1, 2.85e-6, 236),
        (RELU, 2, 0.79, 5.12e3),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_residual_connections(
    act: Activation, variance: float, plain: float, rescued: float
) -> None:
    """Skip connections rescue the gradient; without normalisation some explode."""
    for residual, want in ((False, plain), (True, rescued)):
        ratio = flow(act, variance, residual=residual).ratio
        assert np.median(ratio) == pytest.approx(want, rel=0.12)


@pytest.mark.parametrize("act", [LINEAR, SIGMOID, TANH, RELU, ELU], ids=lambda act: act.name)
def test_theory(act: Activation) -> None:
    """At every layer the medians follow the theory of infinite width within a third."""
    for variance in (1 / 3, 1, 2):
        found = flow(act, variance, 10)
        np.testing.assert_allclose(found.middle[1], found.theory, rtol=0.34)


def test_exact_theory() -> None:
    """For c z every layer multiplies by the root of the variance; ReLU keeps half."""
    np.testing.assert_allclose(flow(LINEAR, 4, 1).theory, 2.0 ** np.arange(19, -1, -1))
    np.testing.assert_allclose(flow(RELU, 2, 1).theory, 0.5**0.5, rtol=1e-12)


def test_gradients_are_the_slopes() -> None:
    """dL/dz at the bottom is what moving the first pre-activations does to the outputs."""
    n, depth, step = 5, 3, 1e-6
    found = gradient_flow([np.random.default_rng(7)], TANH, TANH.grad, 1.0, depth, n, 1)
    rng = np.random.default_rng(7)
    weights = rng.normal(0, n**-0.5, (depth, n, n))
    h, d = rng.normal(size=(1, n)), rng.normal(size=(1, n))

    def weighted(z: Array) -> float:
        for w in weights[1:]:
            z = np.tanh(z) @ w
        return float((np.tanh(z) * d).sum())

    moves = step * np.eye(n)
    z = h @ weights[0]
    slopes = np.array([weighted(z + move) - weighted(z - move) for move in moves]) / (2 * step)
    assert found.dz[0, 0] == pytest.approx(np.sqrt(np.mean(slopes**2)), rel=1e-8)


def test_a_step_passes_nothing() -> None:
    """A slope of 0 is a gradient that has vanished, not one that is nan."""
    found = flow(STEP, 1, 3)
    np.testing.assert_array_equal(found.dz, 0)
    assert found.vanishes.kind == "holds"


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.name)
@pytest.mark.parametrize("residual", [False, True])
def test_extremes_are_silent(act: Activation, residual: bool) -> None:
    """The deepest stack and the largest start give arrays of the right shape, and no warning."""
    for variance in (0.01, 16):
        found = flow(act, variance, 2, 40, residual=residual)
        assert found.dz.shape == found.saturated.shape == (2, 40)
        assert found.theory.shape == (40,)
        assert not ((found.vanishes.yes > 0) and (found.explodes.yes > 0))


def test_beyond_float64_is_an_explosion() -> None:
    """Squared ReLU squares its scale at every layer; an overflow counts as an explosion."""
    assert flow(SQUARED_RELU, 16, 2, 40).explodes.kind == "holds"


def test_a_function_of_the_learner() -> None:
    """Any pair of callables will do, also one that is undefined somewhere."""
    found = gradient_flow([np.random.default_rng(0)], np.log, lambda x: 1 / x, depth=4)
    assert np.isnan(found.dz[0, 0])
    assert found.dz.shape == (1, 4)
