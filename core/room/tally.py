"""Both votes on a question, counted; a name occurs nowhere in it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from core.progress.record import SURENESS
from core.quiz import CHOICES, Question, grade, shuffled_options
from core.room.events import Voted
from core.room.room import Room

Hint = Literal["explain", "discuss", "reveal"]
LOW, HIGH = 0.3, 0.8
MOST_VALUES = 6
"""Different numbers that get a bar of their own; the rarer ones share the last bar."""
OTHER = "other"
VERDICTS = ("right", "partly", "wrong")


@dataclass(frozen=True)
class Round:
    """One vote: how many answered, how many were right, how sure they were, and the bars.

    `points` has the x of each answer on a curve, in increasing order.
    """

    answered: int
    right: int
    sure: Mapping[str, int]
    bars: Mapping[str, int]
    points: tuple[float, ...] = ()

    @property
    def share(self) -> float:
        """Share of right answers, 0 without any."""
        return self.right / self.answered if self.answered else 0.0


@dataclass(frozen=True)
class Tally:
    """Both votes with the same bars in the same order, and the changes between them.

    Only those who voted twice can have `moved`; `gained` of them moved to a right answer, `lost`
    moved away from one.
    """

    labels: tuple[str, ...]
    first: Round
    second: Round | None
    moved: int = 0
    gained: int = 0
    lost: int = 0


def hint(share: float) -> Hint:
    """Advice after the first vote: explain below 30 % right, reveal above 80 %, else discuss."""
    return "explain" if share < LOW else "reveal" if share > HIGH else "discuss"


def tally(room: Room, question: Question) -> Tally:
    """Votes of a room on a question in both rounds; empty ones if it was not asked."""
    first = room.votes.get((question.id, 1), {})
    second = room.votes.get((question.id, 2))
    answers = [vote.answer for votes in (first, second or {}) for vote in votes.values()]
    labels = _labels(question, answers)
    verdicts = {answer: _verdict(question, answer) for answer in set(answers)}
    one = _round(question, first.values(), labels, verdicts)
    if second is None:
        return Tally(labels, one, None)
    pairs = [(first[i].answer, second[i].answer) for i in first.keys() & second.keys()]
    moves = [(verdicts[a] == "right", verdicts[b] == "right") for a, b in pairs if a != b]
    counts = len(moves), moves.count((False, True)), moves.count((True, False))
    return Tally(labels, one, _round(question, second.values(), labels, verdicts), *counts)


def is_right(question: Question, answer: str) -> bool:
    """Whether an answer in canonical form is right."""
    return _verdict(question, answer) == "right"


def _round(
    question: Question,
    votes: Iterable[Voted],
    labels: tuple[str, ...],
    verdicts: Mapping[str, str],
) -> Round:
    cast = list(votes)
    answers = Counter(vote.answer for vote in cast)
    sure = Counter(vote.sure for vote in cast)
    bars: Counter[str] = Counter()
    for answer, count in answers.items():
        bars.update(dict.fromkeys(_bars_of(question, answer, labels, verdicts), count))
    points = sorted(float(v.answer) for v in cast) if question.kind == "point" else ()
    return Round(
        len(cast),
        sum(count for answer, count in answers.items() if verdicts[answer] == "right"),
        {level: sure[level] for level in SURENESS},
        {label: bars[label] for label in labels},
        tuple(points),
    )


def _labels(question: Question, answers: list[str]) -> tuple[str, ...]:
    """Bars of a question: its options, the verdicts of a text, or the most frequent numbers."""
    if question.kind in CHOICES:
        return tuple(option.id for option in shuffled_options(question))
    if question.kind != "number":
        return VERDICTS
    often = [value for value, _ in Counter(answers).most_common(MOST_VALUES)]
    rest = (OTHER,) if len(set(answers)) > MOST_VALUES else ()
    return (*sorted(often, key=float), *rest)


def _bars_of(
    question: Question, answer: str, labels: tuple[str, ...], verdicts: Mapping[str, str]
) -> list[str]:
    if question.kind == "multi":
        return answer.split(",")
    if question.kind in ("text", "point"):
        return [verdicts[answer]]
    return [answer if answer in labels else OTHER]


def _verdict(question: Question, answer: str) -> str:
    verdict = grade(question, answer).verdict
    return {"right_with_note": "right"}.get(verdict, verdict if verdict in VERDICTS else "wrong")
