"""Simulation of a duel: data, stacked networks, mini-batches, metrics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations.sigmoidal import logistic
from core.duel.setup import Setup
from core.nn.datasets import Dataset
from core.nn.network import Network, Pass, with_ones
from core.nn.training import LOSSES, Training, softmax, start
from core.numerics.elementwise import Array

BLOCK = 128
FLAT = 0.1
"""Saturation threshold of |f'|, as in the Explorer."""

LOSS_BY_CLASSES = {0: "mean_square", 2: "cross_entropy", 3: "softmax"}


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
        self.data: list[Dataset] = [setup.dataset(rng) for rng in self.rngs]
        self.x = with_ones(np.stack([data.x for data in self.data]))
        self.y = np.stack([data.targets for data in self.data]).astype(np.float32)
        first = self.data[0]
        sizes = (len(first.x), *[setup.width] * setup.depth, first.outputs)
        self.net = Network(setup.units, sizes, len(seeds))
        start(self.net, setup.rule, self.rngs)
        self.classes, self.points = first.classes, first.x.shape[-1]
        self.loss = LOSS_BY_CLASSES[self.classes]
        self.size = min(setup.batch or self.points, self.points)
        rate = _own_rates(setup) if rates is None else rates
        self.training = Training(self.net, self.loss, setup.optimizer, rate, self.size)
        self.whole = Pass(self.net, self.points)
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
        gradients = [_rms(delta) * self.points for delta in self.whole.delta[:-1]]
        dead, saturated = zip(*map(self._slopes, self.whole.z(self.x)), strict=True)
        rows = (np.stack(layers, axis=-1) for layers in (gradients, dead, saturated))
        return Metrics(value(outputs, self.y), self._accuracy(outputs), *rows)

    def outputs(self, inputs: Array) -> Array:
        """Outputs (K, R, points) for inputs (inputs, points): probability of class 1, or y.

        Of three classes it is k + p / 2 for the most likely class k and its probability p.

        The number of points must be less than BLOCK or a multiple of it: BLAS computes blocks of
        this size on one core, instead of waiting for a second core that may be busy.
        """
        size = min(BLOCK, inputs.shape[-1])
        at, x = Pass(self.net, size), with_ones(inputs[None])
        starts = range(0, inputs.shape[-1], size)
        outputs = [at.forward(x[..., i : i + size]).copy() for i in starts]
        found = np.concatenate(outputs, axis=-1)
        if self.classes > 2:
            return _most_likely(softmax(found))
        return logistic(found[..., 0, :]) if self.classes else found[..., 0, :]

    def _accuracy(self, outputs: Array) -> Array:
        """Share of the points with the right class, (K, R); nan for a curve."""
        if not self.classes:
            return np.full(outputs.shape[:2], np.nan)
        if self.classes > 2:
            right = outputs.argmax(axis=-2) == self.y.argmax(axis=-2)
        else:
            right = (outputs[..., 0, :] > 0) == (self.y[..., 0, :] > 0.5)
        return right.mean(axis=-1)

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
        while self.size == self.points:
            yield self.x, self.y
        while True:
            orders = [rng.permutation(self.points) for rng in self.rngs]
            x, y = (
                np.stack([one[:, order] for one, order in zip(every, orders, strict=True)])
                for every in (self.x, self.y)
            )
            for first in range(0, self.points - self.size + 1, self.size):
                part = slice(first, first + self.size)
                yield x[..., part], y[..., part]


def _most_likely(shares: Array) -> Array:
    """k + p / 2 for the largest share p, that of class k, of (K, R, classes, points)."""
    found: Array = shares.argmax(axis=-2) + shares.max(axis=-2) / 2
    return found


def _own_rates(setup: Setup) -> float | Array:
    """Learning rate of the set-up, or those of its contenders, (K, 1)."""
    return np.array(setup.rates)[:, None] if setup.rates else setup.rate


def _rms(delta: Array) -> Array:
    """Root mean square over units and points; in float64, where small squares stay above 0."""
    return np.sqrt(np.mean(delta.astype(np.float64) ** 2, axis=(-2, -1)))
