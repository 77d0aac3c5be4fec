"""Syntax errors of formulas: a key for the message, and a position."""

from typing import Final, Literal

LONGEST_FOUND: Final = 16

Fault = Literal[
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
]


class FormulaError(ValueError):
    """Syntax error in a formula.

    `key` names the message to show, `at` is the index into the typed text (its
    length if something is missing at the end), and `found` is the unexpected piece: at most 16
    printable characters, not escaped for HTML.
    """

    def __init__(self, key: Fault, at: int, found: str = "") -> None:
        self.key = key
        self.at = at
        self.found = shown(found)
        super().__init__(f"{key} at {at}: {self.found!r}")


def shown(piece: str) -> str:
    """Piece shortened for display, with unprintable characters written as `U+200B`."""
    short = piece if len(piece) <= LONGEST_FOUND else piece[: LONGEST_FOUND - 1] + "…"
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in short)
