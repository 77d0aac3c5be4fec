"""Names that learners write: made harmless, and held against a list of words."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 20
LONGEST_WRITTEN = 200
"""Characters that are read at all: one of them may become eighteen."""
MOST_MARKS = 2
SIGNS = "-_.'·!?~♥♡★☆"
KINDS = ("L", "M", "N", "So", "Sk")
"""Unicode categories of letters, accents, digits, emoji and their skin colours."""
FOLDED = str.maketrans("013457$@", "oieastsa")
"""Digits and signs that stand for letters."""


def cleaned(text: str) -> str:
    """Name in NFKC with letters, digits, emoji and few signs, at most 20 characters.

    Control characters, the brackets of markup and everything else are left out, as are accents
    after the second on one letter; the empty string if nothing is left.
    """
    normal = unicodedata.normalize("NFKC", text[:LONGEST_WRITTEN])
    kept = "".join(c if _is_shown(c) else " " if c.isspace() else "" for c in normal)
    return _few_marks(" ".join(kept.split()))[:LONGEST_NAME].strip()


def _is_shown(character: str) -> bool:
    return character in SIGNS or unicodedata.category(character).startswith(KINDS)


def _few_marks(text: str) -> str:
    kept, marks = "", 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        kept += character if marks <= MOST_MARKS else ""
    return kept


class BadWords:
    """List of words that no name may have: `anywhere` also inside others, `alone` as a word."""

    def __init__(self, anywhere: Iterable[str], alone: Iterable[str]) -> None:
        self.anywhere, self.alone = frozenset(anywhere), frozenset(alone)

    def are_in(self, name: str) -> bool:
        """Whether a name has such a word; spaces, signs and digits hide none."""
        plain = name.casefold()
        return self._are_in(plain) or self._are_in(plain.translate(FOLDED))

    def _are_in(self, name: str) -> bool:
        words = re.findall(r"[^\W\d_]+", name)
        joined = "".join(words)
        alone = not self.alone.isdisjoint([*words, joined])
        return alone or any(word in joined for word in self.anywhere)
