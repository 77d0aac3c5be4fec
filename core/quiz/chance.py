"""Draws that come out the same for ever when they begin with the same seed."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


class Chance:
    """A stream of choices.

    NumPy promises that the raw bits of PCG64 stay what they are, but not what its generators make
    of them; so that is done here.  Raises ValueError for a negative seed.
    """

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def below(self, count: int) -> int:
        """A whole number from 0 to count - 1."""
        return int(self._bits.random_raw()) % count

    def pick(self, things: Sequence[T]) -> T:
        """One of them."""
        return things[self.below(len(things))]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """So many of them in random order, all if there are fewer."""
        rest = list(things)
        return [rest.pop(self.below(len(rest))) for _ in range(min(count, len(rest)))]

    def number(self, low: float, high: float, step: float) -> float:
        """A short decimal: low, low + step, … up to high."""
        return round(low + step * self.below(round((high - low) / step) + 1), 6)

    def signed(self, low: float, high: float, step: float) -> float:
        """`number`, or its negative."""
        return self.pick((-1, 1)) * self.number(low, high, step)
