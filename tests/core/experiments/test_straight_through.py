"""A step blocks back-propagation; the straight-through estimator does not."""

from collections.abc import Iterator

import numpy as np
import pytest

from core.activations import RELU, SIGMOID, STEP, TANH, Activation
from core.experiments.straight_through import STRAIGHT_THROUGH, learn, passed_straight
from core.experiments.xor import POINTS, TARGETS
from core.incremental import done
from core.nn.reference_mlp import gradients, network


def seeds(count: int) -> Iterator[np.random.Generator]:
    """The lesson's seeds."""
    return map(np.random.default_rng, range(count))


@pytest.mark.parametrize(
    ("act", "hidden", "output"),
    [
        (STEP, 0.0, 5.873935435354994),
        (SIGMOID, 0.04144045635813719, 0.30049118941473774),
        (TANH, 0.4557019799547779, 0.435315425539395),
        (RELU, 1.103696156839986, 1.4753486215451883),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_what_the_weights_are_told(act: Activation, hidden: float, output: float) -> None:
    """Sums of |dL/dW| of a 2-8-1 net, seed 0: with a step the hidden ones get exactly 0."""
    net = network(np.random.default_rng(0), (2, 8, 1), act, 2)
    found = [np.abs(d).sum() for d in gradients(net, POINTS, TARGETS)[0]]
    np.testing.assert_allclose(found, (hidden, output), rtol=1e-12)


def test_ten_seeds() -> None:
    """A frozen random layer of steps does for 8 of 10 seeds; straight through, all solve it."""
    frozen, straight = (done(learn(seeds(10), act)) for act in (STEP, STRAIGHT_THROUGH))
    assert (frozen.solved.yes, straight.solved.yes) == (8, 10)
    assert (frozen.blocked.kind, straight.blocked.kind) == ("holds", "does_not_hold")
    assert (frozen.hidden == 0).all()
    assert (frozen.output > 0).all()


def test_two_hidden_units() -> None:
    """With two hidden units no frozen layer of ten solves XOR, and straight through some do."""
    assert done(learn(seeds(10), STEP, hidden=2)).solved.yes == 0
    straight = done(learn(seeds(10), STRAIGHT_THROUGH, hidden=2, steps=1000))
    assert 2 <= straight.solved.yes <= 8


def test_the_slope_that_stands_in() -> None:
    """1 from -1 to 1, both included; nan stays nan."""
    found = passed_straight([-np.inf, -1.1, -1, 0, 1, 1.1, np.inf, np.nan])
    np.testing.assert_array_equal(found, [0, 0, 1, 1, 1, 0, 0, np.nan])
