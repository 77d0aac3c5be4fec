"""Leitner schedule of repetitions after 1, 3, 7 and 21 days.

Expanding intervals keep recall high at little cost (Kang et al. 2014), and confident errors are
the most worth repeating (Butterfield & Metcalfe 2001).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.progress.record import Event

DAY = 86_400_000  # milliseconds
INTERVALS = (1, 3, 7, 21)
"""Days until a question in box 1, 2, 3, 4 is due."""


@dataclass(frozen=True)
class Card:
    """State of a question: `box` from 0 (missed or shown) to 4, and `due` time (ms since 1970).

    `missed`: the last answer was not right, or was shown.  `surprised`: the learner was sure of
    that wrong answer.  `tries` counts the answers.
    """

    question: str
    box: int = 0
    due: int = 0
    missed: bool = False
    surprised: bool = False
    tries: int = 0


def schedule(record: Iterable[Event]) -> dict[str, Card]:
    """Cards of all questions that were answered or shown, by id."""
    cards: dict[str, Card] = {}
    for event in sorted(record, key=lambda event: event.at):
        if event.kind in ("answer", "show"):
            cards[event.of] = _moved(cards.get(event.of, Card(event.of)), event)
    return cards


def _moved(card: Card, event: Event) -> Card:
    """Card after an event: a due right answer moves up one box, any other one to box 0.

    An early repetition or a guess keeps the box, except that a card in box 0 moves to box 1.
    """
    tries = card.tries + (event.kind == "answer")
    if not event.right:
        surprised = event.kind == "answer" and event.sure == "sure"
        return Card(card.question, 0, event.at, True, surprised, tries)
    climbs = card.box == 0 or (event.at >= card.due and event.sure != "guess")
    if not climbs:
        due = card.due if event.at < card.due else event.at + DAY
        return replace(card, due=due, missed=False, surprised=False, tries=tries)
    box = min(card.box + 1, len(INTERVALS))
    return Card(card.question, box, event.at + DAY * INTERVALS[box - 1], tries=tries)
