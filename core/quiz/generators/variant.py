"""Variants of generated questions: their numbers, before they are put into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from core.quiz.question import Chart
from core.quiz.stable_random import StableRandom

MIN_DIFFERENCE = 0.03
"""Smallest difference of two answers, as a share of the larger one."""

MAX_TRIES = 1000


@dataclass(frozen=True)
class Variant:
    """Numbers of one question.

    `holes` fill the words.  `answer` is computed by the core, and `wrong` are the numbers that
    known misconceptions lead to, by the name of the misconception; where the question asks for a
    function, both are names of the catalogue.  An `exact` answer allows no rounding.
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
    variant: Callable[[StableRandom], Variant]
    kind: Literal["single", "number"] = "number"


def distinct_variant(family: Family, rng: StableRandom) -> Variant:
    """The first random variant whose answers all differ clearly.

    RuntimeError if there is none among the first thousand.
    """
    for _ in range(MAX_TRIES):
        variant = family.variant(rng)
        if _is_distinct(variant):
            return variant
    raise RuntimeError(f"{family.id}: no variant of {MAX_TRIES} has clearly different answers")


def _is_distinct(variant: Variant) -> bool:
    answers = (variant.answer, *variant.wrong.values())
    return all(_differ(a, b, variant.exact) for a, b in combinations(answers, 2))


def _differ(a: float | str, b: float | str, exact: bool) -> bool:
    if isinstance(a, str) or isinstance(b, str) or exact:
        return a != b
    return abs(a - b) > MIN_DIFFERENCE * max(abs(a), abs(b))
