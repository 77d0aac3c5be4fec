"""Load questions from TOML files and validate them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from core.course.content import LANGUAGES, ContentError, frozen, load_words
from core.quiz.grading import parsed
from core.quiz.question import CHOICES, KINDS, Chart, Comment, Option, Pair, Question, Verdict

PARTS = {"comment": Comment, "option": Option, "pair": Pair}


def load(path: Path) -> tuple[Question, ...]:
    """Questions of a TOML file in order; ContentError names a faulty question and its file."""
    questions = tuple(_question(path, row) for row in load_words(path).get("question", []))
    ids = [question.id for question in questions]
    for twice in sorted({i for i in ids if ids.count(i) > 1}):
        raise ContentError(f"{path}: [{twice}] occurs twice")
    return questions


def _question(path: Path, row: Mapping[str, Any]) -> Question:
    where = f"{path}: [{row.get('id', 'a question without id')}]"
    try:
        question = from_row(row)
    except (TypeError, ValueError) as error:
        raise ContentError(f"{where}: {error}") from error
    return question


def from_row(row: Mapping[str, Any]) -> Question:
    """Question from its fields; TypeError or ValueError describes a faulty field."""
    parts: dict[str, Any] = {
        f"{name}s": tuple(kind(**frozen(part)) for part in row.get(name, ()))
        for name, kind in PARTS.items()
    }
    chart = Chart(**row["chart"]) if "chart" in row else None
    fields = {key: value for key, value in frozen(row).items() if key not in (*PARTS, "chart")}
    question = Question(**fields, **parts, chart=chart)
    validate(question)
    return question


def validate(question: Question) -> None:
    """ValueError for a question that lacks what its kind needs, or contradicts itself."""
    _expect(question.kind in KINDS, f"kind {question.kind!r} is unknown")
    for name in ("prompt", "tip", "why"):
        _both(name, getattr(question, name))
    for comment in question.comments:
        _expect(comment.verdict in get_args(Verdict)[:4], f"verdict {comment.verdict!r}?")
    needs = {"match": _check_pairs, "number": _check_number, "point": _check_point}
    needs |= {"text": _check_typed, "formula": _check_formula}
    needs |= dict.fromkeys(CHOICES, _check_options)
    needs[question.kind](question)


def _check_options(question: Question) -> None:
    right = [option for option in question.options if option.right]
    _expect(len(question.options) > 1, "needs at least two options")
    _expect(bool(right), "no option is right")
    _expect(len(right) == 1 or question.kind == "multi", "several options are right")
    _once("option", [option.id for option in question.options])
    for option in question.options:
        _both(f"option {option.id}", option.words)
        if not option.right or question.kind == "multi":
            _both(f"comment of option {option.id}", option.comment)


def _check_pairs(question: Question) -> None:
    _expect(len(question.pairs) > 1, "needs at least two pairs")
    _once("pair", [pair.id for pair in question.pairs])
    for pair in question.pairs:
        _both(f"right of {pair.id}", pair.right)
        _both(f"comment of {pair.id}", pair.comment)
        if not pair.curve:
            _both(f"left of {pair.id}", pair.left)


def _check_number(question: Question) -> None:
    _expect(question.answer is not None, "answer is missing")
    _expect(question.tolerance >= 0, "tolerance is negative")
    for comment in question.comments:
        ends = comment.low is not None and comment.high is not None
        _expect(ends or bool(comment.match), "a comment needs low and high, or match")
    _both("otherwise", question.otherwise)


def _check_point(question: Question) -> None:
    _check_number(question)
    _expect(question.chart is not None, "a point needs a chart")


def _check_typed(question: Question) -> None:
    _expect(bool(question.accept), "accept is empty")
    _both("otherwise", question.otherwise)
    _both("placeholder", question.placeholder)
    for comment in question.comments:
        _expect(bool(comment.match or comment.like), "a comment needs match or like")


def _check_formula(question: Question) -> None:
    _check_typed(question)
    for formula in (*question.accept, *(f for c in question.comments for f in c.like)):
        parsed(formula, question.names)


def _both(name: str, words: Mapping[str, str]) -> None:
    _expect(set(words) == set(LANGUAGES), f"{name} needs {' and '.join(LANGUAGES)}")


def _once(name: str, ids: Iterable[str]) -> None:
    seen = list(ids)
    _expect(len(set(seen)) == len(seen), f"an id of an {name} occurs twice")
    bad = [i for i in seen if not i or not i.replace("-", "").isalnum() or not i.isascii()]
    _expect(not bad, f"ids of an {name} are letters, digits and dashes, not {bad}")


def _expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
