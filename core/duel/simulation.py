"""Simulation of a duel: data, stacked networks, mini-batches, metrics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations.sigmoidal import logistic
from core.duel.setup import Setup
from core.nn.datasets import DATASETS, Dataset
from core.nn.network import Network, Pass, with_ones
from core.nn.training import LOSSES, Training, start
from core.numerics.elementwise import Array

POINTS = 200
BLOCK = 128
FLAT = 0.1
"""Saturation threshold of |f'|, as in the Explorer."""


@dataclass(frozen=True)
class Metrics:
    """Metrics over all points, by contender and run (and hidden layer).

    `loss` and `accuracy` are (K, R), the others (K, R, layers); see `core.duel.Run`.
    """

    loss: Array
    accuracy: Array
    gradient: Array
    dead: Array
    saturated: Array


class Simulation:
    """Duel of K contenders from R seeds; each seed has its own points, weights and batches.

    All contenders of a seed share them, up to the scale that the init rule gives the weights.
    `rates` (K or 1, R or 1) are the learning rates, those of the set-up by default.
    `diverged` (K, R) is the step after which an output was not finite, -1 if none was.
    """

    def __init__(self, setup: Setup, seeds: Sequence[int], rates: Array | None = None) -> None:
        self.rngs = [np.random.default_rng(seed) for seed in seeds]
        make = DATASETS[setup.data]
        self.data: list[Dataset] = [make(rng, POINTS, setup.noise) for rng in self.rngs]
        self.x = with_ones(np.stack([data.x for data in self.data]))
        self.y = np.stack([data.y for data in self.data]).astype(np.float32)
        inputs = len(self.data[0].x)
        self.net = Network(setup.units, (inputs, *[setup.width] * setup.depth, 1), len(seeds))
        start(self.net, setup.rule, self.rngs)
        self.classes = self.data[0].classes
        self.loss = "cross_entropy" if self.classes else "mean_square"
        self.size = setup.batch or POINTS
        rate = _own_rates(setup) if rates is None else rates
        self.training = Training(self.net, self.loss, setup.optimizer, rate, self.size)
        self.whole = Pass(self.net, POINTS)
        self.batches = self._batches()
        self.done = 0
        self.diverged: NDArray[np.int64] = np.full((len(setup.names), len(seeds)), -1)

    def step(self) -> None:
        """Train every network for one step on its seed's next batch."""
        self._note(self.training.step(*next(self.batches)))
        self.done += 1

    def metrics(self) -> Metrics:
        """Metrics of the present networks."""
        value, slope = LOSSES[self.loss]
        outputs = self.whole.forward(self.x)
        self._note(outputs)
        self.whole.delta[-1][...] = slope(outputs, self.y)
        self.whole.backward(self.x, [np.empty_like(layer) for layer in self.net.layers])
        right = (outputs > 0) == (self.y > 0.5)
        accuracy = right.mean(axis=(-2, -1)) if self.classes else np.full(right.shape[:2], np.nan)
        gradients = [_rms(delta) * POINTS for delta in self.whole.delta[:-1]]
        dead, saturated = zip(*map(self._slopes, self.whole.z(self.x)), strict=True)
        rows = (np.stack(layers, axis=-1) for layers in (gradients, dead, saturated))
        return Metrics(value(outputs, self.y), accuracy, *rows)

    def outputs(self, inputs: Array) -> Array:
        """Outputs (K, R, points) for inputs (inputs, points): probability of class 1, or y.

        The number of points must be less than BLOCK or a multiple of it: BLAS computes blocks of
        this size on one core, instead of waiting for a second core that may be busy.
        """
        size = min(BLOCK, inputs.shape[-1])
        at, x = Pass(self.net, size), with_ones(inputs[None])
        starts = range(0, inputs.shape[-1], size)
        outputs = [at.forward(x[..., i : i + size])[..., 0, :].copy() for i in starts]
        found = np.concatenate(outputs, axis=-1)
        return logistic(found) if self.classes else found

    def _note(self, outputs: Array) -> None:
        lost = ~np.isfinite(outputs.sum(axis=(-2, -1)))
        self.diverged[lost & (self.diverged < 0)] = self.done

    def _slopes(self, z: Array) -> tuple[Array, Array]:
        """Shares of dead units and of saturated slopes in one layer, each (K, R)."""
        slopes = np.stack([unit.df(z[k]) for k, unit in enumerate(self.net.units)])
        dead = (slopes == 0).all(axis=-1).mean(axis=-1)
        return dead, (np.abs(slopes) < FLAT).mean(axis=(-2, -1))

    def _batches(self) -> Iterator[tuple[Array, Array]]:
        """Endless batches: all points, or the full batches of a new permutation each epoch."""
        while self.size == POINTS:
            yield self.x, self.y
        while True:
            orders = [rng.permutation(POINTS) for rng in self.rngs]
            x = np.stack([a[:, order] for a, order in zip(self.x, orders, strict=True)])
            y = np.stack([a[:, order] for a, order in zip(self.y, orders, strict=True)])
            for first in range(0, POINTS - self.size + 1, self.size):
                part = slice(first, first + self.size)
                yield x[..., part], y[..., part]


def _own_rates(setup: Setup) -> float | Array:
    """Learning rate of the set-up, or those of its contenders, (K, 1)."""
    return np.array(setup.rates)[:, None] if setup.rates else setup.rate


def _rms(delta: Array) -> Array:
    """Root mean square over units and points; in float64, where small squares stay above 0."""
    return np.sqrt(np.mean(delta.astype(np.float64) ** 2, axis=(-2, -1)))
