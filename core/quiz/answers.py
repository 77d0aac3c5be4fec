"""Short answers in words, read so that spelling habits make no difference."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 200

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
ENDING = re.compile(r"(입니다|이에요|예요|이다|임|이요|요|[.!?。~])+$")
ALIKE = str.maketrans(
    dict.fromkeys("−–—", "-") | dict.fromkeys("’‘′`´", "'") | {"≤": "<=", "≥": ">="}
)


def normalise(text: str) -> str:
    """The text without what never changes an answer: width, case, spaces, dollar signs, 입니다.

    A plain number gets its shortest form.  Only the first 200 characters count.
    """
    plain = _plain(text[: 10 * LONGEST])
    seen = "".join(c for c in plain if unicodedata.category(c)[0] not in "CZ" and c != "$")
    # a mark may meet a new letter once the space between them is gone
    return _shortest(ENDING.sub("", _plain(seen)[:LONGEST]))


def readings(text: str, ignore: tuple[str, ...]) -> tuple[str, str]:
    """The answer normalised as it stands, and without the phrases to ignore around it."""
    whole = normalise(text)
    return whole, _bare(whole, ignore)


@lru_cache(maxsize=256)
def forms(answers: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """Every reading of every one of the answers."""
    return frozenset(form for answer in answers for form in readings(answer, ignore))


def _bare(text: str, ignore: tuple[str, ...]) -> str:
    before = ""
    while text != before:
        before = text
        for phrase in ignore:
            text = text.removeprefix(phrase).removesuffix(phrase) or text
    return normalise(text)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(ALIKE)).casefold()
    return unicodedata.normalize("NFKC", folded).translate(ALIKE)


def _shortest(text: str) -> str:
    # + 0.0 turns -0 into 0
    return f"{float(text) + 0.0:g}" if NUMBER.fullmatch(text) else text
