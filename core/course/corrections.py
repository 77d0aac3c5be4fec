"""The corrections of the slides, collected from the words of all sections."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from core.course.content import Block, ContentError

POINT = re.compile(r"^- \*\*(?P<number>E\d+[a-z]?)\*\* · (?P<text>\S.*(?:\n  .*)*)", re.MULTILINE)
NUMBER = re.compile(r"E(\d+)([a-z]?)")


@dataclass(frozen=True)
class Correction:
    """What one slide got wrong or left out: its number, where it is explained, and the words.

    `text` is Markdown as it stands behind the number, further lines indented by two blanks.
    """

    number: str
    section: str
    block: str
    text: str


def collected(sections: Mapping[str, Mapping[str, Block]]) -> tuple[Correction, ...]:
    """All points `- **E18** · …` of the blocks of all sections, by number: E35, E35a, E35b, E36.

    ContentError, with both places, for a number that stands twice.
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
            raise ContentError(f"{one.number} stands in {_place(one)} and in {_place(other)}")
    return tuple(ordered)


def by_section(corrections: Iterable[Correction]) -> list[tuple[str, list[Correction]]]:
    """Runs of neighbours that stand in the same section, each with that section."""
    return [(section, list(run)) for section, run in groupby(corrections, lambda c: c.section)]


def order(number: str) -> tuple[int, str]:
    """What sorts E2 before E10, and E35 before E35a; ContentError for anything else."""
    known = NUMBER.fullmatch(number)
    if known is None:
        raise ContentError(f"{number!r} is no number of a correction: write E18 or E35a")
    return int(known[1]), known[2]


def _place(correction: Correction) -> str:
    return f"{correction.section}.md {{#{correction.block}}}"
