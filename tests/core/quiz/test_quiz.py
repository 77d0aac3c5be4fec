"""Grading of answers: equivalent answers, comments, hostile text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.course.content import ContentError
from core.formula import FormulaError
from core.quiz import (
    KINDS,
    Chart,
    Comment,
    Feedback,
    Option,
    Pair,
    Question,
    Verdict,
    grade,
    load,
)
from core.quiz.typed_answers import normalise, parse_number

BOTH = {"ko": "말", "en": "words"}
FIELDS: dict[str, Any] = {
    "prompt": BOTH,
    "tip": BOTH,
    "placeholder": BOTH,
    "otherwise": {"ko": "다시", "en": "again"},
    "why": BOTH,
    "solution": "$0$",
}
TEXT = Question(
    id="slope",
    deck_number=2,
    kind="text",
    accept=("0", "영", "zero"),
    ignore=("f'(x)=", "x<0", "(x<0)", "일때", "은", "기울기"),
    comments=(
        Comment("wrong", "하나", "one", match=("1", "x")),
        Comment("partly", "한 점", "one point", match=("정의되지 않음", "undefined")),
    ),
    **FIELDS,
)
FORMULA = Question(
    id="swish",
    deck_number=4,
    kind="formula",
    accept=("x*sigmoid(x)",),
    ignore=("f(x)=",),
    comments=(
        Comment("partly", "이름", "name", match=("swish(x)",)),
        Comment("right_with_note", "일반형", "general", like=("x*sigmoid(beta*x)",)),
        Comment("wrong", "렐루", "relu", like=("max(0,x)",)),
    ),
    **FIELDS,
)
CHOICE: dict[str, Any] = {key: BOTH for key in ("prompt", "tip", "why")}
OPTIONS = tuple(
    Option(key, key, key, right=key in "ac", comment={"ko": f"{key} 말", "en": f"on {key}"})
    for key in "abcd"
)
MULTI = Question(id="multi", kind="multi", options=OPTIONS, **CHOICE)
SINGLE = Question(id="single", kind="single", options=OPTIONS[:2], **CHOICE)
PREDICT = Question(id="predict", kind="predict", options=OPTIONS[1:3], **CHOICE)
SIDES = {"relu": "ReLU", "elu": "ELU", "t5": "ReLU"}
MATCH = Question(
    id="match",
    kind="match",
    pairs=tuple(
        Pair(key, {"ko": side, "en": side}, {"ko": f"{key} 말", "en": f"on {key}"}, left=BOTH)
        for key, side in SIDES.items()
    ),
    **CHOICE,
)
NUMBER = Question(
    id="number",
    kind="number",
    answer=0.25,
    tolerance=0.01,
    ignore=("답은", "약"),
    comments=(
        Comment("wrong", "값", "value", low=0.45, high=0.55),
        Comment("partly", "없음", "none", match=("정의되지 않음",)),
    ),
    **CHOICE,
    otherwise={"ko": "다시", "en": "again"},
)
POINT = replace(NUMBER, id="point", kind="point", chart=Chart("sigmoid", moves="k"))
EVERY_KIND = (SINGLE, PREDICT, MULTI, MATCH, NUMBER, POINT, TEXT, FORMULA)
HOSTILE = (
    "7" * 10_000,
    "x*" * 5_000,
    "(" * 10_000,
    "요" * 10_000,
    "\x00",
    "x\x00*sigmoid(x)",
    "<script>alert(1)</script>",
    "__import__('os').system('ls')",
    "🙂🎉",
    "9**9**9**9",
    "1e999999",
    "\ud800",
    "’" * 300,
    "\u202e7",
    "ﷺ" * 1_000,
    "'; DROP TABLE answers; --",
    "," * 10_000,
    "=" * 10_000,
    "=,=,=a,b==c,,=",
    "a=b=c,relu=relu=relu",
    "relu=elu," * 2_000 + "x",
    "nan",
    "-inf",
)
TYPED = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
    st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E),
    st.sampled_from("αβσ′’−–·≤≥²½…。\u200b\u3000\t\n"),
)


def wide(text: str) -> str:
    """The same text in full-width characters."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("0", "right"),
        ("0.00", "right"),
        ("-0", "right"),
        ("f′(x) = 0 (x < 0)", "right"),
        ("x<0일 때 기울기는 0입니다.", "wrong"),
        ("x<0 일 때 0입니다.", "right"),
        ("기울기은 영이에요!", "right"),
        ("1", "wrong"),
        ("정의되지 않음", "partly"),
        ("10", "wrong"),
        ("0이 아니다", "wrong"),
        (" \t\u200b", "empty"),
        ("", "empty"),
    ],
)
def test_text_answers(typed: str, kind: str) -> None:
    """A short answer counts by its content; only listed phrases may surround it."""
    assert grade(TEXT, typed).verdict == kind


