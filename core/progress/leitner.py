"""When a question comes back: a Leitner schedule of 1, 3, 7 and 21 days.

Expanding gaps keep recall high at little cost (Kang et al. 2014), and errors made with confidence
are the ones most worth meeting again (Butterfield & Metcalfe 2001).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.progress.record import Event

DAY = 86_400_000  # milliseconds
INTERVALS = (1, 3, 7, 21)
"""Days until a question in box 1, 2, 3, 4 comes back."""


@dataclass(frozen=True)
class Card:
    """Where a question stands: `box` 0 (missed, or shown) to 4, and when it is `due` (ms).

    `missed` says that the last answer was not right or had to be shown, `surprised` that the
    learner was sure of it; `tries` counts the answers.
    """

    question: str
    box: int = 0
    due: int = 0
    missed: bool = False
    surprised: bool = False
    tries: int = 0


def schedule(record: Iterable[Event]) -> dict[str, Card]:
    """The card of every question that was answered or shown, by id."""
    cards: dict[str, Card] = {}
    for event in sorted(record, key=lambda event: event.at):
        if event.kind in ("answer", "show"):
            cards[event.of] = _moved(cards.get(event.of, Card(event.of)), event)
    return cards


def _moved(card: Card, event: Event) -> Card:
    """A right answer goes one box up, if it was due; any other falls back to box 0, due at once.

    An early repetition proves little and a guess nothing: they keep the box, but for a question
    that was never known they open box 1.
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
