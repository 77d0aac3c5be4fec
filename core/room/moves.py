"""Moves from phase to phase."""

from collections.abc import Mapping
from types import MappingProxyType

from core.room.events import Phase

Place = tuple[Phase, int]
"""Phase and round: round 1 or 2 from the first vote on, 0 without a question."""

MOVES: Mapping[Place, frozenset[Place]] = MappingProxyType(
    {
        ("lobby", 0): frozenset({("vote", 1)}),
        ("vote", 1): frozenset({("discuss", 1), ("vote", 2), ("reveal", 1), ("next", 0)}),
        ("discuss", 1): frozenset({("vote", 2), ("reveal", 1), ("next", 0)}),
        ("vote", 2): frozenset({("reveal", 2), ("next", 0)}),
        ("reveal", 1): frozenset({("vote", 1), ("next", 0)}),
        ("reveal", 2): frozenset({("vote", 1), ("next", 0)}),
        ("next", 0): frozenset({("vote", 1)}),
    }
)
