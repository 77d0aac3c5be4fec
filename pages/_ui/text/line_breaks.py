"""Line breaks in Markdown: none inside a short formula or before a Korean particle."""

import re

WORD_JOINER = "\u2060"
LONGEST = 14
"""Longest formula in characters that stays on one line; it is narrower than any phone."""

MATH = re.compile(r"\$([^$]+)\$")
WORKS = re.compile(r"[=<>+\-/]|\\(?:le|ge|ne|to|times|approx|cdot|otimes)\b")
COMMAND = re.compile(r"\\[a-zA-Z]+")
UNSEEN = re.compile(r"[{}^_\\,;! ]")
# A particle after a formula may still move to the next line: browsers break there in any case.
PARTICLE = re.compile(r"(?<=[)”’])(?=[가-힣])")


def typeset(text: str) -> str:
    """Markdown whose short formulas stay on one line and whose particles follow their bracket."""
    whole = MATH.sub(lambda found: f"${_whole(found[1])}$", text)
    return PARTICLE.sub(WORD_JOINER, whole)


def _whole(formula: str) -> str:
    """Formula in braces, which KaTeX does not break, if it is short."""
    visible = UNSEEN.sub("", COMMAND.sub("x", formula))
    return f"{{{formula}}}" if WORKS.search(formula) and len(visible) <= LONGEST else formula
