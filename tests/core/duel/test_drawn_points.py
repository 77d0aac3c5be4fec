"""Drawn points: read from a short text, and trained like any other data set."""

from dataclasses import replace

import numpy as np
import pytest

from core.duel import DRAWN, PointsError, Setup
from core.duel.drawn_points import ALPHABET, EDGE, MOST, read
from core.duel.simulation import Simulation
from core.nn.training import LOSSES

CORNERS = "AAA" + "P__"
"""Class 0 at the lower left corner, class 0 at the upper right one."""

TWO, THREE = "AAAf__", "AAAf__gAA"


def test_text_is_places_and_classes() -> None:
    """The first two bits are the class, then 8 bits are each of the inputs."""
    data = read("AAA" + "f__" + "gAA")
    np.testing.assert_array_equal(data.y, [[0, 1, 2]])
    np.testing.assert_allclose(data.x, [[-EDGE, EDGE, -EDGE], [-EDGE, EDGE, -EDGE]])
    assert data.classes == 3 and read(TWO).classes == 2 and len(set(ALPHABET)) == 64


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *((text, "unreadable") for text in ("AA", "A A", "AAAwAA", "가나다")),
        *((text, "one_class") for text in ("", CORNERS)),
        (TWO * (MOST // 2 + 1), "too_many"),
    ],
)
def test_what_is_no_data_set_is_refused(text: str, key: str) -> None:
    """Foreign signs, a fourth class, a single class and too many points each have their reason."""
    with pytest.raises(PointsError) as refused:
        read(text)
    assert refused.value.key == key


@pytest.mark.parametrize("text", (TWO, THREE, THREE * 66))
@pytest.mark.parametrize("batch", (0, 32))
def test_any_number_of_points_trains(text: str, batch: int) -> None:
    """Few points and many, in batches or all at once, are learned to a lower loss."""
    setup = Setup(acts=("relu", "tanh"), data=DRAWN, points=text, batch=batch)
    simulation = Simulation(setup, [0, 1])
    before = simulation.metrics().loss
    for _ in range(60):
        simulation.step()
    after = simulation.metrics()
    assert (after.loss < before).all() and (simulation.diverged == -1).all()
    assert after.accuracy.shape == (2, 2) and simulation.y.shape[-1] == len(text) // 3


def test_three_classes_are_learned() -> None:
    """With softmax the pinwheel is told apart: nine of ten points after 600 steps, and a map."""
    simulation = Simulation(Setup(acts=("relu", "tanh"), data="pinwheel", noise=0.05), [0])
    for _ in range(600):
        simulation.step()
    metrics = simulation.metrics()
    assert (metrics.accuracy > 0.9).all()
    field = simulation.outputs(np.array([[0.2, -0.4], [1.1, -0.3]]))
    assert ((field % 1 >= 1 / 6) & (field % 1 <= 0.5) & (field < 2.51)).all()


def test_the_map_names_the_class_of_a_point() -> None:
    """The whole part of a map's value is the class that the accuracy counts as the answer."""
    simulation = Simulation(Setup(acts=("relu", "tanh"), data="pinwheel"), [3])
    for _ in range(40):
        simulation.step()
    answers = np.concatenate(
        [
            simulation.outputs(simulation.data[0].x[:, part])
            for part in (slice(0, 100), slice(100, 200))
        ],
        axis=-1,
    )
    right = np.floor(answers) == simulation.data[0].y[0]
    np.testing.assert_allclose(right.mean(axis=-1), simulation.metrics().accuracy)


def test_loss_is_that_of_the_classes() -> None:
    """Curves have squares, two classes one logit, three classes softmax."""
    kinds = {"sine": "mean_square", "moons": "cross_entropy", "pinwheel": "softmax"}
    assert {*kinds.values()} == {*LOSSES}
    for data, loss in kinds.items():
        assert Simulation(replace(Setup(), data=data), [0]).loss == loss
