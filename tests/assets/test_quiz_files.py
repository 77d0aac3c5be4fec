"""The quizzes themselves: their answers are right, and every comment can be met."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.activations import ELU, RELU, SWISH
from core.content import LANGUAGES
from core.course import SECTIONS
from core.formula import parse, same_function
from core.quiz import Comment, Question, grade, load

QUIZ = Path(__file__).parents[2] / "assets" / "quiz"
FILES = sorted(QUIZ.glob("*.toml"))
QUESTIONS = [question for path in FILES for question in load(path)]
BY_ID = {question.id: question for question in QUESTIONS}
COMMENTS = [(question, comment) for question in QUESTIONS for comment in question.comments]

FACTS: dict[str, Callable[[], float]] = {
    "elu-limit": lambda: float(ELU(-np.inf)),
    "relu-negative-slope": lambda: float(np.unique(RELU.grad(np.linspace(-9, -1e-9, 99))).item()),
}

IN_WORDS = {"softmax-used-for": r"다중 ?(분류|클래스)|다항|multi-?class|multinomial"}
"""Questions whose answer is a name and no number, and the spellings that would give it away."""

PAIRS = [(q, said) for q in QUESTIONS for said in q.accept]


def name(value: object) -> str:
    """A short test id."""
    if isinstance(value, Comment):
        return (value.match + value.like)[0]
    return value.id if isinstance(value, Question) else str(value)


def test_files_belong_to_sections() -> None:
    """A quiz file is named after the section that shows it."""
    assert {path.stem for path in FILES} <= {section.id for section in SECTIONS}


def test_ids_are_unique() -> None:
    """An id names one question of the whole course, so that saved answers find it again."""
    twice = [key for key, n in Counter(q.id for q in QUESTIONS).items() if n > 1]
    assert not twice, f"rename one of {twice}"


def test_published_ids_stay() -> None:
    """The deck's quizzes keep their ids, however their wording changes."""
    numbers = {question.id: question.deck_number for question in QUESTIONS}
    assert numbers["relu-negative-slope"] == 2 and numbers["swish-formula"] == 4
    assert numbers["elu-limit"] == 3 and numbers["softmax-used-for"] == 1


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_every_text_is_there_in_both_languages(question: Question) -> None:
    """Neither language lacks a sentence, and neither is a copy of the other."""
    for words in (question.prompt, question.tip, question.placeholder, question.otherwise):
        assert all(words[lang].strip() for lang in LANGUAGES) and words["ko"] != words["en"]
    for comment in question.comments:
        assert comment.ko.strip() and comment.en.strip() and comment.ko != comment.en


@pytest.mark.parametrize(("question", "said"), PAIRS, ids=name)
def test_accepted_answers_are_right(question: Question, said: str) -> None:
    """Everything listed as right is judged right."""
    assert grade(question, said).kind == "right", f"a comment of {question.id} catches {said!r}"


@pytest.mark.parametrize(("question", "comment"), COMMENTS, ids=name)
def test_every_comment_is_reached_by_each_of_its_samples(
    question: Question, comment: Comment
) -> None:
    """No comment is hidden behind an earlier one, or behind the right answer."""
    for said in comment.match + comment.like:
        verdict = grade(question, said)
        assert verdict.comments == (comment.words,), f"{said!r} gets {verdict} first"
        assert verdict.kind == comment.verdict


@pytest.mark.parametrize("question", QUESTIONS, ids=name)
def test_no_comment_gives_the_answer_away(question: Question) -> None:
    """A comment on a wrong answer helps without quoting the solution."""
    for comment in question.comments:
        if comment.verdict in ("wrong", "partly"):
            assert question.solution not in comment.ko + comment.en


@pytest.mark.parametrize("question", [BY_ID[key] for key in IN_WORDS], ids=name)
def test_an_answer_in_words_is_kept_from_the_comments(question: Question) -> None:
    """Neither the prompt, the tip nor a comment on a wrong answer names what is asked for."""
    helping = [comment for comment in question.comments if comment.verdict in ("wrong", "partly")]
    for words in (question.prompt, question.tip, question.otherwise, *(c.words for c in helping)):
        for lang in LANGUAGES:
            assert not re.search(IN_WORDS[question.id], words[lang], re.I), words[lang]


