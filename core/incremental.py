"""Long work in small pieces, so that whoever waits can be told how far it is, and can leave."""

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")

Work = Generator[float, None, T]
"""Yields the share that is done after each piece, and returns the result."""


def done(work: Work[T]) -> T:
    """The result of work that is done in one go."""
    while True:
        try:
            next(work)
        except StopIteration as finished:
            result: T = finished.value
            return result
