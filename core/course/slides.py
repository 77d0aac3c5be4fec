"""Slides of the projector: few words beside the blocks of a page that they speak about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.course.content import LANGUAGES, ContentError, frozen, load_words, made


@dataclass(frozen=True)
class Slide:
    """One slide: title, words, the speaker's note, and the parts of the page that it shows.

    `show` are names of blocks.  `ask` is a question and `claim` a sentence of the deck: both are
    answered by the next turn, before the slide is left.  `set` are parameters of the page's
    address, which the slide starts from.
    """

    title: Mapping[str, str]
    words: Mapping[str, str]
    note: Mapping[str, str]
    show: tuple[str, ...] = ()
    ask: str = ""
    claim: str = ""
    set: Mapping[str, str | float] = field(default_factory=dict)


def load_slides(path: Path) -> tuple[Slide, ...]:
    """Slides of a section in their order; ContentError names a faulty one."""
    rows = load_words(path).get("slide", [])
    return tuple(_slide(f"{path}: slide {number}", row) for number, row in enumerate(rows, 1))


def _slide(where: str, row: Mapping[str, Any]) -> Slide:
    slide = made(where, Slide, frozen(row))
    for name in ("title", "words", "note"):
        if set(getattr(slide, name)) != set(LANGUAGES):
            raise ContentError(f"{where}: {name} needs {LANGUAGES}")
    if not (slide.show or slide.ask or slide.claim):
        raise ContentError(f"{where}: it shows nothing")
    return slide
