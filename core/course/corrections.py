"""Corrections of the slides, collected from the texts of all sections."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from core.course.content import Block, ContentError

POINT = re.compile(r"^- \*\*(?P<number>E\d+[a-z]?)\*\* · (?P<text>\S.*(?:\n  .*)*)", re.MULTILINE)
NUMBER = re.compile(r"E(\d+)([a-z]?)")


@dataclass(frozen=True)
class Correction:
    """Correction of one slide: its number, its section and block, and its Markdown.

    `text` is the Markdown after the number, with further lines indented by two spaces.
    """

    number: str
    section: str
    block: str
    text: str


def collected(sections: Mapping[str, Mapping[str, Block]]) -> tuple[Correction, ...]:
    """Corrections `- **E18** · …` of all sections, sorted by number: E35, E35a, E35b, E36.

    ContentError, with both locations, for a number that occurs twice.
    """
    found = [
        Correction(point["number"], section, block.id, point["text"])
        for section, blocks in sections.items()
        for block in blocks.values()
        for point in POINT.finditer(block.body)
    ]
    ordered = sorted(found, key=lambda correction: order(correction.number))
    for one, other in pairwise(ordered):
        if one.number == other.number:
            raise ContentError(f"{one.number} occurs in {_place(one)} and in {_place(other)}")
    return tuple(ordered)


def by_section(corrections: Iterable[Correction]) -> list[tuple[str, list[Correction]]]:
    """Consecutive corrections grouped by section."""
    return [(section, list(run)) for section, run in groupby(corrections, lambda c: c.section)]


def order(number: str) -> tuple[int, str]:
    """Sort key of a correction number: E2 < E10, E35 < E35a; ContentError for other text."""
    known = NUMBER.fullmatch(number)
    if known is None:
        raise ContentError(f"{number!r} is not a correction number: write E18 or E35a")
    return int(known[1]), known[2]


def _place(correction: Correction) -> str:
    return f"{correction.section}.md {{#{correction.block}}}"
