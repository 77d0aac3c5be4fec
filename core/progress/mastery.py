"""Mastery of sections, and ranges of scores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.progress.leitner import INTERVALS, Card

RANGES = (("firm", 0.9), ("good", 0.7), ("growing", 0.4), ("start", 0.0))
"""Names of score ranges with their lowest share of right answers."""


@dataclass(frozen=True)
class Mastery:
    """Mastery of a section: `share` from 0 to 1, and counts of its questions by state."""

    share: float
    questions: int
    known: int
    missed: int
    due: int
    new: int


def mastery(questions: Iterable[str], cards: Mapping[str, Card], now: int) -> Mastery:
    """Mastery of these questions at the time `now` (ms since 1970).

    Each question counts box / 4: a quarter after a first right answer, 1 in the last box.
    """
    asked = list(questions)
    met = [cards[question] for question in asked if question in cards]
    top = len(INTERVALS) * len(asked)
    return Mastery(
        share=sum(card.box for card in met) / top if top else 0.0,
        questions=len(asked),
        known=sum(card.box > 0 for card in met),
        missed=sum(card.missed for card in met),
        due=sum(card.due <= now for card in met),
        new=len(asked) - len(met),
    )


def range_of(right: int, asked: int) -> str:
    """Name of the range of `right` / `asked`; "start" if nothing was asked."""
    share = right / asked if asked else 0.0
    return next(name for name, least in RANGES if share >= least)
