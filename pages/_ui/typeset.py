"""Where a line of words and formulas may break: never in a short formula, nor before a particle."""

import re

WORD_JOINER = "\u2060"
LONGEST = 14
"""The signs of a formula that stays on one line: narrower than any phone."""

MATH = re.compile(r"\$([^$]+)\$")
WORKS = re.compile(r"[=<>+\-/]|\\(?:le|ge|ne|to|times|approx|cdot|otimes)\b")
COMMAND = re.compile(r"\\[a-zA-Z]+")
UNSEEN = re.compile(r"[{}^_\\,;! ]")
BEFORE_PARTICLE = re.compile(r"(?<=[$)\]”’])(?=[가-힣])")
OPENED = re.compile(r"\((?=(?::\w+\[)?\$)")


def typeset(text: str) -> str:
    """Markdown whose formulas do not come apart, and cling to the bracket or particle beside them.

    A browser may break a line on either side of a formula, and inside at each relation.
    """
    whole = MATH.sub(lambda found: f"${_whole(found[1])}$", text)
    return OPENED.sub(f"({WORD_JOINER}", BEFORE_PARTICLE.sub(WORD_JOINER, whole))


def _whole(formula: str) -> str:
    """A short formula in braces, inside which no line breaks."""
    seen = UNSEEN.sub("", COMMAND.sub("x", formula))
    return f"{{{formula}}}" if WORKS.search(formula) and len(seen) <= LONGEST else formula
