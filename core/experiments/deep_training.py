"""Training with a vanished gradient: two spirals, nets of one to ten hidden layers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi

import numpy as np

from core.activations import Activation
from core.experiments.descent import descend
from core.experiments.verdict import ClaimVerdict, judge
from core.incremental import Work, part
from core.nn.reference_mlp import Net, network
from core.numerics.elementwise import Array

STUCK = 0.99
"""Share of the guessing loss above which a net counts as untrained."""


@dataclass(frozen=True)
class Trained:
    """Training results by seed: `loss` (runs, steps + 1) and final `accuracy` (runs,).

    `moved` (runs,) is the largest change of a weight in the first layer, and `guessing` (runs,)
    the loss of always predicting the class frequencies, about ln 2.  A diverged run has loss inf
    and the accuracy of its last net before that.
    """

    loss: Array
    accuracy: Array
    moved: Array
    guessing: Array

    @property
    def stuck(self) -> ClaimVerdict:
        """Claim: the net does not learn; its final loss is that of guessing."""
        return judge(self.loss[:, -1] > STUCK * self.guessing)


def spirals(rng: np.random.Generator, points: int = 200) -> tuple[Array, Array]:
    """Two noisy spirals in the unit disc, (points, 2), and the class of each point, 0 or 1.

    A point is at angle t + pi k and radius t / 2.5 pi, with t up to 2.5 pi and noise of 0.02.
    """
    t = np.sqrt(rng.uniform(0.05, 1, points)) * 2.5 * pi
    k = rng.integers(0, 2, points)
    at = np.column_stack([t * np.cos(t + pi * k), t * np.sin(t + pi * k)]) / (2.5 * pi)
    return at + rng.normal(0, 0.02, (points, 2)), k[:, None].astype(float)


def start(
    seeds: Sequence[int], act: Activation, variance: float, depth: int, width: int = 32
) -> tuple[Array, Array, list[Net]]:
    """Points (runs, points, 2), classes (runs, points, 1) and first nets, one run per seed.

    Seed s draws the spirals from default_rng(s) and the weights from default_rng(1000 + s), so
    that every depth and activation is trained on the same points.
    """
    sizes = (2, *[width] * depth, 1)
    x, y = map(np.stack, zip(*(spirals(np.random.default_rng(s)) for s in seeds), strict=True))
    nets = [network(np.random.default_rng(1000 + s), sizes, act, variance) for s in seeds]
    return x, y, nets


def train(
    seeds: Sequence[int],
    act: Activation,
    variance: float,
    depth: int = 10,
    rate: float = 0.3,
    steps: int = 100,
    width: int = 32,
) -> Work[Trained]:
    """Train a net with `depth` hidden layers on the cross-entropy, once per seed (see `start`)."""
    x, y, nets = start(seeds, act, variance, depth, width)
    runs = yield from descend(nets, x, y, rate, steps, "cross_entropy")
    last = [run.nets[-1] for run in runs]
    right = [(net(at) > 0) == (to > 0.5) for net, at, to in zip(last, x, y, strict=True)]
    moved = [np.abs(b.weights[0] - a.weights[0]).max() for a, b in zip(nets, last, strict=True)]
    share = y.mean(axis=(1, 2))
    guessing = -share * np.log(share) - (1 - share) * np.log(1 - share)
    return Trained(
        np.array([run.loss for run in runs]), np.mean(right, axis=(1, 2)), np.array(moved), guessing
    )


def losses_by_depth(
    seeds: Sequence[int], act: Activation, variance: float, depths: Sequence[int], steps: int
) -> Work[Array]:
    """Final loss of each run at each depth, (runs, depths); inf where a run has diverged."""
    found, share = [], 1 / len(depths)
    for k, depth in enumerate(depths):
        work = train(seeds, act, variance, depth, steps=steps)
        trained = yield from part(work, k * share, share)
        found.append(trained.loss[:, -1])
    return np.array(found).T
