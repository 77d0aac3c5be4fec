"""Tokeniser of formulas: numbers, known words, signs, and LaTeX commands."""

import re
from collections.abc import Generator, Iterator
from math import isfinite
from typing import Final, NamedTuple

from core.formula.errors import Fault, FormulaError
from core.formula.plain import Plain
from core.formula.words import CONDITIONS, PREFIXES, Kind, Vocabulary, known, split

LONGEST_NUMBER: Final = 25

# No branch repeats a repetition of the same characters, so matching takes linear time.
TOKEN: Final = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>\.?[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?)"
    r"|\\(?:operatorname|math(?:rm|it|bf|sf|tt)|text(?:rm|it|bf)?)\s*\{\s*(?P<font>[^\W\d]\w*)\s*\}"
    r"|(?P<bar>\\(?:left|right)\s*\||\\[lr]vert(?![A-Za-z]))"
    r"|(?P<command>\\(?:[A-Za-z]+|.?))"
    r"|(?P<word>[^\W\d]+(?:(?<=[가-힣])\s+(?=[가-힣])[^\W\d]+)*(?:\d+[^\W\d]*\d*)?)"
    r"|(?P<symbol>\*\*|.)",
    re.DOTALL,
)
DIGIT: Final = re.compile(r"\d")
SYMBOLS: Final = frozenset("+-*/^()[]{}|,√")
REFUSED: Final[dict[str, Fault]] = {
    **dict.fromkeys("<>≤≥≠?", "comparison"),
    **dict.fromkeys(".;:'\"!", "unexpected"),
    "=": "is_assignment",
}
COMMANDS: Final = {
    **dict.fromkeys(("cdot", "times", "ast", "bullet", "otimes", "odot"), "*"),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), "frac"),
    **dict.fromkeys(("vert", "mid", "|"), "|"),
    **{"div": "/", "lbrace": "{", "rbrace": "}", "sqrt": "√"},
    **{bracket: bracket for bracket in "()[]{}"},
}
SILENT: Final = (
    "left right big Big bigl bigr Bigl Bigr bigg Bigg quad qquad displaystyle textstyle limits "
    "operatorname mathrm mathit mathbf mathsf mathtt text , ; : !"
)


class Token(NamedTuple):
    """Token of a formula: kind, canonical text, position, and the text as typed."""

    kind: Kind
    text: str
    at: int
    typed: str


def tokens(source: Plain, words: Vocabulary) -> list[Token]:
    """Tokens in order, followed by one of kind "end"; raises FormulaError."""
    found = list(_scan(source, words))
    return [*found, Token("end", "", source.where[-1], "")]


def _scan(source: Plain, words: Vocabulary) -> Iterator[Token]:
    at = 0
    while match := TOKEN.match(source.text, at):
        kind, typed, place = match.lastgroup, match.group(), source.where[at]
        at = match.end()
        if kind == "word":
            at = yield from _word(source, match.start(), at, words)
        elif kind == "font":
            yield from _pieces(source, *match.span("font"), words)
        elif kind == "command":
            yield from _command(typed, place, words)
        elif kind == "number":
            yield _number(typed, place)
        elif kind != "space":
            yield _symbol(typed, place)


def _number(typed: str, at: int) -> Token:
    if typed.count(".") > 1:
        raise FormulaError("bad_number", at, typed)
    if len(typed) > LONGEST_NUMBER or not isfinite(float(typed)):
        raise FormulaError("number_size", at, typed)
    return Token("number", typed.lower(), at, typed)


def _symbol(typed: str, at: int) -> Token:
    if typed.startswith("\\"):
        return Token("symbol", "<|" if typed[1] == "l" else "|>", at, "|")
    text = "^" if typed == "**" else typed
    if text not in SYMBOLS:
        raise FormulaError(REFUSED.get(text, "bad_character"), at, text)
    return Token("symbol", text, at, typed)


def _command(typed: str, at: int, words: Vocabulary) -> Iterator[Token]:
    name = typed[1:]
    word = known(name, words) if name.isalpha() else None
    if name in COMMANDS:
        yield Token("symbol", COMMANDS[name], at, typed)
    elif word:
        yield Token(word.kind, word.text, at, typed)
    elif name != " " and name not in SILENT.split():
        raise FormulaError("unknown_command", at, typed)


def _word(source: Plain, start: int, stop: int, words: Vocabulary) -> Generator[Token, None, int]:
    """Yield the tokens of a word, and return the position after it."""
    word, after = source.text[start:stop], source.text[stop : stop + 2]
    if after[:1] == "." and (after[1:].isalpha() or after[1:] == "_"):
        if word.lower() not in PREFIXES.split():
            raise FormulaError("attribute", source.where[stop], f"{word}.")
        return stop + 1
    if split("".join(word.split()), words) is None:
        stop = start + len(DIGIT.split(word, maxsplit=1)[0])
    yield from _pieces(source, start, stop, words)
    return stop


def _pieces(source: Plain, start: int, stop: int, words: Vocabulary) -> Iterator[Token]:
    places = [i for i in range(start, stop) if not source.text[i].isspace()]
    word = "".join(source.text[i] for i in places)
    pieces = split(word, words)
    if pieces is None:
        key: Fault = "comparison" if word.lower() in CONDITIONS.split() else "unknown_name"
        raise FormulaError(key, source.where[start], word)
    for spelled, (kind, text) in pieces:
        yield Token(kind, text, source.where[places[0]], spelled)
        places = places[len(spelled) :]
