"""Straight-through estimator: training a step activation with a surrogate slope."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from core.activations import STEP, Activation
from core.experiments.descent import descend
from core.experiments.verdict import ClaimVerdict, judge
from core.experiments.xor import POINTS, TARGETS
from core.incremental import Work
from core.nn.reference_mlp import Net, gradients, network
from core.numerics.elementwise import Array, elementwise

SOLVED = 0.01


@elementwise
def passed_straight(x: Array) -> Array:
    """Surrogate slope of the step: 1 for |x| <= 1, else 0; nan stays nan (hubara2016)."""
    return np.where(np.isnan(x), x, np.abs(x) <= 1)


STRAIGHT_THROUGH = replace(STEP, name="straight_through", df=lambda x, **_: passed_straight(x))
"""Step function with the surrogate slope as its derivative."""


@dataclass(frozen=True)
class Learning:
    """Training results by run: `loss` (runs, steps + 1) and the gradients of the weights.

    `hidden` (runs,) and `output` (runs,) are the sums of |dL/dW| over the hidden and the output
    weights before the first step; `moved` (runs,) is the largest change of a hidden weight.
    """

    loss: Array
    hidden: Array
    output: Array
    moved: Array

    @property
    def solved(self) -> ClaimVerdict:
        """Claim: XOR is learned; the final mean square error is below SOLVED."""
        return judge(self.loss[:, -1] < SOLVED)

    @property
    def blocked(self) -> ClaimVerdict:
        """Claim: back-propagation is blocked; no hidden weight changes."""
        return judge(self.moved == 0)


def learn(
    rngs: Iterable[np.random.Generator],
    act: Activation,
    hidden: int = 8,
    rate: float = 0.1,
    steps: int = 400,
    variance: float = 2.0,
) -> Work[Learning]:
    """Train a 2-hidden-1 net on XOR once per rng; hidden biases start from N(0, 1/4)."""
    nets = [_start(rng, act, hidden, variance) for rng in rngs]
    sums = np.array([[np.abs(d).sum() for d in gradients(net, POINTS, TARGETS)[0]] for net in nets])
    runs = yield from descend(nets, POINTS[None], TARGETS[None], rate, steps)
    change = [
        np.abs(run.nets[-1].weights[0] - net.weights[0]).max()
        for run, net in zip(runs, nets, strict=True)
    ]
    return Learning(np.array([run.loss for run in runs]), sums[:, 0], sums[:, 1], np.array(change))


def _start(rng: np.random.Generator, act: Activation, hidden: int, variance: float) -> Net:
    net = network(rng, (2, hidden, 1), act, variance)
    return replace(net, biases=(rng.normal(0, 0.5, hidden), net.biases[1]))
