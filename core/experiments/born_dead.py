"""Networks that are dead at initialisation: narrow, deep, and constant."""

from dataclasses import dataclass

import numpy as np

from core.activations import RELU
from core.experiments.verdict import ClaimVerdict, judge
from core.numerics.elementwise import Array, Formula

X = np.linspace(-1, 1, 41)

CONSTANT = 1e-12
"""Variation of the outputs over [-1, 1] below which a net counts as constant."""


@dataclass(frozen=True)
class DeadAtInit:
    """`share` (batches, depth): share of the nets that are constant after 1, 2, ... layers."""

    share: Array

    @property
    def likely(self) -> ClaimVerdict:
        """Claim, per batch: more than half of the nets are dead at initialisation."""
        return judge(self.share[:, -1] > 0.5)


def born_dead(
    rng: np.random.Generator,
    f: Formula = RELU,
    width: int = 2,
    depth: int = 20,
    nets: int = 500,
    batches: int = 5,
    variance: float = 2.0,
) -> DeadAtInit:
    """Draw nets with one input and `depth` layers of `width`, without biases (lu2020).

    Weights have Var w = variance / fan_in.  Raises ValueError unless `batches` divides `nets`.
    """
    if nets % batches:
        raise ValueError("every batch needs the same number of nets")
    h: Array = np.repeat(X[None, :, None], nets, axis=0)
    dead = []
    for _ in range(depth):
        fan_in = h.shape[-1]
        h = f(h @ rng.normal(0, (variance / fan_in) ** 0.5, (nets, fan_in, width)))
        dead.append(np.ptp(h, axis=1).max(axis=1) < CONSTANT)
    return DeadAtInit(np.array(dead).reshape(depth, batches, -1).mean(axis=2).T)
