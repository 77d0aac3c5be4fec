"""Mean and standard deviation of activations by layer: mean shift, self-normalisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from core.experiments.gradient_flow import Function
from core.experiments.verdict import ClaimVerdict, judge
from core.numerics.elementwise import Array

NEAR = 0.1
SCALE = 1.25
"""Tolerances: |mean| < 0.1, and a standard deviation within a factor 1.25 of 1."""


@dataclass(frozen=True)
class Layers:
    """Statistics by run and layer: `mean` and `std` (runs, L) over all units and inputs.

    `shift` (runs, L) is the mean over units of |mean of the unit| / `std`.
    """

    mean: Array
    std: Array
    shift: Array

    @property
    def self_normalising(self) -> ClaimVerdict:
        """Claim: the last layer has mean 0 and standard deviation 1, within NEAR and SCALE."""
        mean, std = self.mean[:, -1], self.std[:, -1]
        return judge((np.abs(mean) < NEAR) & (std < SCALE) & (std > 1 / SCALE))

    def nearer_to_zero(self, other: "Layers") -> ClaimVerdict:
        """Claim, run by run: the shift of the last layer is smaller than that of `other`."""
        return judge(self.shift[:, -1] < other.shift[:, -1])


def layers(
    rngs: Iterable[np.random.Generator],
    f: Function,
    variance: float = 1.0,
    depth: int = 50,
    width: int = 128,
    batch: int = 128,
) -> Layers:
    """Propagate N(0, 1) inputs through h -> f(h W), Var w = variance / width, once per rng."""
    with np.errstate(all="ignore"):
        runs = [_run(rng, f, variance, depth, width, batch) for rng in rngs]
    mean, std, shift = np.array(runs).transpose(2, 0, 1)
    return Layers(mean, std, shift)


def _run(
    rng: np.random.Generator, f: Function, variance: float, depth: int, width: int, batch: int
) -> list[tuple[float, float, float]]:
    h: Array = rng.normal(size=(batch, width))
    found = []
    for _ in range(depth):
        h = f(h @ rng.normal(0, sqrt(variance / width), (width, width)))
        std = float(h.std())
        found.append((float(h.mean()), std, float(np.abs(h.mean(axis=0)).mean()) / std))
    return found
