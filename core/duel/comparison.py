"""Statistics over seeds: medians, ranges, and a sign test of the best contender."""

from dataclasses import dataclass

import numpy as np

from core.duel.recording import FinalMetrics
from core.numerics.elementwise import Array

SURE = 9
"""Wins of 10 that have probability 1 % by chance; 8 wins have 5 %."""


@dataclass(frozen=True)
class Spread:
    """Median, smallest and largest value of the runs that did not diverge, and their number."""

    median: float
    low: float
    high: float
    count: int


@dataclass(frozen=True)
class SeedComparison:
    """Two contenders with the lowest median losses, and the number of seeds the first one wins.

    Seeds are compared in pairs, on the same points, draws and batches; a diverged run loses.
    """

    best: str
    second: str
    wins: int
    seeds: int

    @property
    def sure(self) -> bool:
        """Whether so many wins are unlikely by chance (at least SURE)."""
        return self.wins >= SURE


def spread(values: Array) -> Spread:
    """Spread of one contender's runs; nan and count 0 if all diverged."""
    ended = values[np.isfinite(values)]
    if not ended.size:
        return Spread(np.nan, np.nan, np.nan, 0)
    return Spread(float(np.median(ended)), float(ended.min()), float(ended.max()), ended.size)


def compare_seeds(final: FinalMetrics) -> SeedComparison:
    """Comparison of the two contenders with the lowest median losses."""
    losses = np.where(np.isfinite(final.loss), final.loss, np.inf)
    first, next_one = np.argsort(np.median(losses, axis=1), kind="stable")[:2]
    wins = int(np.sum(losses[first] < losses[next_one]))
    return SeedComparison(final.names[first], final.names[next_one], wins, losses.shape[1])
