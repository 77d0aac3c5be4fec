"""What ten seeds say together: medians, ranges, and whether the best is the best by chance."""

from dataclasses import dataclass

import numpy as np

from core.duel.recording import Ends
from core.numerics.elementwise import Array

SURE = 9
"""Wins of 10 that chance alone gives in 1 % of cases, where 8 wins are 5 %."""


@dataclass(frozen=True)
class Spread:
    """Median, smallest and largest of the runs that ended, and how many they are."""

    median: float
    low: float
    high: float
    count: int


@dataclass(frozen=True)
class Verdict:
    """Which contender has the lowest median loss, which comes next, and how often the first wins.

    Seeds are compared in pairs: the same points, draws and batches.  A run that diverged loses.
    """

    best: str
    second: str
    wins: int
    seeds: int

    @property
    def sure(self) -> bool:
        """Whether chance alone would hardly give so many wins."""
        return self.wins >= SURE


def spread(values: Array) -> Spread:
    """The spread of one contender's runs; nan where none ended."""
    ended = values[np.isfinite(values)]
    if not ended.size:
        return Spread(np.nan, np.nan, np.nan, 0)
    return Spread(float(np.median(ended)), float(ended.min()), float(ended.max()), ended.size)


def verdict(ends: Ends) -> Verdict:
    """Compare the two contenders whose losses are lowest in the median."""
    losses = np.where(np.isfinite(ends.loss), ends.loss, np.inf)
    first, next_one = np.argsort(np.median(losses, axis=1), kind="stable")[:2]
    wins = int(np.sum(losses[first] < losses[next_one]))
    return Verdict(ends.names[first], ends.names[next_one], wins, losses.shape[1])
