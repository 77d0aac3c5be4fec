"""Typed text in plain characters, each with its position in the original text."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from core.formula.errors import FormulaError

INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\ufeff\ufe0e\ufe0f"
SPELLED: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("×·∙⋅∗•✕✖⨯⋆⁎・⊗⊙", "*")
    | dict.fromkeys("÷∕⁄➗", "/")
    | {"∣": "|", "ˆ": "^", "′": "'", "’": "'"}
    | dict.fromkeys(INVISIBLE)
)
MIDDLE_DOT_KEY: Final = "ㆍ"
EDGES: Final = " \t\r\n$`"
FONTS: Final = re.compile(r"\\(?:operatorname|mathrm|mathbf|text|frac|dfrac)|[\s\\{}:]")
LABEL: Final = re.compile(r"[^\W\d]\w*'*(?:\([\w,;]*\))?|d\w*/dx(?:\w\(\w\))?|")


class Plain(NamedTuple):
    """Plain text with the original index of each character, and one more index for the end."""

    text: str
    where: list[int]

    def cut(self, start: int, stop: int) -> "Plain":
        """Slice of the text and its indices."""
        return Plain(self.text[start:stop], self.where[start : stop + 1])

    def stripped(self) -> "Plain":
        """Copy without spaces, dollar signs and backticks at the edges."""
        start = len(self.text) - len(self.text.lstrip(EDGES))
        return self.cut(start, max(start, len(self.text.rstrip(EDGES))))


def plain(text: str, names: tuple[str, ...]) -> Plain:
    """Text with full-width, decomposed, raised and look-alike characters made plain.

    A label such as `f(x) =` is removed.  FormulaError for an incomplete Hangul syllable.
    """
    pieces = [(piece, at) for piece, at in _pieces(text) if piece]
    where = [at for piece, at in pieces for _ in piece]
    whole = Plain("".join(piece for piece, _ in pieces), [*where, len(text)])
    return _without_label(whole.stripped(), names).stripped()


def _without_label(whole: Plain, names: tuple[str, ...]) -> Plain:
    left, equals, _ = whole.text.partition("=")
    label = FONTS.sub("", left)
    if not equals or label in names or not LABEL.fullmatch(label):
        return whole
    return whole.cut(len(left) + 1, len(whole.text))


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Plain pieces with their positions; a raised run, as in x⁻², becomes `^(-2)`."""
    for raised, group in groupby(_clusters(text), key=lambda c: _is(c[0], "<super>")):
        run = [(_plain_piece(cluster, at), at) for cluster, at in group]
        yield ("^(" if raised else "", run[0][1])
        yield from run
        yield (")" if raised else "", run[-1][1])


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Characters, each with the marks and Hangul letters that combine with it, by position."""
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not _combines(text[i]):
            yield text[start:i], start
            start = i


def _combines(char: str) -> bool:
    return bool(unicodedata.combining(char)) or "\u1160" <= char <= "\u11ff"


def _is(cluster: str, tag: str) -> bool:
    return unicodedata.decomposition(cluster[:1]).startswith(tag)


def _plain_piece(cluster: str, at: int) -> str:
    if cluster == MIDDLE_DOT_KEY:
        return "*"
    piece = unicodedata.normalize("NFKC", cluster)
    if any("\u1100" <= c <= "\u11ff" for c in piece):
        raise FormulaError("jamo", at, cluster)
    plain_text = piece.translate(SPELLED)
    return f"({plain_text})" if _is(cluster, "<fraction>") else plain_text
