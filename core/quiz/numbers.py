"""A number as learners type it: 0.25, 1/4, 25%, 1e-3, 1.8×10^-4, 11,008, e^-1 - 1."""

import re
from contextlib import suppress

from core.formula import FormulaError, parse
from core.quiz.answers import readings

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
PERCENT = re.compile(r"%\s*$")
ROUNDING = 1e-9


def number(text: str, ignore: tuple[str, ...] = ()) -> float:
    """The number in a text, with or without the phrases to ignore around it.

    Whatever `core.formula` reads without a variable is a number.  FormulaError, with the place of
    the slip in the text as it was typed, for everything else.
    """
    try:
        return _value(text)
    except FormulaError:
        for reading in readings(text, ignore):
            with suppress(FormulaError):
                return _value(reading)
        raise


def _value(text: str) -> float:
    # The parser skips the character in place of a comma, and counts it in the places of errors.
    plain = THOUSANDS.sub("\u200b", text)
    share = PERCENT.search(plain)
    value = float(parse(PERCENT.sub("", plain), names=()).value(0.0))
    return value / 100 if share else value


def near(value: float, answer: float, tolerance: float, relative: bool = False) -> bool:
    """|value - answer| <= tolerance, or tolerance * |answer| if relative; nan is never near.

    The last digits of binary fractions do not count.
    """
    allowed = tolerance * abs(answer) if relative else tolerance
    return abs(value - answer) <= allowed + ROUNDING * max(1.0, abs(answer))
