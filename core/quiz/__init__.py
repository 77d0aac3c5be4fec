"""Questions as data, and the judgement of an answer; no page, no session, no side effect.

    questions = load(Path("assets/quiz/elu.toml"))
    grade(questions[0], "-α").kind == "right"

An answer is always one short text, so that it can be kept and sent: what was typed, the id of an
option, ids joined by commas, or "left=right" pairs joined by commas.

Questions are written by hand, or generated with other numbers each time:

    words = load_families(Path("assets/families.toml"))
    generated("largest-slope", 7, words) == again("largest-slope:7", words)
"""

from core.quiz.families import FAMILIES, again, generated
from core.quiz.family_words import FamilyWords, load_families
from core.quiz.grading import grade, solution
from core.quiz.loading import load
from core.quiz.question import (
    CHOICES,
    KINDS,
    Chart,
    Comment,
    Kind,
    Option,
    Pair,
    Question,
    Verdict,
    VerdictKind,
    Words,
    said,
)

__all__ = [
    "CHOICES",
    "FAMILIES",
    "KINDS",
    "Chart",
    "Comment",
    "FamilyWords",
    "Kind",
    "Option",
    "Pair",
    "Question",
    "Verdict",
    "VerdictKind",
    "Words",
    "again",
    "generated",
    "grade",
    "load",
    "load_families",
    "said",
    "solution",
]
