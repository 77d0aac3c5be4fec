"""How well each section is known, and what a score says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.progress.leitner import INTERVALS, Card

RANGES = (("firm", 0.9), ("good", 0.7), ("growing", 0.4), ("start", 0.0))
"""What a score is called, and from which share of right answers on."""


@dataclass(frozen=True)
class Mastery:
    """One section: `share` from 0 to 1, how many of its questions are known, missed, due, new."""

    share: float
    questions: int
    known: int
    missed: int
    due: int
    new: int


def mastery(questions: Iterable[str], cards: Mapping[str, Card], now: int) -> Mastery:
    """How well these questions are known.

    Each counts by its box: a first right answer a quarter, one that held for 21 days the whole.
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
    """The name of the range in which `right` of `asked` lies; "start" where nothing was asked."""
    share = right / asked if asked else 0.0
    return next(name for name, least in RANGES if share >= least)
