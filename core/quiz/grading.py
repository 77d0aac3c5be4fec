"""Grade answers: any text gets feedback, never an exception."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from core.formula import Expression, FormulaError, parse, same_function
from core.quiz.question import Feedback, Pair, Question, Verdict, Words
from core.quiz.typed_answers import (
    all_normal_forms,
    is_near,
    normal_forms,
    normalise,
    parse_number,
)

PROBES = (-1.5, 0.5, 1.0, 2.0)
"""Values of each parameter at which two formulas are compared."""


def grade(question: Question, response: str) -> Feedback:
    """Feedback on an answer, an empty or unreadable one included."""
    if not normalise(response):
        return Feedback("empty")
    graders = {
        "single": _grade_option,
        "predict": _grade_option,
        "multi": _grade_options,
        "match": _grade_pairs,
        "number": _grade_number,
        "point": _grade_number,
        "text": _grade_text,
        "formula": _grade_formula,
    }
    return graders[question.kind](question, response)


def solution(question: Question) -> Words:
    """Right answer as Markdown, by language."""
    if question.solution:
        return {"ko": question.solution, "en": question.solution}
    if question.pairs:
        parts = [
            {language: _pair(pair, language) for language in pair.right} for pair in question.pairs
        ]
    else:
        parts = [dict(option.words) for option in question.options if option.right]
    return {language: " · ".join(words[language] for words in parts) for language in ("ko", "en")}


def _pair(pair: Pair, language: str) -> str:
    # A curve has no words on its left.
    return " — ".join(filter(None, (pair.left.get(language), pair.right[language])))


def _grade_option(question: Question, response: str) -> Feedback:
    for option in question.options:
        if option.id == response:
            comments = (option.comment,) if option.comment else ()
            return Feedback("right" if option.right else "wrong", comments)
    return Feedback("empty")


def _grade_options(question: Question, response: str) -> Feedback:
    """An option is missed if it is chosen though wrong, or left out though right."""
    chosen = set(response.split(",")) & {option.id for option in question.options}
    missed = [o for o in question.options if o.right != (o.id in chosen)]
    hits = [o for o in question.options if o.right and o.id in chosen]
    if not chosen:
        return Feedback("empty")
    if not missed:
        return Feedback("right")
    return Feedback("partly" if hits else "wrong", tuple(option.comment for option in missed))


def _grade_pairs(question: Question, response: str) -> Feedback:
    """Grade `left=right,…` by the ids of pairs; equal right sides are interchangeable."""
    given = dict(part.split("=", 1) for part in response.split(",") if part.count("=") == 1)
    right = {pair.id: pair.right for pair in question.pairs}
    if any(right.get(given.get(pair, "")) is None for pair in right):
        return Feedback("empty")
    wrong = [p for p in question.pairs if right[given[p.id]] != p.right]
    if not wrong:
        return Feedback("right")
    verdict: Verdict = "wrong" if len(wrong) == len(question.pairs) else "partly"
    return Feedback(verdict, tuple(pair.comment for pair in wrong))


def _grade_number(question: Question, response: str) -> Feedback:
    typed = normal_forms(response, question.ignore)
    for comment in question.comments:
        if not all_normal_forms(comment.match, question.ignore).isdisjoint(typed):
            return Feedback(comment.verdict, (comment.words,))
    try:
        value = parse_number(response, question.ignore)
    except FormulaError as error:
        return Feedback("unreadable", error=error)
    if question.answer is not None and is_near(
        value, question.answer, question.tolerance, question.relative
    ):
        return Feedback("right")
    for comment in question.comments:
        if comment.covers(value):
            return Feedback(comment.verdict, (comment.words,))
    return Feedback("wrong", (question.otherwise,))


def _grade_text(question: Question, response: str) -> Feedback:
    for form in normal_forms(response, question.ignore):
        if form in all_normal_forms(question.accept, question.ignore):
            return Feedback("right")
        for comment in question.comments:
            if form in all_normal_forms(comment.match, question.ignore):
                return Feedback(comment.verdict, (comment.words,))
    return Feedback("wrong", (question.otherwise,))


def _grade_formula(question: Question, response: str) -> Feedback:
    try:
        given = parse(response, names=question.names)
    except FormulaError as error:
        return Feedback("unreadable", error=error)
    typed = normal_forms(response, question.ignore)
    for comment in question.comments:
        if not all_normal_forms(comment.match, ()).isdisjoint(typed):
            return Feedback(comment.verdict, (comment.words,))
    if _is_one_of(given, question.accept, question.names):
        return Feedback("right")
    for comment in question.comments:
        if _is_one_of(given, comment.like, question.names):
            return Feedback(comment.verdict, (comment.words,))
    return Feedback("wrong", (question.otherwise,))


def _is_one_of(given: Expression, formulas: Iterable[str], names: tuple[str, ...]) -> bool:
    free = [name for name in names if name != "x"]
    settings = [dict(zip(free, at, strict=True)) for at in product(PROBES, repeat=len(free))]
    return any(same_function(given, parsed(f, names), settings=settings) for f in formulas)


@lru_cache(maxsize=512)
def parsed(formula: str, names: tuple[str, ...]) -> Expression:
    """Formula of a question's file, parsed once."""
    return parse(formula, names=names)
