"""A part of a formula that is being written, with the brackets that it needs."""

from typing import NamedTuple

SUM, PRODUCT, POWER, ATOM = range(4)


class Piece(NamedTuple):
    """Text of a part, and the rank of its outermost operation: SUM, PRODUCT, POWER or ATOM."""

    text: str
    rank: int

    def at_least(self, rank: int) -> str:
        """The text, in brackets if its rank is lower than `rank`."""
        return self.text if self.rank >= rank else f"({self.text})"
