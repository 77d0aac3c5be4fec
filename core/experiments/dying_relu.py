"""Dying ReLU: units that no training point activates, and their effect on the loss."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from core.activations import Activation
from core.experiments.descent import Descent, descend
from core.experiments.verdict import ClaimVerdict, judge
from core.incremental import Work
from core.nn.reference_mlp import Net, forward, network
from core.numerics.elementwise import Array

SIZES = (2, 64, 64, 1)
UNITS = SIZES[1]


@dataclass(frozen=True)
class Autopsy:
    """One run, in F frames: before the first step, after every k-th, and after the last.

    `points` (n, 2) are the inputs.  `active` (F, 2, 64) is the share of points at which a unit of
    the first or second hidden layer has a nonzero slope; a unit with share 0 is dead.  `lines`
    (F, 3, 64) are w1, w2 and b of the first layer's lines w1 x1 + w2 x2 + b = 0.  `loss`
    (steps + 1,) is the mean square error, inf once it has diverged; frames end there.
    """

    points: Array
    active: Array
    lines: Array
    loss: Array

    @property
    def dead(self) -> Array:
        """Number of dead units by frame and layer, (F, 2)."""
        return (self.active == 0).sum(axis=2)


@dataclass(frozen=True)
class Deaths:
    """Dead units of the second layer before and after training, and the final loss, by seed."""

    before: Array
    after: Array
    loss: Array

    @property
    def die(self) -> ClaimVerdict:
        """Claim: units die in training; more are dead at the end than at the start."""
        return judge(self.after > self.before)


def data(rng: np.random.Generator, points: int = 128) -> tuple[Array, Array]:
    """Points x (points, 2) in [-1, 1]^2 and targets y (points, 1) = sin 3 x1 + x2 / 2."""
    x = rng.uniform(-1, 1, (points, 2))
    return x, np.sin(3 * x[:, :1]) + 0.5 * x[:, 1:]


def autopsies(
    rngs: Iterable[np.random.Generator],
    act: Activation,
    rate: float = 0.2,
    bias: float = 0.0,
    steps: int = 300,
    every: int = 10,
    variance: float = 2.0,
    **given: float,
) -> Work[list[Autopsy]]:
    """Train a 2-64-64-1 net by full-batch descent, once per rng.

    Hidden biases start at `bias`; `every` = 0 records only the first and the last frame.
    """
    x, y, nets = zip(*(_start(rng, act, bias, variance, given) for rng in rngs), strict=True)
    runs = yield from descend(
        nets, np.stack(x), np.stack(y), rate, steps, every=every, dtype=np.float32
    )
    return [_examined(run, at) for run, at in zip(runs, x, strict=True)]


def _start(
    rng: np.random.Generator,
    act: Activation,
    bias: float,
    variance: float,
    given: Mapping[str, float],
) -> tuple[Array, Array, Net]:
    x, y = data(rng)
    net = network(rng, SIZES, act, variance, **given)
    hidden = tuple(b + bias for b in net.biases[:-1])
    return x, y, replace(net, biases=(*hidden, net.biases[-1]))


def _examined(run: Descent, x: Array) -> Autopsy:
    active = np.array([activity(net, x) for net in run.nets])
    lines = np.array([np.vstack([net.weights[0], net.biases[0]]) for net in run.nets])
    return Autopsy(x, active, lines, run.loss)


def activity(net: Net, x: Array) -> Array:
    """Share of the points at which each hidden unit has a nonzero slope, (2, 64)."""
    z, _ = forward(net, x)
    return np.array([np.mean(net.act.df(layer, **net.setting) != 0, axis=0) for layer in z[:-1]])


def deaths(runs: Iterable[Autopsy]) -> Deaths:
    """Counts over runs; a diverged run counts the dead units of its last net."""
    counts = [(run.dead[0, 1], run.dead[-1, 1], run.loss[-1]) for run in runs]
    return Deaths(*map(np.array, zip(*counts, strict=True)))
