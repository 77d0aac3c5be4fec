"""Normalise short answers, and parse numbers as learners type them."""

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache

from core.formula import FormulaError, parse

LONGEST = 200

PLAIN_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
POLITE_ENDING = re.compile(r"(입니다|이에요|예요|이다|임|이요|요|[.!?。~])+$")
LOOKALIKES = str.maketrans(
    dict.fromkeys("−–—", "-") | dict.fromkeys("’‘′`´", "'") | {"≤": "<=", "≥": ">="}
)
THOUSANDS_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
SKIPPED = "\u200b"
"""A character that the formula parser skips, but counts in the positions of errors."""
PERCENT = re.compile(r"%\s*$")
EPSILON = 1e-9


def normalise(text: str) -> str:
    """The text without differences of width, case, spaces, dollar signs and polite endings.

    A plain number gets its shortest form.  Only the first 200 characters count.
    """
    plain = _fold(text[: 10 * LONGEST])
    visible = "".join(c for c in plain if unicodedata.category(c)[0] not in "CZ" and c != "$")
    # A combining mark may meet another letter once the space between them is gone.
    return _shortest(POLITE_ENDING.sub("", _fold(visible)[:LONGEST]))


def normal_forms(text: str, ignore: tuple[str, ...]) -> tuple[str, str]:
    """The normalised text, and the same without the phrases of `ignore` at its ends."""
    whole = normalise(text)
    return whole, _without(whole, ignore)


@lru_cache(maxsize=256)
def all_normal_forms(texts: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """The normal forms of all texts."""
    return frozenset(form for text in texts for form in normal_forms(text, ignore))


def parse_number(text: str, ignore: tuple[str, ...] = ()) -> float:
    """A number such as 0.25, 1/4, 25%, 1e-3, 1.8×10^-4, 11,008 or e^-1 - 1.

    Any formula without a variable is a number, with or without the phrases of `ignore` at its
    ends.  FormulaError, with the position in `text`, for everything else.
    """
    try:
        return _value(text)
    except FormulaError:
        for form in normal_forms(text, ignore):
            with suppress(FormulaError):
                return _value(form)
        raise


def is_near(value: float, answer: float, tolerance: float, relative: bool = False) -> bool:
    """|value - answer| <= tolerance, or tolerance * |answer| if relative; False for nan.

    An error of 1e-9 * max(1, |answer|) is allowed for binary fractions.
    """
    allowed = tolerance * abs(answer) if relative else tolerance
    return abs(value - answer) <= allowed + EPSILON * max(1.0, abs(answer))


def _value(text: str) -> float:
    plain = THOUSANDS_COMMA.sub(SKIPPED, text)
    share = PERCENT.search(plain)
    value = float(parse(PERCENT.sub("", plain), names=()).value(0.0))
    return value / 100 if share else value


def _without(text: str, ignore: tuple[str, ...]) -> str:
    before = ""
    while text != before:
        before = text
        for phrase in ignore:
            text = text.removeprefix(phrase).removesuffix(phrase) or text
    return normalise(text)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(LOOKALIKES)).casefold()
    return unicodedata.normalize("NFKC", folded).translate(LOOKALIKES)


def _shortest(text: str) -> str:
    # + 0.0 turns -0 into 0.
    return f"{float(text) + 0.0:g}" if PLAIN_NUMBER.fullmatch(text) else text
