"""Each optimiser against its textbook formula, step by step."""

import numpy as np
import pytest

from core.nn.optimizers import SGD, Adam, Momentum
from core.numerics.elementwise import Array


def gradients() -> list[Array]:
    """Twenty gradients of a few numbers, large and small ones."""
    rng = np.random.default_rng(3)
    return [rng.normal(size=5) * 10.0 ** rng.integers(-6, 3, 5) for _ in range(20)]


def test_sgd() -> None:
    """theta - rate g."""
    theta = np.ones(5)
    optimizer, want = SGD(theta, 0.1), theta.copy()
    for g in gradients():
        optimizer.step(theta, g)
        want = want - 0.1 * g
    np.testing.assert_allclose(theta, want, rtol=1e-14)


def test_momentum() -> None:
    """v = 0.9 v + g, theta - rate v."""
    theta = np.ones(5)
    optimizer, want, v = Momentum(theta, 0.1), theta.copy(), np.zeros(5)
    for g in gradients():
        optimizer.step(theta, g)
        v = 0.9 * v + g
        want = want - 0.1 * v
    np.testing.assert_allclose(theta, want, rtol=1e-13)


def test_adam() -> None:
    """theta - rate m^ / (sqrt(v^) + epsilon), both moments corrected for their start at 0."""
    theta = np.ones(5)
    optimizer, want, m, v = Adam(theta, 0.1), theta.copy(), np.zeros(5), np.zeros(5)
    for t, g in enumerate(gradients(), start=1):
        optimizer.step(theta, g)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        want = want - 0.1 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    np.testing.assert_allclose(theta, want, rtol=1e-12)


def test_adams_first_step_has_the_size_of_the_rate() -> None:
    """The first step of Adam has the size of the rate for any scale of the gradient."""
    theta = np.zeros(3)
    Adam(theta, 0.01).step(theta, np.array([1e-3, -1.0, 1e3]))
    np.testing.assert_allclose(theta, [-0.01, 0.01, -0.01], rtol=1e-4)


@pytest.mark.parametrize("make", (SGD, Momentum, Adam))
def test_parameters_change_where_they_lie(make) -> None:
    """The optimiser writes into theta itself, and leaves the gradient alone."""
    theta, g = np.ones(4), np.arange(4.0)
    view = theta[1:]
    make(theta, 0.5).step(theta, g)
    assert (view != 1).all()
    np.testing.assert_array_equal(g, np.arange(4.0))
