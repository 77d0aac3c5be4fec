"""Part of a formula in text form, with brackets where needed."""

from typing import NamedTuple

SUM, PRODUCT, POWER, ATOM = range(4)


class Piece(NamedTuple):
    """Text and the rank of its outermost operation: SUM, PRODUCT, POWER or ATOM."""

    text: str
    rank: int

    def at_least(self, rank: int) -> str:
        """Text, in brackets if its rank is lower than `rank`."""
        return self.text if self.rank >= rank else f"({self.text})"