@pytest.mark.parametrize("question", [BY_ID[key] for key in IN_WORDS], ids=name)
@pytest.mark.parametrize("said", ["0", "1", "-1", "4", "K"])
def test_an_answer_in_words_is_no_number(question: Question, said: str) -> None:
    """No number passes for the name that is asked for."""
    assert not grade(question, said).right


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if q.kind == "text" and q.id not in IN_WORDS], ids=name
)
def test_a_number_is_derived_anew(question: Question) -> None:
    """The catalogue gives the same number as the quiz."""
    assert question.id in FACTS, f"add a line to FACTS that computes {question.id}"
    value = FACTS[question.id]()
    assert grade(question, f"{value:g}").right, f"{question.id}: the code says {value}"
    assert not grade(question, f"{value + 1:g}").right


def test_swish_answer_is_the_catalogues_swish() -> None:
    """The formula drawn as the true curve is the catalogue's function, with and without beta."""
    plain, general = parse("x*sigmoid(x)"), parse("x*sigmoid(beta*x)", names=("x", "beta"))
    assert BY_ID["swish-formula"].accept[0] == "x*sigmoid(x)"
    assert same_function(plain, SWISH, settings=[{"beta": 1.0}])
    assert same_function(general, SWISH, settings=[{"beta": b} for b in (0.5, 1.0, 2.0)])


def test_the_explanation_of_swish_quotes_true_numbers() -> None:
    """The minimum in the explanation is the catalogue's."""
    where = SWISH.lowest(beta=1.0)
    assert where is not None
    for words in BY_ID["swish-formula"].why.values():
        assert f"{where:.3f}" in words and f"{float(SWISH(where)):.3f}" in words


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("다중 분류", "right"),
        ("소프트맥스는 다중 분류에 주로 사용돼요.", "right"),
        ("다중 클래스 분류 문제에 쓰입니다", "right"),
        ("멀티클래스분류", "right"),
        ("Multi-class classification", "right"),
        ("Softmax is mostly used for multiclass classification tasks.", "right"),
        ("다항 로지스틱 회귀", "right_with_note"),
        ("출력층", "partly"),
        ("마지막 층", "partly"),
        ("the output layer", "partly"),
        ("분류 문제", "partly"),
        ("이진 분류에 주로 사용된다.", "wrong"),
        ("다중 레이블 분류", "wrong"),
        ("binary classification", "wrong"),
        ("다중 분류가 아니에요", "wrong"),
        ("not multi-class classification", "wrong"),
    ],
)
def test_quiz_1_understands_how_people_answer(said: str, kind: str) -> None:
    """Several names of the task count, the last layer counts in part, another task does not."""
    assert grade(BY_ID["softmax-used-for"], said).kind == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("f'(x)=g(x)=0, x<0", "right"),
        ("기울기는 항상 0입니다.", "right"),
        ("x<0일 때 0이에요", "right"),
        ("The slope is 0 for x < 0.", "right"),
        ("１", "wrong"),
        ("0 (x>0)", "wrong"),
        ("0이 아니에요", "wrong"),
        ("not 0", "wrong"),
    ],
)
def test_quiz_2_understands_how_people_answer(said: str, kind: str) -> None:
    """Phrases around the number are understood, and a denial is not taken for the answer."""
    assert grade(BY_ID["relu-negative-slope"], said).kind == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("xσ(x)", "right"),
        ("x/(1+e^-x)", "right"),
        (r"f(x) = \frac{x}{1+e^{-x}}", "right"),
        ("x*e^x/(1+e^x)", "right"),
        ("0.5*x*(1+tanh(x/2))", "right"),
        ("silu(x)", "right_with_note"),
        ("x·σ(βx)", "right_with_note"),
        ("x·tanh(x)", "wrong"),
        ("σ(x)", "partly"),
        ("sin(x)", "wrong"),
        ("x*sigmoid(", "unreadable"),
    ],
)
def test_quiz_4_understands_how_people_write(said: str, kind: str) -> None:
    """A formula counts by what it computes."""
    assert grade(BY_ID["swish-formula"], said).kind == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("−α", "right"),
        ("f(x) → -α", "right"),
        ("-α에 수렴합니다.", "right"),
        ("마이너스 알파로 가요", "right"),
        ("It tends to -alpha.", "right"),
        (r"$-\alpha$", "right"),
        ("-1", "right_with_note"),
        ("-1로 수렴", "right_with_note"),
        ("0", "wrong"),
        ("-∞", "wrong"),
        ("알파", "partly"),
        ("-α가 아니에요", "wrong"),
        ("not -α", "wrong"),
        ("-2α", "wrong"),
    ],
)
def test_quiz_3_understands_how_people_answer(said: str, kind: str) -> None:
    """The limit is known by symbol or name, -1 counts with a note, and 0 is the slope's limit."""
    assert grade(BY_ID["elu-limit"], said).kind == kind
