"""What a vanished gradient does to training: two spirals, and nets of one to ten hidden layers."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import pi

import numpy as np

from core.activations import Activation
from core.elementwise import Array
from core.experiments.descent import LOGISTIC, descend
from core.experiments.mlp import network
from core.experiments.verdict import Verdict, judge

STUCK = 0.99
"""A loss above this share of that of guessing has learned nothing."""


@dataclass(frozen=True)
class Trained:
    """One row for each seed: `loss` (runs, steps + 1), and at the end the share answered rightly.

    `moved` (runs,) is the largest change of a weight of the first layer, and `guessing` (runs,)
    the loss of answering the share of each class to everything, about ln 2.  A loss of inf has
    diverged; its accuracy is that of the last net before.
    """

    loss: Array
    accuracy: Array
    moved: Array
    guessing: Array

    @property
    def stuck(self) -> Verdict:
        """The claim that such a net does not learn: its loss ends where guessing is."""
        return judge(self.loss[:, -1] > STUCK * self.guessing)


def spirals(rng: np.random.Generator, points: int = 200) -> tuple[Array, Array]:
    """Two noisy spirals in the unit disc, (points, 2), and which of them each point is on, 0 or 1.

    A point is at angle t + pi k and radius t / 2.5 pi, with t up to 2.5 pi and noise of 0.02.
    """
    t = np.sqrt(rng.uniform(0.05, 1, points)) * 2.5 * pi
    k = rng.integers(0, 2, points)
    at = np.column_stack([t * np.cos(t + pi * k), t * np.sin(t + pi * k)]) / (2.5 * pi)
    return at + rng.normal(0, 0.02, (points, 2)), k[:, None].astype(float)


def train(
    seeds: Iterable[int],
    act: Activation,
    variance: float,
    depth: int = 10,
    rate: float = 0.3,
    steps: int = 100,
    width: int = 32,
) -> Trained:
    """Train a net with `depth` hidden layers on the logistic loss, once for every seed.

    A seed s makes its spirals from default_rng(s) and its weights from default_rng(1000 + s), so
    that another depth or activation meets the same points.
    """
    runs = [_run(seed, act, variance, (2, *[width] * depth, 1), rate, steps) for seed in seeds]
    return Trained(*(np.array(part) for part in zip(*runs, strict=True)))


def _run(
    seed: int, act: Activation, variance: float, sizes: tuple[int, ...], rate: float, steps: int
) -> tuple[Array, float, float, float]:
    x, y = spirals(np.random.default_rng(seed))
    net = network(np.random.default_rng(1000 + seed), sizes, act, variance)
    run = descend(net, x, y, rate, steps, LOGISTIC)
    last = run.nets[-1]
    right = float(np.mean((last(x) > 0) == (y > 0.5)))
    moved = float(np.abs(last.weights[0] - net.weights[0]).max())
    share = float(y.mean())
    guessing = -share * np.log(share) - (1 - share) * np.log(1 - share)
    return run.loss, right, moved, guessing
