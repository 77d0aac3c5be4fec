"""An order that looks random and never changes for the same question."""

from collections.abc import Iterable
from zlib import crc32


def shuffled(ids: Iterable[str], question: str) -> list[str]:
    """The ids in an order that depends on them and on the question alone."""
    return sorted(ids, key=lambda i: crc32(f"{question} {i}".encode()))
