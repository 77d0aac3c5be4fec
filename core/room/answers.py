"""Answers of phones in one form, so that equal answers are equal texts."""

import math

from core.formula import FormulaError
from core.quiz import Kind, Question
from core.quiz.typed_answers import normal_forms, parse_number

LONGEST = 60
"""Characters that count of a number or of a text."""
KINDS: tuple[Kind, ...] = ("single", "predict", "multi", "number", "text", "point")


class UnreadableAnswerError(ValueError):
    """An answer that the question cannot take."""


def fits_a_phone(question: Question) -> bool:
    """Whether a phone can answer it; of the points, those that are moved along x."""
    on_curve = question.chart is not None and question.chart.moves == "x"
    return question.kind in KINDS and (question.kind != "point" or on_curve)


def canonical(question: Question, answer: str) -> str:
    """Answer in the one form that is stored: option ids in order, a number to six digits.

    UnreadableAnswerError for an empty answer, unknown options, and text that is no number.
    """
    forms = {"multi": _options, "number": _number, "point": _number, "text": _text}
    form = forms.get(question.kind, _option)(question, answer.strip())
    if not form:
        raise UnreadableAnswerError
    return form


def _option(question: Question, answer: str) -> str:
    return answer if answer in {option.id for option in question.options} else ""


def _options(question: Question, answer: str) -> str:
    chosen = set(answer.split(","))
    known = [option.id for option in question.options]
    return ",".join(i for i in known if i in chosen) if chosen <= set(known) else ""


def _number(question: Question, answer: str) -> str:
    try:
        value = parse_number(answer[:LONGEST], question.ignore)
    except FormulaError as error:
        raise UnreadableAnswerError from error
    return f"{value + 0.0:.6g}" if math.isfinite(value) else ""


def _text(question: Question, answer: str) -> str:
    return normal_forms(answer[:LONGEST], question.ignore)[0]
