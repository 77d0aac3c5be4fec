"""Reference network: gradients against finite differences, and the fast network against it."""

from dataclasses import replace
from math import sqrt
from typing import Any

import numpy as np
import pytest

from core.activations import ALL, ELU, GELU, RELU, SINE, SNAKE, STEP, TANH, Activation
from core.nn.init import usual_variance
from core.nn.network import Network, Pass, unit, with_ones
from core.nn.reference_mlp import forward, gradients, mean_square, network, train_step

X = np.random.default_rng(1).normal(size=(5, 3))
Y = np.random.default_rng(2).normal(size=(5, 2))
SIZES = (3, 4, 4, 2)


@pytest.mark.parametrize("act", [a for a in ALL if a is not STEP], ids=lambda act: act.name)
def test_gradients_are_the_slopes_of_the_loss(act: Activation) -> None:
    """Moving one weight or bias changes the loss as back-propagation says (points off kinks)."""
    net = network(np.random.default_rng(0), SIZES, act, 1.0)
    h = 1e-6
    d_weights, d_biases = gradients(net, X, Y)
    for name, slopes in (("weights", d_weights), ("biases", d_biases)):
        for layer, slope in enumerate(slopes):
            for at in list(np.ndindex(slope.shape))[::3]:
                rise = 0.0
                for way in (h, -h):
                    parts = [part.copy() for part in getattr(net, name)]
                    parts[layer][at] += way
                    changed: Any = {name: tuple(parts)}
                    moved = replace(net, **changed)
                    rise += np.sign(way) * mean_square(moved, X, Y) * Y.shape[1]
                assert slope[at] == pytest.approx(rise / (2 * h), rel=1e-5, abs=1e-7)


def test_forward_is_the_formula() -> None:
    """Hidden layers bend, the last one does not, and parameters reach the activation."""
    net = network(np.random.default_rng(0), SIZES, RELU, 2.0)
    (w1, w2, w3), (b1, b2, b3) = net.weights, net.biases
    want = np.maximum(np.maximum(X @ w1 + b1, 0) @ w2 + b2, 0) @ w3 + b3
    np.testing.assert_array_equal(net(X), want)
    z, inputs = forward(net, X)
    assert [a.shape for a in z] == [(5, 4), (5, 4), (5, 2)]
    assert [a.shape for a in inputs] == [(5, 3), (5, 4), (5, 4)]


def test_the_start() -> None:
    """Weights start with variance c / fan_in and biases at 0."""
    net = network(np.random.default_rng(0), (400, 300, 1), TANH, 2.0)
    assert np.std(net.weights[0]) == pytest.approx(sqrt(2 / 400), rel=0.02)
    assert not any(b.any() for b in net.biases)
    assert (usual_variance(TANH), usual_variance(RELU)) == (1, 2)


def test_waves_start_as_their_papers_say() -> None:
    """Uniform weights within +-sqrt(6 / n) (SIREN, w0 = 1) and +-sqrt(3 / n) (Snake)."""
    for act, bound in ((SINE, sqrt(6)), (SNAKE, sqrt(3))):
        assert usual_variance(act) == pytest.approx(bound**2 / 3)


def test_a_step_goes_downhill() -> None:
    """One small step lowers the loss and leaves the old net as it was."""
    net = network(np.random.default_rng(0), SIZES, TANH, 1.0)
    before = mean_square(net, X, Y)
    assert mean_square(train_step(net, X, Y, 0.01), X, Y) < before
    assert mean_square(net, X, Y) == before


@pytest.mark.parametrize("act", [RELU, TANH, GELU, ELU], ids=lambda act: act.name)
@pytest.mark.parametrize(("dtype", "digits"), [(np.float64, 1e-5), (np.float32, 1e-4)])
def test_the_fast_network_has_the_same_gradients(
    act: Activation, dtype: type, digits: float
) -> None:
    """With the same weights and points both networks give one output and one gradient.

    Kernels of the fast one keep fewer digits of a slope than the catalogue.
    """
    net = network(np.random.default_rng(0), SIZES, act, 2.0)
    fast = Network([unit(act)], SIZES, dtype=dtype)
    for layer, w, b in zip(fast.layers, net.weights, net.biases, strict=True):
        layer[0, 0] = np.column_stack([w.T, b])
    through, x = Pass(fast, len(X)), with_ones(X.T[None], dtype)
    np.testing.assert_allclose(through.forward(x)[0, 0].T, net(X), rtol=digits, atol=digits)
    through.delta[-1][0, 0] = (2 * (net(X) - Y) / len(X)).T
    found = fast.views(np.zeros_like(fast.theta))
    through.backward(x, found)
    for layer, d_w, d_b in zip(found, *gradients(net, X, Y), strict=True):
        np.testing.assert_allclose(layer[0, 0, :, :-1].T, d_w, rtol=digits, atol=digits)
        np.testing.assert_allclose(layer[0, 0, :, -1], d_b, rtol=digits, atol=digits)
