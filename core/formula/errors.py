"""The one way in which reading a formula fails: a key for the sentence, and the place."""

from typing import Final

LONGEST_FOUND: Final = 16

KEYS: Final = (
    "empty",
    "too_long",
    "too_deep",
    "too_large",
    "bad_character",
    "jamo",
    "bad_number",
    "number_size",
    "unknown_name",
    "unknown_command",
    "attribute",
    "comparison",
    "is_assignment",
    "comma",
    "missing_operand",
    "missing_operator",
    "unclosed",
    "unopened",
    "needs_argument",
    "argument_count",
    "unexpected",
)


class FormulaError(ValueError):
    """A text that is no formula we understand.

    `key` (one of KEYS) names the sentence to show, `at` is the index into the text as it was typed
    (its length where something is missing at the end), and `found` is the piece that was in the
    way: at most a few characters, all printable, but still to be escaped in HTML.
    """

    def __init__(self, key: str, at: int, found: str = "") -> None:
        self.key = key
        self.at = at
        self.found = shown(found)
        super().__init__(f"{key} at {at}: {self.found!r}")


def shown(piece: str) -> str:
    """The piece, shortened, with `U+200B` in place of a character that cannot be seen."""
    short = piece if len(piece) <= LONGEST_FOUND else piece[: LONGEST_FOUND - 1] + "…"
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in short)
