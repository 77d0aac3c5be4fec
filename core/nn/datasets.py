"""Small data sets: two or three classes in the plane, or a curve."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.numerics.elementwise import Array


@dataclass(frozen=True)
class Dataset:
    """Inputs `x` (inputs, points) and targets `y` (1, points), float64.

    `classes` is the number of classes, 2 or 3, and y the class of a point of the plane, counted
    from 0; it is 0 for a curve, where y is a number and there is one input.
    """

    x: Array
    y: Array
    classes: int = 2

    @property
    def outputs(self) -> int:
        """Outputs of a network: a logit for each of three classes, else a single one."""
        return self.classes if self.classes > 2 else 1

    @property
    def targets(self) -> Array:
        """Targets of those outputs, (outputs, points): one-hot for three classes, else y."""
        if self.outputs == 1:
            return self.y
        return (self.y == np.arange(self.classes)[:, None]).astype(float)


Maker = Callable[[np.random.Generator, int, float], Dataset]


def moons(rng: np.random.Generator, points: int, noise: float) -> Dataset:
    """Two interleaving half circles."""
    y, angle = _classes(points), np.pi * rng.random(points)
    side = 1 - 2 * y
    x = np.stack([side * np.cos(angle) + y - 0.5, side * np.sin(angle) + 0.5 * y - 0.25])
    return _noisy(rng, x, y, noise)


def circles(rng: np.random.Generator, points: int, noise: float) -> Dataset:
    """Two concentric circles, of radius 1.2 (class 0) and 0.5 (class 1)."""
    y, angle = _classes(points), 2 * np.pi * rng.random(points)
    return _noisy(rng, (1.2 - 0.7 * y) * np.stack([np.cos(angle), np.sin(angle)]), y, noise)


def xor(rng: np.random.Generator, points: int, noise: float) -> Dataset:
    """Four squares; class 1 has inputs of different signs."""
    quarter = np.arange(points) % 4
    sign = np.stack([1 - 2 * (quarter % 2), 1 - 2 * (quarter // 2)])
    x = sign * rng.uniform(0.1, 1.2, (2, points))
    return _noisy(rng, x, (sign[0] * sign[1] < 0).astype(float), noise)


def spirals(rng: np.random.Generator, points: int, noise: float) -> Dataset:
    """Two intertwined spirals of one and a half turns."""
    y, along = _classes(points), np.sqrt(rng.random(points))
    angle = 3 * np.pi * along + np.pi * y
    return _noisy(rng, 1.3 * along * np.stack([np.cos(angle), np.sin(angle)]), y, noise)


def pinwheel(rng: np.random.Generator, points: int, noise: float) -> Dataset:
    """Three arms around a centre, one for each of three classes, of half a turn each."""
    y, along = np.arange(points) % 3.0, np.sqrt(rng.random(points))
    angle = np.pi * (along + 2 * y / 3)
    x = 1.3 * along * np.stack([np.cos(angle), np.sin(angle)])
    return _noisy(rng, x, y, noise, classes=3)


def sine(rng: np.random.Generator, points: int, noise: float) -> Dataset:
    """Smooth curve y = sin(3 x) on [-1.5, 1.5]."""
    return _curve(rng, points, noise, lambda x: np.sin(3 * x))


def tent(rng: np.random.Generator, points: int, noise: float) -> Dataset:
    """Curve with three kinks, y = | |2 x| - 1 | - 1/2, on [-1.5, 1.5]."""
    return _curve(rng, points, noise, lambda x: np.abs(np.abs(2 * x) - 1) - 0.5)


def _curve(
    rng: np.random.Generator, points: int, noise: float, f: Callable[[Array], Array]
) -> Dataset:
    x = rng.uniform(-1.5, 1.5, (1, points))
    return Dataset(x, f(x) + noise * rng.normal(size=x.shape), classes=0)


def _classes(points: int) -> Array:
    return np.arange(points) % 2.0


def _noisy(rng: np.random.Generator, x: Array, y: Array, noise: float, classes: int = 2) -> Dataset:
    return Dataset(x + noise * rng.normal(size=x.shape), y[None], classes)


DATASETS: Mapping[str, Maker] = {
    "moons": moons,
    "circles": circles,
    "xor": xor,
    "spirals": spirals,
    "pinwheel": pinwheel,
    "sine": sine,
    "tent": tent,
}
"""Functions (rng, points, standard deviation of the noise) -> Dataset, by name."""
