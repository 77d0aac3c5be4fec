"""Incremental computations that report progress and can be stopped."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Work = Generator[float, None, T]
"""Generator that yields the completed share after each piece, and returns the result."""


def part(work: Work[T], begin: float, share: float) -> Work[T]:
    """Run the work as a share of a larger one, which had reached `begin`."""
    while True:
        try:
            yield begin + share * next(work)
        except StopIteration as finished:
            result: T = finished.value
            return result


def done(work: Work[T]) -> T:
    """Run the work to its end and return the result."""
    while True:
        try:
            next(work)
        except StopIteration as finished:
            result: T = finished.value
            return result
