"""The data sets: balanced, of the size of one, and the same for the same generator."""

import numpy as np
import pytest

from core.nn.datasets import DATASETS, Dataset

CLASSES = {"moons": 2, "circles": 2, "xor": 2, "spirals": 2, "pinwheel": 3}


def made(name: str, noise: float = 0.0, seed: int = 0, points: int = 200) -> Dataset:
    """One data set."""
    return DATASETS[name](np.random.default_rng(seed), points, noise)


@pytest.mark.parametrize("name", DATASETS)
def test_shape_and_scale(name: str) -> None:
    """Inputs lie within 1.6 of 0 without noise, and there is one target for each point."""
    data = made(name)
    assert data.x.shape == (2 if name in CLASSES else 1, 200) and data.y.shape == (1, 200)
    assert np.abs(data.x).max() <= 1.6 and data.classes == CLASSES.get(name, 0)


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_even(name: str) -> None:
    """Each class has as many points as the others, up to one."""
    counts = np.unique(made(name).y, return_counts=True)[1]
    assert len(counts) == CLASSES[name] and np.ptp(counts) <= 1


def test_targets_are_those_of_the_outputs() -> None:
    """Three classes have one-hot targets for three outputs, two classes and a curve their y."""
    three, two = made("pinwheel"), made("moons")
    assert three.outputs == 3 and three.targets.shape == (3, 200)
    np.testing.assert_array_equal(three.targets.argmax(axis=0), three.y[0])
    assert (three.targets.sum(axis=0) == 1).all()
    assert two.outputs == 1 and two.targets is two.y and made("sine").outputs == 1


def test_pinwheel_has_three_equal_arms() -> None:
    """Turned by a third of a circle, each arm without noise covers the angles of the next."""
    data = made("pinwheel", points=6000)
    radius, angle = np.hypot(*data.x), np.arctan2(data.x[1], data.x[0])
    turn = (angle - np.pi * radius / 1.3) % (2 * np.pi)
    np.testing.assert_allclose(np.cos(turn), np.cos(2 * np.pi * data.y[0] / 3), atol=1e-6)


@pytest.mark.parametrize("name", DATASETS)
def test_same_generator_same_points(name: str) -> None:
    """The seed decides, and another one gives other points."""
    np.testing.assert_array_equal(made(name, 0.1).x, made(name, 0.1).x)
    assert not np.array_equal(made(name, 0.1).x, made(name, 0.1, seed=1).x)


def test_circles_lie_within_each_other() -> None:
    """Class 1 is the circle of radius 0.5, class 0 that of 1.2."""
    data = made("circles")
    radius = np.hypot(*data.x)
    np.testing.assert_allclose(radius, np.where(data.y[0] == 1, 0.5, 1.2))


def test_xor_is_decided_by_the_signs() -> None:
    """The class is 1 where the inputs have different signs."""
    data = made("xor")
    np.testing.assert_array_equal(data.y[0] == 1, data.x[0] * data.x[1] < 0)


@pytest.mark.parametrize(
    ("name", "f"),
    [("sine", lambda x: np.sin(3 * x)), ("tent", lambda x: np.abs(np.abs(2 * x) - 1) - 0.5)],
)
def test_curves_carry_their_noise_upward(name: str, f) -> None:
    """Without noise the points lie on the curve; with it they leave it by that much."""
    exact, noisy = made(name), made(name, 0.2, points=4000)
    np.testing.assert_allclose(exact.y, f(exact.x), rtol=1e-12)
    assert np.std(noisy.y - f(noisy.x)) == pytest.approx(0.2, rel=0.05)


def test_spirals_turn_one_and_a_half_times() -> None:
    """From its centre to its end each arm turns by 3 pi, and the arms are opposite each other."""
    data = DATASETS["spirals"](np.random.default_rng(0), 4000, 0.0)
    assert data.classes
    for side in (0, 1):
        x = data.x[:, data.y[0] == side]
        radius = np.hypot(*x)
        turn = np.unwrap(np.arctan2(x[1], x[0])[np.argsort(radius)])
        assert turn[-1] - turn[0] == pytest.approx(3 * np.pi, abs=0.3)
