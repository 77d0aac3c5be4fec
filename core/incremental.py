"""Incremental computations that report progress and can be stopped."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Work = Generator[float, None, T]
"""Generator that yields the completed share after each piece, and returns the result."""


def done(work: Work[T]) -> T:
    """Run the work to its end and return the result."""
    while True:
        try:
            next(work)
        except StopIteration as finished:
            result: T = finished.value
            return result
