"""Seeded random streams and orders whose output never changes."""

from collections.abc import Iterable, Sequence
from typing import TypeVar
from zlib import crc32

import numpy as np

T = TypeVar("T")


class StableRandom:
    """Random stream whose output does not change between NumPy versions.

    NumPy promises this for the raw bits of PCG64, but not for its generators, so only the raw bits
    are used.  Raises ValueError for a negative seed.
    """

    def __init__(self, seed: int) -> None:
        self._bits = np.random.PCG64(seed)

    def integer(self, stop: int) -> int:
        """Integer from 0 to stop - 1."""
        return int(self._bits.random_raw()) % stop

    def choice(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.integer(len(items))]

    def sample(self, items: Sequence[T], size: int) -> list[T]:
        """At most `size` of the items, without replacement, in random order."""
        rest = list(items)
        return [rest.pop(self.integer(len(rest))) for _ in range(min(size, len(rest)))]

    def decimal(self, low: float, high: float, step: float) -> float:
        """One of low, low + step, …, high, rounded to six decimals."""
        return round(low + step * self.integer(round((high - low) / step) + 1), 6)

    def signed_decimal(self, low: float, high: float, step: float) -> float:
        """`decimal` with a random sign."""
        return self.choice((-1, 1)) * self.decimal(low, high, step)


def shuffled(ids: Iterable[str], seed: str) -> list[str]:
    """The ids in an order that depends on them and on the seed alone."""
    return sorted(ids, key=lambda i: crc32(f"{seed} {i}".encode()))
