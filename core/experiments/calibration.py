"""Calibration: how often an event comes true, by the probability that was said before."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations import SIGMOID
from core.numerics.elementwise import Array

BINS = 10
"""Number of equal bins of the said probabilities, from 0 to 1."""

COINS, SPREAD = 4000, 1.5
"""Number of coins, and standard deviation of their scores z; a coin shows heads with
probability sigmoid(z)."""


@dataclass(frozen=True)
class Reliability:
    """By bin of the said probability: `said`, its mean; `came_true`, the share of heads; `count`.

    Each is (BINS,); `said` and `came_true` are nan in a bin without coins.  `inside` is the number
    of said probabilities in the open interval (0, 1).
    """

    said: Array
    came_true: Array
    count: NDArray[np.int64]
    inside: int


def toss(rng: np.random.Generator) -> tuple[Array, NDArray[np.bool_]]:
    """Score of each coin, normal, and whether it shows heads, each (COINS,)."""
    z = rng.normal(0, SPREAD, COINS)
    return z, rng.random(COINS) < SIGMOID(z)


def reliability(z: Array, heads: NDArray[np.bool_], scale: float) -> Reliability:
    """Frequencies of heads where sigmoid(scale z) is said of the coin with score z, scale > 0."""
    said = SIGMOID(scale * z)
    place = np.minimum((said * BINS).astype(int), BINS - 1)
    count = np.bincount(place, minlength=BINS)
    with np.errstate(invalid="ignore"):
        mean = np.bincount(place, said, BINS) / count
        share = np.bincount(place, heads, BINS) / count
    inside = int(((said > 0) & (said < 1)).sum())
    return Reliability(mean, share, count, inside)