def test_each_typical_answer_gets_its_own_comment() -> None:
    """A known mistake gets its own comment, an unknown one the general comment."""
    assert grade(TEXT, "x") == Feedback("wrong", ({"ko": "하나", "en": "one"},))
    assert grade(TEXT, "7") == Feedback("wrong", ({"ko": "다시", "en": "again"},))


@given(
    typed=st.sampled_from(
        ["0", "영", "zero", "1", "x", "undefined", "정의되지 않음", "7", "no idea"]
    ),
    spaces=st.lists(st.sampled_from(["", " ", "\t", "\u3000", "\u200b"]), min_size=40, max_size=40),
    change=st.sampled_from([str, str.upper, str.title, wide]),
    ending=st.sampled_from(["", "입니다", "이에요", "예요.", "이다", "임", "요", "!", " 입니다. "]),
)
def test_spelling_habits_never_change_a_verdict(
    typed: str, spaces: list[str], change: Callable[[str], str], ending: str
) -> None:
    """Spaces, case, full width and polite endings make no difference."""
    spread = "".join(gap + c for gap, c in zip(spaces, typed, strict=False))
    assert grade(TEXT, change(spread) + ending) == grade(TEXT, typed)


@given(st.text(TYPED, max_size=300))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """Normalising twice changes nothing, so stored and typed answers compare alike."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("x*sigmoid(x)", "right"),
        ("x/(1+e^-x)", "right"),
        ("x/2*(1+tanh(x/2))", "right"),
        ("x·σ(βx)", "right_with_note"),
        ("max(0, x)", "wrong"),
        ("sin(x)", "wrong"),
        ("f(x) = swish(x)", "partly"),
        ("x*sigmoid(", "unreadable"),
        ("hello", "unreadable"),
        ("  ", "empty"),
    ],
)
def test_formula_answers(typed: str, kind: str) -> None:
    """A formula counts as a function, in any notation."""
    assert grade(FORMULA, typed).verdict == kind


def test_beta_is_compared_at_more_than_one_value() -> None:
    """A formula that is right for beta = 1 only is not the general form."""
    assert grade(FORMULA, "x*sigmoid(x)*beta").verdict == "wrong"


def test_an_unreadable_formula_says_where() -> None:
    """A syntax error keeps its position."""
    error = grade(FORMULA, "x*(1+").error
    assert error is not None and error.at == 5


def test_only_right_verdicts_count_as_answered() -> None:
    """A question is done when the verdict is right, with or without a note."""
    rights = [kind for kind in get_args(Verdict) if Feedback(kind).right]
    assert rights == ["right", "right_with_note"]


@pytest.mark.parametrize("question", EVERY_KIND, ids=lambda question: question.kind)
@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed[:12]))
def test_hostile_answers_get_a_verdict(question: Question, typed: str) -> None:
    """No long or strange text raises an error or passes for a typical answer."""
    assert grade(question, typed).verdict in ("wrong", "unreadable", "empty")


@given(typed=st.text() | st.text("abcd,=relu5t ", max_size=40))
def test_any_text_gets_a_verdict(typed: str) -> None:
    """Grading raises for no kind of question."""
    for question in EVERY_KIND:
        assert grade(question, typed).verdict in get_args(Verdict)


def test_every_kind_is_tried() -> None:
    """This file has one question of each kind."""
    assert {question.kind for question in EVERY_KIND} == set(KINDS)


@pytest.mark.parametrize(
    ("chosen", "kind", "about"),
    [
        ("ac", "right", ""),
        ("a", "partly", "c"),
        ("abc", "partly", "b"),
        ("abcd", "partly", "bd"),
        ("b", "wrong", "abc"),
        ("bd", "wrong", "abcd"),
        ("", "empty", ""),
    ],
)
def test_each_option_is_judged_by_itself(chosen: str, kind: str, about: str) -> None:
    """Of several options those chosen wrongly and those left out wrongly are commented."""
    feedback = grade(MULTI, ",".join(chosen))
    assert feedback.verdict == kind
    assert [words["en"] for words in feedback.comments] == [f"on {key}" for key in about]


@given(st.permutations("abc"), st.integers(1, 3), st.lists(st.sampled_from("abc"), max_size=3))
def test_the_order_of_options_does_not_matter(
    order: list[str], count: int, again: list[str]
) -> None:
    """Options may be clicked in any order, and any of them twice."""
    chosen = order[:count]
    more = [key for key in again if key in chosen]
    assert grade(MULTI, ",".join(chosen + more)) == grade(MULTI, ",".join(sorted(chosen)))


@given(st.fixed_dictionaries({key: st.sampled_from([*SIDES]) for key in SIDES}), st.data())
def test_the_order_of_pairs_does_not_matter(joined: dict[str, str], data: st.DataObject) -> None:
    """Pairs may be joined in any order; equal right sides count alike."""
    parts = [f"{left}={right}" for left, right in joined.items()]
    feedback = grade(MATCH, ",".join(data.draw(st.permutations(parts))))
    wrong = [key for key in SIDES if SIDES[key] != SIDES[joined[key]]]
    assert feedback.verdict == ("right" if not wrong else "wrong" if len(wrong) == 3 else "partly")
    assert [words["en"] for words in feedback.comments] == [f"on {key}" for key in wrong]


@pytest.mark.parametrize("typed", ["relu=relu", "relu=relu,elu=elu", "relu=relu,elu=elu,t5=nobody"])
def test_unfinished_pairs_are_not_judged(typed: str) -> None:
    """A missing or unknown pair makes the answer empty."""
    assert grade(MATCH, typed).verdict == "empty"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("0.25", "right"),
        ("1/4", "right"),
        ("25%", "right"),
        ("2.5e-1", "right"),
        ("2.5×10^-1", "right"),
        ("답은 약 0.25", "right"),
        (".2599", "right"),
        ("0.27", "wrong"),
        ("0.5", "wrong"),
        ("정의되지 않음", "partly"),
        ("꽤 작아요", "unreadable"),
        (" ", "empty"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, kind: str) -> None:
    """Fractions, percents and powers of ten are numbers, in charts, too."""
    assert grade(NUMBER, typed).verdict == grade(POINT, typed).verdict == kind


@pytest.mark.parametrize(("typed", "place"), [("1,000y", 5), ("11,008,000 q", 11), ("2,048+", 6)])
def test_the_place_of_an_error_counts_thousands_commas(typed: str, place: int) -> None:
    """The error of a number has the position in the typed text."""
    with pytest.raises(FormulaError) as caught:
        parse_number(typed)
    assert caught.value.at == place


@pytest.mark.parametrize("typed", ["1,2345", "12,34", ",100"])
def test_other_commas_are_refused(typed: str) -> None:
    """A comma is accepted between thousands only."""
    with pytest.raises(FormulaError):
        parse_number(typed)


def test_a_number_in_a_known_range_gets_its_comment() -> None:
    """A wrong number in a known range, ends included, gets the comment of the range."""
    own, general = ({"ko": "값", "en": "value"},), ({"ko": "다시", "en": "again"},)
    assert all(grade(NUMBER, text).comments == own for text in ("0.45", "1/2", "0.55"))
    assert all(grade(NUMBER, text).comments == general for text in ("0.44", "0.56", "-0.5"))


@given(
    typed=st.sampled_from(["0.25", "1/4", "0.5", "-0.25", "3", "2.5e-1", "정의되지 않음"]),
    before=st.sampled_from(["", " ", "\t", "\u3000", "\u200b"]),
    change=st.sampled_from([str, str.upper, wide, lambda text: text.replace("-", "−")]),
    ending=st.sampled_from(["", " ", "입니다", "이에요", ".", " 예요!"]),
)
def test_habits_of_writing_numbers_never_change_a_verdict(
    typed: str, before: str, change: Callable[[str], str], ending: str
) -> None:
    """Spaces, full width, a long minus and polite endings make no difference to a number."""
    assert grade(NUMBER, before + change(typed) + ending) == grade(NUMBER, typed)


EIGHTHS = st.integers(-800, 800).map(lambda n: n / 8)


@given(
    answer=EIGHTHS,
    tolerance=st.integers(0, 64).map(lambda n: n / 64),
    away=EIGHTHS,
    relative=st.booleans(),
)
def test_a_tolerance_is_symmetric(
    answer: float, tolerance: float, away: float, relative: bool
) -> None:
    """Numbers equally far above and below the answer get the same verdict."""
    question = replace(NUMBER, answer=answer, tolerance=tolerance, relative=relative, comments=())
    above, below = (grade(question, repr(answer + side)) for side in (away, -away))
    allowed = tolerance * abs(answer) if relative else tolerance
    assert above.verdict == below.verdict == ("right" if abs(away) <= allowed else "wrong")


def toml(**changes: str) -> str:
    """A valid quiz file, with some lines changed or, by an empty text, left out."""
    lines = {
        "id": '"one"',
        "deck_number": "1",
        "kind": '"formula"',
        "prompt": "{ko='a', en='b'}",
        "tip": "{ko='a', en='b'}",
        "placeholder": "{ko='a', en='b'}",
        "otherwise": "{ko='a', en='b'}",
        "why": "{ko='a', en='b'}",
        "solution": "'x'",
        "accept": "['x']",
    } | changes
    return "[[question]]\n" + "".join(f"{key} = {v}\n" for key, v in lines.items() if v)


def test_a_valid_file_loads(tmp_path: Path) -> None:
    """Questions of a file are loaded in order, and frozen."""
    path = tmp_path / "quiz.toml"
    path.write_text(toml() + toml(id='"two"'))
    assert [question.id for question in load(path)] == ["one", "two"]


@pytest.mark.parametrize(
    "text",
    [
        toml(why=""),
        toml(why="{ko='a'}"),
        toml(prompt="'only one language'"),
        toml(kind='"essay"'),
        toml(accept="[]"),
        toml(placeholder=""),
        toml(accept="['x*(']"),
        toml(surprise="1"),
        toml() + toml(),
        toml() + "[[question.comment]]\nverdict='wrong'\nko='a'\nen='b'\n",
        toml() + "[[question.comment]]\nverdict='odd'\nko='a'\nen='b'\nlike=['x']\n",
        toml() + "[[question.comment]]\nverdict='wrong'\nko='a'\nlike=['x']\n",
        toml() + "[[question.comment]]\nverdict='wrong'\nko='a'\nen='b'\nlike=['1+']\n",
    ],
)
def test_a_faulty_question_is_reported_with_file_and_id(tmp_path: Path, text: str) -> None:
    """A faulty question is reported with its id and file."""
    path = tmp_path / "quiz.toml"
    path.write_text(text)
    with pytest.raises(ContentError, match=r"quiz\.toml: \[one\]"):
        load(path)
