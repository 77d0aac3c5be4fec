"""Questions as data, and the grading of answers.

    questions = load(Path("assets/quiz/elu.toml"))
    grade(questions[0], "-α").verdict == "right"

An answer is always one short text, so that it can be stored and sent: typed text, the id of an
option, ids joined by commas, or "left=right" pairs joined by commas.

Questions are written by hand, or generated from a seed:

    words = load_families(Path("assets/families.toml"))
    generate("largest-slope", 7, words) == regenerate("largest-slope:7", words)
"""

from core.quiz.families import FAMILIES, generate, regenerate
from core.quiz.family_words import FamilyWords, load_families
from core.quiz.grading import grade, solution
from core.quiz.loading import load
from core.quiz.question import (
    CHOICES,
    KINDS,
    Chart,
    Comment,
    Feedback,
    Kind,
    Option,
    Pair,
    Question,
    Verdict,
    Words,
    shuffled_options,
)

__all__ = [
    "CHOICES",
    "FAMILIES",
    "KINDS",
    "Chart",
    "Comment",
    "FamilyWords",
    "Feedback",
    "Kind",
    "Option",
    "Pair",
    "Question",
    "Verdict",
    "Words",
    "generate",
    "grade",
    "load",
    "load_families",
    "regenerate",
    "shuffled_options",
    "solution",
]
