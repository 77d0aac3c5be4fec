"""Quiz questions as data, and the judgement of an answer; no page, no session, no side effect."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from core.answers import forms, normalise, readings
from core.content import LANGUAGES, ContentError, frozen, load_words
from core.formula import Expression, FormulaError, parse, same_function

Words = Mapping[str, str]
Kind = Literal["right", "right_with_note", "partly", "wrong", "empty", "unreadable"]

NAMES = ("x", "beta")
BETAS = tuple({"beta": beta} for beta in (0.5, 1.0, 2.0))


@dataclass(frozen=True)
class Comment:
    """What to say to a typical answer: a text in `match`, or a function equal to one in `like`."""

    verdict: Kind
    ko: str
    en: str
    match: tuple[str, ...] = ()
    like: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """The comment by language."""
        return {"ko": self.ko, "en": self.en}


@dataclass(frozen=True)
class Question:
    """A question with one right answer; words come by language, answers are the same in both.

    `accept` lists right answers: texts, or formulas of which the first is the one to draw.
    `ignore` lists what may stand before or after a text answer without changing it.
    `why` explains the answer, `otherwise` is said to a wrong answer that no comment knows, and
    `solution` is Markdown for "show me".
    """

    id: str
    deck_number: int
    kind: Literal["text", "formula"]
    prompt: Words
    tip: Words
    placeholder: Words
    otherwise: Words
    why: Words
    solution: str
    accept: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The judgement of one answer, with its own comment by language, or the place of the slip."""

    kind: Kind
    comment: Words | None = None
    error: FormulaError | None = None

    @property
    def right(self) -> bool:
        """Whether the question counts as answered."""
        return self.kind in ("right", "right_with_note")


def load(path: Path) -> tuple[Question, ...]:
    """The questions of a TOML file in order; ContentError names file and id of a faulty one."""
    questions = tuple(_question(path, row) for row in load_words(path).get("question", []))
    ids = [question.id for question in questions]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        raise ContentError(f"{path}: [{twice}] stands there twice")
    return questions


def grade(question: Question, response: str) -> Verdict:
    """Judge any text at all; an answer that cannot be read is a verdict too, never an exception."""
    if not normalise(response):
        return Verdict("empty")
    graders = {"text": _grade_text, "formula": _grade_formula}
    return graders[question.kind](question, response)


def _grade_text(question: Question, response: str) -> Verdict:
    for form in readings(response, question.ignore):
        if form in forms(question.accept, question.ignore):
            return Verdict("right")
        for comment in question.comments:
            if form in forms(comment.match, question.ignore):
                return Verdict(comment.verdict, comment.words)
    return Verdict("wrong", question.otherwise)


def _grade_formula(question: Question, response: str) -> Verdict:
    try:
        given = parse(response, names=NAMES)
    except FormulaError as error:
        return Verdict("unreadable", error=error)
    for comment in question.comments:
        if not forms(comment.match, ()).isdisjoint(readings(response, question.ignore)):
            return Verdict(comment.verdict, comment.words)
    if _is_one_of(given, question.accept):
        return Verdict("right")
    for comment in question.comments:
        if _is_one_of(given, comment.like):
            return Verdict(comment.verdict, comment.words)
    return Verdict("wrong", question.otherwise)


def _is_one_of(given: Expression, formulas: Iterable[str]) -> bool:
    return any(same_function(given, _parsed(formula), settings=BETAS) for formula in formulas)


@lru_cache(maxsize=256)
def _parsed(formula: str) -> Expression:
    return parse(formula, names=NAMES)


def _question(path: Path, row: Mapping[str, Any]) -> Question:
    where = f"{path}: [{row.get('id', 'a question without id')}]"
    try:
        comments = tuple(Comment(**frozen(comment)) for comment in row.get("comment", ()))
        fields = {key: value for key, value in frozen(row).items() if key != "comment"}
        question = Question(**fields, comments=comments)
        _check(question)
    except (TypeError, ValueError) as error:
        raise ContentError(f"{where}: {error}") from error
    return question


def _check(question: Question) -> None:
    _expect(question.kind in ("text", "formula"), f"kind {question.kind!r} is unknown")
    _expect(bool(question.accept), "accept is empty")
    for name in ("prompt", "tip", "placeholder", "otherwise", "why"):
        words = getattr(question, name)
        _expect(set(words) == set(LANGUAGES), f"{name} needs {' and '.join(LANGUAGES)}")
    for comment in question.comments:
        _expect(comment.verdict in get_args(Kind)[:4], f"verdict {comment.verdict!r} is unknown")
        _expect(bool(comment.match or comment.like), "a comment needs match or like")
    if question.kind == "formula":
        for formula in (*question.accept, *(f for c in question.comments for f in c.like)):
            _parsed(formula)


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
