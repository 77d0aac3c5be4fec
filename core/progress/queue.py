"""Order of repetition: urgent questions first, sections interleaved.

Interleaving makes learners choose a method, not only apply it (Rohrer et al. 2015).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from core.progress.leitner import DAY, Card


def queue(
    questions: Mapping[str, str], cards: Mapping[str, Card], now: int, ahead: bool = True
) -> tuple[str, ...]:
    """Ids of `questions` (id to section) in the order to ask them.

    Confident errors come first, then missed, due and new questions; with `ahead` also those not
    due yet.  Within a rank, no section repeats while another one is left.
    """
    ranked: dict[int, list[str]] = {}
    for question in sorted(questions, key=lambda q: cards[q].due if q in cards else 0):
        ranked.setdefault(_rank(cards.get(question), now), []).append(question)
    ranks = [rank for rank in sorted(ranked) if ahead or rank < AHEAD]
    order: list[str] = []
    for rank in ranks:
        order += _interleaved(ranked[rank], questions, questions.get(order[-1]) if order else None)
    return tuple(order)


def coming(questions: Iterable[str], cards: Mapping[str, Card], now: int) -> list[tuple[int, int]]:
    """Numbers of days, and how many questions come due within each and not within the one before.

    A question due in five hours counts for one day; those due already are left out.
    """
    waits = (cards[question].due - now for question in questions if question in cards)
    days = Counter(-(-wait // DAY) for wait in waits if wait > 0)
    return sorted(days.items())


AHEAD = 4


def _rank(card: Card | None, now: int) -> int:
    if card is None:
        return 3
    if card.missed:
        return 0 if card.surprised else 1
    return 2 if card.due <= now else AHEAD


def _interleaved(ids: Iterable[str], section_of: Mapping[str, str], last: str | None) -> list[str]:
    """Ids with alternating sections; within a section they keep their order."""
    waiting = list(ids)
    order: list[str] = []
    while waiting:
        other = (q for q in waiting if section_of[q] != last)
        chosen = next(other, waiting[0])
        waiting.remove(chosen)
        order.append(chosen)
        last = section_of[chosen]
    return order
