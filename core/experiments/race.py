"""Training speed of two activations from the same seeds, such as ELU and ReLU."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.activations import Activation
from core.experiments.descent import descend
from core.experiments.dying_relu import data
from core.experiments.verdict import ClaimVerdict, judge
from core.incremental import Work
from core.nn.reference_mlp import network
from core.numerics.elementwise import Array

BEST_VARIANCE = {"elu": 1.55, "relu": 2.0}
"""c in Var w = c / n that preserves the gradient's scale in a deep stack."""


@dataclass(frozen=True)
class Runs:
    """`loss` (runs, steps + 1): the mean square error of each seed, inf once it has diverged."""

    loss: Array

    @property
    def last(self) -> Array:
        """Final loss, (runs,)."""
        return self.loss[:, -1]

    def faster_than(self, other: "Runs") -> ClaimVerdict:
        """Claim, seed by seed: the loss is lower than that of `other` after the same steps."""
        return judge(self.last < other.last)


def run(
    rngs: Iterable[np.random.Generator],
    act: Activation,
    variance: float,
    rate: float = 0.03,
    depth: int = 6,
    steps: int = 150,
    width: int = 32,
) -> Work[Runs]:
    """Fit y = sin 3 x1 + x2 / 2 with `depth` hidden layers by full-batch descent."""
    sizes = (2, *[width] * depth, 1)
    starts = [(*data(rng), network(rng, sizes, act, variance)) for rng in rngs]
    x, y, nets = zip(*starts, strict=True)
    runs = yield from descend(nets, np.stack(x), np.stack(y), rate, steps)
    return Runs(np.array([run.loss for run in runs]))
