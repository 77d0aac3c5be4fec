"""Judging answers: what counts as the same answer, and what can never break it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.content import ContentError
from core.quiz import Comment, Question, Verdict, VerdictKind, grade, load
from core.quiz.answers import normalise

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
    ("said", "kind"),
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
def test_text_answers(said: str, kind: str) -> None:
    """A short answer is judged by what it says; only listed phrases may stand around it."""
    assert grade(TEXT, said).kind == kind


def test_each_typical_answer_gets_its_own_comment() -> None:
    """A known mistake is met with its own words, an unknown one with the general ones."""
    assert grade(TEXT, "x") == Verdict("wrong", ({"ko": "하나", "en": "one"},))
    assert grade(TEXT, "7") == Verdict("wrong", ({"ko": "다시", "en": "again"},))


@given(
    said=st.sampled_from(
        ["0", "영", "zero", "1", "x", "undefined", "정의되지 않음", "7", "no idea"]
    ),
    spaces=st.lists(st.sampled_from(["", " ", "\t", "\u3000", "\u200b"]), min_size=40, max_size=40),
    change=st.sampled_from([str, str.upper, str.title, wide]),
    ending=st.sampled_from(["", "입니다", "이에요", "예요.", "이다", "임", "요", "!", " 입니다. "]),
)
def test_spelling_habits_never_change_a_verdict(
    said: str, spaces: list[str], change: Callable[[str], str], ending: str
) -> None:
    """Spaces, case, full width and polite endings make no difference."""
    spread = "".join(gap + c for gap, c in zip(spaces, said, strict=False))
    assert grade(TEXT, change(spread) + ending) == grade(TEXT, said)


@given(st.text(TYPED, max_size=300))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """What has been normalised stays as it is, so stored and typed answers compare alike."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("said", "kind"),
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
def test_formula_answers(said: str, kind: str) -> None:
    """A formula is judged as a function, however it is written."""
    assert grade(FORMULA, said).kind == kind


def test_beta_is_compared_at_more_than_one_value() -> None:
    """A formula that is right for beta = 1 only is not the general form."""
    assert grade(FORMULA, "x*sigmoid(x)*beta").kind == "wrong"


def test_an_unreadable_formula_says_where() -> None:
    """A syntax error keeps its place, so that the page can point at it."""
    error = grade(FORMULA, "x*(1+").error
    assert error is not None and error.at == 5


def test_only_right_verdicts_count_as_answered() -> None:
    """A question is done when the verdict is right, with or without a note."""
    rights = [kind for kind in get_args(VerdictKind) if Verdict(kind).right]
    assert rights == ["right", "right_with_note"]


@pytest.mark.parametrize("question", [TEXT, FORMULA], ids=lambda question: question.kind)
@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: ascii(said[:12]))
def test_hostile_answers_get_a_verdict(question: Question, said: str) -> None:
    """No text, however long or strange, breaks a quiz or is taken for a typical answer."""
    assert grade(question, said).kind in ("wrong", "unreadable", "empty")


@given(st.text())
def test_any_text_gets_a_verdict(said: str) -> None:
    """Grading never raises."""
    assert grade(TEXT, said).kind and grade(FORMULA, said).kind


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
    """A file becomes frozen questions in its order."""
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
    """Whoever writes a question is told which one is wrong, and in which file."""
    path = tmp_path / "quiz.toml"
    path.write_text(text)
    with pytest.raises(ContentError, match=r"quiz\.toml: \[one\]"):
        load(path)
