"""The judgement of an answer: any text at all gets a verdict, never an exception."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from core.formula import Expression, FormulaError, parse, same_function
from core.quiz.answers import forms, normalise, readings
from core.quiz.numbers import near, number
from core.quiz.question import Pair, Question, Verdict, VerdictKind, Words

PROBES = (-1.5, 0.5, 1.0, 2.0)
"""What each parameter of a formula is set to, when two formulas are compared."""


def grade(question: Question, response: str) -> Verdict:
    """Judge an answer; one that cannot be read is a verdict too."""
    if not normalise(response):
        return Verdict("empty")
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
    """The right answer as Markdown by language."""
    if question.solution:
        return {"ko": question.solution, "en": question.solution}
    if question.pairs:
        joined = [{t: _pair(p, t) for t in p.right} for p in question.pairs]
    else:
        joined = [dict(option.words) for option in question.options if option.right]
    return {tag: " · ".join(words[tag] for words in joined) for tag in ("ko", "en")}


def _pair(pair: Pair, language: str) -> str:
    # a curve has no words on its left
    return " — ".join(filter(None, (pair.left.get(language), pair.right[language])))


def _grade_option(question: Question, response: str) -> Verdict:
    for option in question.options:
        if option.id == response:
            said = (option.comment,) if option.comment else ()
            return Verdict("right" if option.right else "wrong", said)
    return Verdict("empty")


def _grade_options(question: Question, response: str) -> Verdict:
    """Every option is judged by itself: chosen though wrong, or left out though right."""
    chosen = set(response.split(",")) & {option.id for option in question.options}
    missed = [o for o in question.options if o.right != (o.id in chosen)]
    hits = [o for o in question.options if o.right and o.id in chosen]
    if not chosen:
        return Verdict("empty")
    if not missed:
        return Verdict("right")
    return Verdict("partly" if hits else "wrong", tuple(option.comment for option in missed))


def _grade_pairs(question: Question, response: str) -> Verdict:
    """`left=right,…` by the ids of pairs; two pairs with the same right side count alike."""
    given = dict(part.split("=", 1) for part in response.split(",") if part.count("=") == 1)
    right = {pair.id: pair.right for pair in question.pairs}
    if any(right.get(given.get(pair, "")) is None for pair in right):
        return Verdict("empty")
    wrong = [p for p in question.pairs if right[given[p.id]] != p.right]
    if not wrong:
        return Verdict("right")
    kind: VerdictKind = "wrong" if len(wrong) == len(question.pairs) else "partly"
    return Verdict(kind, tuple(pair.comment for pair in wrong))


def _grade_number(question: Question, response: str) -> Verdict:
    said = readings(response, question.ignore)
    for comment in question.comments:
        if not forms(comment.match, question.ignore).isdisjoint(said):
            return Verdict(comment.verdict, (comment.words,))
    try:
        value = number(response, question.ignore)
    except FormulaError as error:
        return Verdict("unreadable", error=error)
    if question.answer is not None and near(
        value, question.answer, question.tolerance, question.relative
    ):
        return Verdict("right")
    for comment in question.comments:
        if comment.covers(value):
            return Verdict(comment.verdict, (comment.words,))
    return Verdict("wrong", (question.otherwise,))


def _grade_text(question: Question, response: str) -> Verdict:
    for form in readings(response, question.ignore):
        if form in forms(question.accept, question.ignore):
            return Verdict("right")
        for comment in question.comments:
            if form in forms(comment.match, question.ignore):
                return Verdict(comment.verdict, (comment.words,))
    return Verdict("wrong", (question.otherwise,))


def _grade_formula(question: Question, response: str) -> Verdict:
    try:
        given = parse(response, names=question.names)
    except FormulaError as error:
        return Verdict("unreadable", error=error)
    for comment in question.comments:
        if not forms(comment.match, ()).isdisjoint(readings(response, question.ignore)):
            return Verdict(comment.verdict, (comment.words,))
    if _is_one_of(given, question.accept, question.names):
        return Verdict("right")
    for comment in question.comments:
        if _is_one_of(given, comment.like, question.names):
            return Verdict(comment.verdict, (comment.words,))
    return Verdict("wrong", (question.otherwise,))


def _is_one_of(given: Expression, formulas: Iterable[str], names: tuple[str, ...]) -> bool:
    free = [name for name in names if name != "x"]
    settings = [dict(zip(free, at, strict=True)) for at in product(PROBES, repeat=len(free))]
    return any(same_function(given, parsed(f, names), settings=settings) for f in formulas)


@lru_cache(maxsize=512)
def parsed(formula: str, names: tuple[str, ...]) -> Expression:
    """A formula of a question's file, read once."""
    return parse(formula, names=names)
