"""Stacked network: gradients, independence of runs, kernels, initialisation."""

from math import sqrt

import numpy as np
import pytest

from core.activations import ALL, BY_NAME, ELU, GELU, RELU, SIGMOID, STEP, TANH, Activation
from core.nn.kernels import KERNELS
from core.nn.network import Network, Pass, Unit, unit, with_ones
from core.nn.training import INITS, LOSSES, Training, by_gain, start
from core.numerics.elementwise import Array, plain

SMOOTH = [act for act in ALL if act is not STEP]


def network(*acts: Activation, runs: int = 1, sizes: tuple[int, ...] = (2, 5, 4, 1)) -> Network:
    """A float64 stack with its usual start, seed 0 first."""
    net = Network([unit(act) for act in acts], sizes, runs, np.float64)
    start(net, INITS["usual"], [np.random.default_rng(seed) for seed in range(runs)])
    return net


def points(runs: int = 1, count: int = 12) -> tuple[Array, Array]:
    """Inputs (runs, 2, points) and classes (runs, 1, points)."""
    rng = np.random.default_rng(7)
    return rng.normal(size=(runs, 2, count)), rng.integers(0, 2, (runs, 1, count)).astype(float)


def one_hot(classes: int, count: int = 12) -> Array:
    """Targets (1, classes, points)."""
    drawn = np.random.default_rng(3).integers(0, classes, count)
    return (drawn == np.arange(classes)[:, None]).astype(float)[None]


def slopes(net: Network, loss: str, x: Array, y: Array) -> Array:
    """The gradient by back-propagation, flat."""
    at, gradient = Pass(net, x.shape[-1]), np.empty_like(net.theta)
    at.delta[-1][...] = LOSSES[loss][1](at.forward(with_ones(x, np.float64)), y)
    at.backward(with_ones(x, np.float64), net.views(gradient))
    return gradient


@pytest.mark.parametrize("act", SMOOTH, ids=lambda act: act.name)
@pytest.mark.parametrize("loss", LOSSES)
def test_gradient_is_that_of_finite_differences(act: Activation, loss: str) -> None:
    """Back-propagation gives the slope of the loss by each weight, to the digits of the kernels."""
    (x, y), outputs = points(), 3 if loss == "softmax" else 1
    net = network(act, sizes=(2, 5, 4, outputs))
    y = one_hot(3) if loss == "softmax" else y
    value, h, near = LOSSES[loss][0], 1e-6, 1e-6 if act is GELU else 2e-8
    found, theta = slopes(net, loss, x, y), net.theta.copy()
    for k in range(len(theta)):
        sides = []
        for side in (h, -h):
            net.theta[:] = theta
            net.theta[k] += side
            sides.append(value(net(x), y).sum())
        assert found[k] == pytest.approx((sides[0] - sides[1]) / (2 * h), abs=near, rel=2e-6)


def test_softmax_of_two_is_the_sigmoid() -> None:
    """With logits 0 and z the loss and its slope are those of cross-entropy of z."""
    z, (_, y) = np.linspace(-900, 900, 12)[None, None, None], points()
    two, right = np.concatenate([0 * z, z], -2), np.concatenate([1 - y, y], -2)
    value, slope = LOSSES["softmax"]
    np.testing.assert_allclose(value(two, right), LOSSES["cross_entropy"][0](z, y), rtol=1e-12)
    alone = LOSSES["cross_entropy"][1](z, y)
    np.testing.assert_allclose(slope(two, right)[..., 1:, :], alone, atol=1e-15)


def test_a_stack_is_its_networks_one_by_one() -> None:
    """Contenders and runs in one stack have the outputs and gradients that each has alone."""
    acts, (x, y) = (RELU, TANH, ELU), points(runs=2)
    stack = network(*acts, runs=2)
    together = stack.views(slopes(stack, "cross_entropy", x, y))
    outputs = stack(x)
    for k, act in enumerate(acts):
        for run in range(2):
            alone = network(act)
            for layer, whole in zip(alone.layers, stack.layers, strict=True):
                layer[0, 0] = whole[k, run]
            np.testing.assert_allclose(alone(x[[run]])[0, 0], outputs[k, run], rtol=1e-12)
            parts = alone.views(slopes(alone, "cross_entropy", x[[run]], y[[run]]))
            for part, whole in zip(parts, together, strict=True):
                np.testing.assert_allclose(part[0, 0], whole[k, run], rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("name", KERNELS)
@pytest.mark.parametrize("width", (np.float32, np.float64), ids=("float32", "float64"))
def test_kernel_is_the_function_of_the_catalogue(name: str, width: type) -> None:
    """The quick forms of training are f and f' of the catalogue within 1e-6, at every setting."""
    act, z = BY_NAME[name], np.linspace(-12, 12, 2001).astype(width)
    edges = [act.defaults]
    edges += [act.defaults | {p.name: v} for p in act.params for v in (p.low, p.high)]
    for setting in edges:
        h, slope = z.copy(), np.ones_like(z)
        kernel = KERNELS[name](**setting)
        with np.errstate(over="ignore"):
            kernel.backward(slope, h, kernel.forward(h))
        np.testing.assert_allclose(h, act(z, **setting), atol=1e-6, rtol=3e-6)
        np.testing.assert_allclose(slope, act.grad(z, **setting), atol=2e-6, rtol=3e-6)


def test_plain_formula_gives_the_same() -> None:
    """`plain` returns the formula that `elementwise` wraps, and any other function itself."""
    z = np.linspace(-3, 3, 7)
    np.testing.assert_array_equal(plain(SIGMOID.f)(z, k=2.0, shift=0.5), SIGMOID(z, k=2, shift=0.5))
    assert plain(np.tanh) is np.tanh


@pytest.mark.parametrize(
    ("rule", "variance"),
    [
        (INITS["he"], 2 / 40),
        (INITS["lecun"], 1 / 40),
        (INITS["glorot"], 2 / 70),
        (INITS["torch"], 1 / 120),
        (by_gain(3), 9 / 40),
    ],
    ids=["he", "lecun", "glorot", "torch", "gain"],
)
def test_start_has_the_variance_of_its_rule(rule, variance: float) -> None:
    """40 inputs to 30 units: the weights vary as the rule says, and biases are 0."""
    net = Network([unit(RELU)], (40, 30, 1), 50)
    start(net, rule, [np.random.default_rng(seed) for seed in range(50)])
    assert np.var(net.layers[0][..., :-1]) == pytest.approx(variance, rel=0.03)
    assert not net.layers[0][..., -1].any()


def test_usual_start_follows_the_function() -> None:
    """All contenders start from the same draws: He for ReLU is sqrt(2) times LeCun for tanh."""
    net = network(RELU, TANH, runs=3)
    for layer in net.layers:
        np.testing.assert_allclose(layer[0], sqrt(2) * layer[1], rtol=1e-12)


def test_width_is_kept() -> None:
    """A float32 stack computes in float32 throughout, with any formula."""
    own = Unit(lambda z: np.sin(z.astype(float)), lambda z: np.cos(z.astype(float)))
    net = Network([unit(RELU), own], (2, 4, 1))
    start(net, INITS["he"], [np.random.default_rng(0)])
    training = Training(net, "cross_entropy", "adam", 0.1, 12)
    x, y = points()
    outputs = training.step(with_ones(x), y.astype(np.float32))
    kept = (outputs, net.theta, training.gradient, *training.at.delta)
    assert {array.dtype for array in kept} == {np.dtype(np.float32)}
