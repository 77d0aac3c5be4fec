"""Where a line of words and formulas may break: not in a short formula, nor before a particle."""

import re

WORD_JOINER = "\u2060"
LONGEST = 14
"""The signs of a formula that stays on one line: narrower than any phone."""

MATH = re.compile(r"\$([^$]+)\$")
WORKS = re.compile(r"[=<>+\-/]|\\(?:le|ge|ne|to|times|approx|cdot|otimes)\b")
COMMAND = re.compile(r"\\[a-zA-Z]+")
UNSEEN = re.compile(r"[{}^_\\,;! ]")
# A particle after a formula may still fall: browsers break beside one whatever joins them.
PARTICLE = re.compile(r"(?<=[)”’])(?=[가-힣])")


def typeset(text: str) -> str:
    """Markdown whose short formulas do not come apart, and whose particles cling to brackets."""
    whole = MATH.sub(lambda found: f"${_whole(found[1])}$", text)
    return PARTICLE.sub(WORD_JOINER, whole)


def _whole(formula: str) -> str:
    """A short formula in braces, inside which no line breaks."""
    seen = UNSEEN.sub("", COMMAND.sub("x", formula))
    return f"{{{formula}}}" if WORKS.search(formula) and len(seen) <= LONGEST else formula
