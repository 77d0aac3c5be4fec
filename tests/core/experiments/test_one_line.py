"""Two nets that differ in their activation alone: ReLU learns the spirals, the sigmoid does not."""

import numpy as np
import pytest

from core.activations import RELU, SIGMOID, Activation
from core.experiments.deep_training import start, train
from core.experiments.one_line import AXIS, DEPTH, FRAMES, RATE, STEPS, VARIANCE, film
from core.incremental import done


@pytest.mark.parametrize(
    ("act", "right", "loss"), [(RELU, (1, 1), (0, 0.01)), (SIGMOID, (0.5, 0.6), (0.67, 0.695))]
)
def test_six_seeds(act: Activation, right: tuple[float, float], loss: tuple[float, float]) -> None:
    """After 300 steps ReLU has every point of six seeds right; the sigmoid is still guessing."""
    runs = done(train(range(6), act, VARIANCE, DEPTH, RATE, STEPS))
    for values, (low, high) in ((runs.accuracy, right), (runs.loss[:, -1], loss)):
        assert values.min() >= low and values.max() <= high


def test_nets_start_from_the_same_weights() -> None:
    """Points, classes and first weights of a seed do not depend on the activation."""
    (x, y, (first,)), (x2, y2, (second,)) = (start([1], act, 2.0, 5) for act in (RELU, SIGMOID))
    np.testing.assert_array_equal(x, x2)
    np.testing.assert_array_equal(y, y2)
    for one, other in zip(first.weights, second.weights, strict=True):
        np.testing.assert_array_equal(one, other)


def test_film_is_the_training_run() -> None:
    """Losses, the last share and the map at a corner are those of the same net."""
    seen, run = done(film(RELU, 1)), done(train([1], RELU, VARIANCE, DEPTH, RATE, STEPS))
    np.testing.assert_allclose(seen.loss, run.loss[0, list(FRAMES)], rtol=1e-9)
    assert seen.right[-1] == run.accuracy[0]
    assert seen.field.shape == (len(FRAMES), len(AXIS), len(AXIS))
    (net,) = start([1], RELU, VARIANCE, DEPTH)[2]
    corner = 1 / (1 + np.exp(-net(np.array([AXIS[-1], AXIS[0]]))))
    assert seen.field[0, 0, -1] == pytest.approx(corner.item())
