"""The stack: the passes are those of gradient flow, and its figures hold for other seeds."""

from functools import partial

import numpy as np
import pytest

from core.activations import (
    LEAKY_RELU,
    LINEAR,
    RELU,
    SIGMOID,
    SQUARED_RELU,
    STEP,
    SWISH,
    TANH,
    Activation,
)
from core.experiments.gradient_flow import EXPLODED, VANISHED, Net, gradient_flow
from core.experiments.stack import (
    BINS,
    HIGH,
    KEPT,
    LOW,
    Stack,
    fate,
    highest_of_two,
    signal_and_gradient,
    slope_of_two,
)
from core.multivariate.maxout import maxout

SEEDS, OTHERS = range(6), range(6, 12)
LEAK = 0.1


def measured(act: Activation | None, c: float, seeds: range = SEEDS, depth: int = 20) -> Stack:
    """Width and batch 64; without a function, maxout of two lines."""
    f, df = (act, act.grad) if act else (highest_of_two, slope_of_two)
    if act is LEAKY_RELU:
        f, df = partial(act, slope=LEAK), partial(act.grad, slope=LEAK)
    rngs = map(np.random.default_rng, seeds)
    return signal_and_gradient(rngs, f, df, Net(c, depth, 64, 64, 1 if act else 2))


@pytest.mark.parametrize(
    ("act", "c", "top", "bottom"),
    [
        (LINEAR, 1 / 2, 9.1e-4, 1.3e-3),
        (LINEAR, 1, 0.93, 0.96),
        (LINEAR, 2, 960, 700),
        (STEP, 1, 0.31, 0),
        (SIGMOID, 1, 2.3e-13, 1.0e-12),
        (SIGMOID, 16, 4.4e-5, 1.1e-4),
        (TANH, 1 / 3, 1.1e-5, 2.1e-5),
        (TANH, 1, 0.15, 0.19),
        (TANH, 9, 0.84, 330),
        (RELU, 1 / 3, 3.8e-9, 3.1e-8),
        (RELU, 1, 2.2e-4, 1.0e-3),
        (RELU, 2, 0.23, 0.76),
        (RELU, 4, 230, 550),
        (LEAKY_RELU, 2, 0.29, 0.90),
        (None, 1, 0.25, 0.97),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_twenty_layers(act: Activation | None, c: float, top: float, bottom: float) -> None:
    """The lesson's medians of six seeds, each within the range of six other seeds."""
    found, others = measured(act, c), measured(act, c, OTHERS)
    np.testing.assert_allclose((found.top, found.bottom), (top, bottom), rtol=0.05)
    for value, runs in ((top, others.signal[:, -1]), (bottom, others.gradient[:, 0])):
        assert runs.min() <= value * 1.05 and value * 0.95 <= runs.max()


@pytest.mark.parametrize("act", [LINEAR, STEP, SIGMOID, RELU, SWISH], ids=lambda act: act.name)
@pytest.mark.parametrize("depth", [2, 20])
def test_gradient_is_that_of_gradient_flow(act: Activation, depth: int) -> None:
    """Equal random numbers give the same dz, digit for digit."""
    rngs = map(np.random.default_rng, SEEDS)
    flow = gradient_flow(rngs, act, act.grad, 1.5, depth)
    found = measured(act, 1.5, SEEDS, depth)
    np.testing.assert_array_equal(found.dz, flow.dz)
    if act is not STEP:
        np.testing.assert_array_equal(found.gradient[:, 0], flow.ratio)


def test_signal_is_the_spread_over_the_examples() -> None:
    """One layer of tanh by hand: neurons' standard deviations, beside those of the inputs."""
    rng = np.random.default_rng(3)
    w, x = rng.normal(0, 1 / 8, (1, 64, 64))[0], rng.normal(size=(64, 64))
    h = np.tanh(x @ w)
    want = np.sqrt((h.std(axis=0) ** 2).mean() / (x.std(axis=0) ** 2).mean())
    found = measured(TANH, 1, range(3, 4), 1)
    assert found.signal[0, 0] == pytest.approx(want, rel=1e-12)


def test_constant_outputs_are_not_a_signal() -> None:
    """The outputs of a deep sigmoid layer are around 1/2 and yet say nothing of the input."""
    found = measured(SIGMOID, 1)
    inside = (np.arange(BINS) + 0.5) * (HIGH - LOW) / BINS + LOW
    assert found.hist[-1] @ inside == pytest.approx(0.5, abs=0.02)
    assert found.top < 1e-12


def test_histograms_are_shares_of_the_first_run() -> None:
    """A row sums to 1 where nothing lies beyond the axis; half of the outputs of ReLU are 0."""
    tanh, relu = measured(TANH, 9), measured(RELU, 2)
    assert tanh.hist.shape == (20, BINS)
    np.testing.assert_allclose(tanh.hist.sum(axis=1), 1)
    np.testing.assert_array_equal(tanh.hist, measured(TANH, 9, range(1)).hist)
    zero = int(-LOW / (HIGH - LOW) * BINS)
    assert relu.hist[0, zero] == pytest.approx(0.55, abs=0.06)
    assert relu.hist[0].sum() < 1


def test_two_lines_are_maxout() -> None:
    """Unit j is maxout of z at j and at width + j, and its slopes are those of the winner."""
    z = np.random.default_rng(0).normal(size=(5, 6))
    z[0, 0] = z[0, 3]
    lines = np.stack(np.split(z, 2, axis=1), axis=-1)
    want = [[maxout(unit, np.eye(2), np.zeros(2)) for unit in row] for row in lines]
    np.testing.assert_array_equal(highest_of_two(z), want)
    np.testing.assert_array_equal((slope_of_two(z) * z)[:, :3] + (slope_of_two(z) * z)[:, 3:], want)
    assert slope_of_two(z).sum() == 15


def test_gradient_of_maxout_is_its_slope() -> None:
    """The gradient of every z is what moving that z does to the weighted outputs."""
    n, step = 4, 1e-6
    rng = np.random.default_rng(5)
    w, x = rng.normal(0, n**-0.5, (1, n, 2 * n))[0], rng.normal(size=(1, n))
    top, z = rng.normal(size=(1, n)), x @ w
    moves = step * np.eye(2 * n)
    slopes = [
        ((highest_of_two(z + m) - highest_of_two(z - m)) * top).sum() / (2 * step) for m in moves
    ]
    rngs = [np.random.default_rng(5)]
    found = signal_and_gradient(rngs, highest_of_two, slope_of_two, Net(1, 1, n, 1, 2))
    assert found.dz[0, 0] == pytest.approx(np.sqrt(np.mean(np.square(slopes))), rel=1e-6)


def test_fates_are_told_apart_at_the_thresholds() -> None:
    """Vanished and exploded are gradient flow's; between a tenth and ten times it is kept."""
    assert [fate(x) for x in (0, VANISHED, 0.011, 0.099)] == ["vanished"] * 2 + ["weak"] * 2
    assert [fate(x) for x in (*KEPT, 1)] == ["kept"] * 3
    assert [fate(x) for x in (10.1, 99, EXPLODED, np.inf)] == ["growing"] * 2 + ["exploded"] * 2


def test_overflow_is_an_explosion() -> None:
    """Squared ReLU from large weights leaves float64: infinite, never undefined."""
    found = measured(SQUARED_RELU, 16)
    assert fate(found.top) == "exploded"
    assert not np.isnan(found.gradient).any() and not np.isnan(found.signal).any()
    assert found.hist[-1].sum() <= 1
