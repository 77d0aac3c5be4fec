"""What a generated question is drawn as, before it is put into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from core.quiz.chance import Chance
from core.quiz.question import Chart

APART = 0.03
"""Answers closer to each other than this share of the larger one could be taken for each other."""

TRIES = 1000


@dataclass(frozen=True)
class Draw:
    """The numbers of one question.

    `holes` fill the words.  `answer` is computed by the core, and `wrong` are the numbers that
    known misconceptions lead to, by the name of the misconception; where the question asks for a
    function, both are names of the catalogue.  An `exact` answer leaves nothing to round.
    """

    holes: Mapping[str, float | str]
    answer: float | str
    wrong: Mapping[str, float | str]
    exact: bool = False
    chart: Chart | None = None


@dataclass(frozen=True)
class Family:
    """Questions of one kind that differ in their numbers; `id` names their words."""

    id: str
    section: str
    draw: Callable[[Chance], Draw]
    kind: Literal["single", "number"] = "number"


def drawn(family: Family, rng: Chance) -> Draw:
    """The first draw in which no two answers could be taken for each other.

    RuntimeError if that does not come in a thousand tries: then the family asks nothing.
    """
    for _ in range(TRIES):
        draw = family.draw(rng)
        if _distinct(draw):
            return draw
    raise RuntimeError(f"{family.id}: a thousand draws without clearly different answers")


def _distinct(draw: Draw) -> bool:
    answers = (draw.answer, *draw.wrong.values())
    return all(_differ(a, b, draw.exact) for a, b in combinations(answers, 2))


def _differ(a: float | str, b: float | str, exact: bool) -> bool:
    if isinstance(a, str) or isinstance(b, str) or exact:
        return a != b
    return abs(a - b) > APART * max(abs(a), abs(b))
