"""The four quizzes of the slides: stable ids, and answers in free words."""

import re
from pathlib import Path

import pytest

from core.activations import SWISH
from core.course.content import LANGUAGES
from core.formula import parse, same_function
from core.quiz import Question, grade, load

QUIZ = Path(__file__).parents[2] / "assets" / "quiz"
BY_ID = {question.id: question for path in QUIZ.glob("*.toml") for question in load(path)}

IN_WORDS = {"softmax-used-for": r"다중 ?(분류|클래스)|다항|multi-?class|multinomial"}
"""Questions whose answer is a name and no number, and the spellings that would give it away."""


def name(question: Question) -> str:
    """A short test id."""
    return question.id


def test_published_ids_stay() -> None:
    """The deck's quizzes keep their ids, however their wording changes."""
    numbers = {question.id: question.deck_number for question in BY_ID.values()}
    assert numbers["relu-negative-slope"] == 2 and numbers["swish-formula"] == 4
    assert numbers["elu-limit"] == 3 and numbers["softmax-used-for"] == 1


@pytest.mark.parametrize("question", [BY_ID[key] for key in IN_WORDS], ids=name)
def test_an_answer_in_words_is_kept_from_the_comments(question: Question) -> None:
    """Prompt, tip and comments on wrong answers do not contain the answer."""
    helping = [comment for comment in question.comments if comment.verdict in ("wrong", "partly")]
    for words in (question.prompt, question.tip, question.otherwise, *(c.words for c in helping)):
        for lang in LANGUAGES:
            assert not re.search(IN_WORDS[question.id], words[lang], re.I), words[lang]


@pytest.mark.parametrize("question", [BY_ID[key] for key in IN_WORDS], ids=name)
@pytest.mark.parametrize("said", ["0", "1", "-1", "4", "K"])
def test_an_answer_in_words_is_no_number(question: Question, said: str) -> None:
    """A number is not accepted where a name is asked for."""
    assert not grade(question, said).right


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
    assert grade(BY_ID["softmax-used-for"], said).verdict == kind


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
    """Phrases around the number are ignored, and a negation is not accepted."""
    assert grade(BY_ID["relu-negative-slope"], said).verdict == kind


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
    """A formula counts by its values."""
    assert grade(BY_ID["swish-formula"], said).verdict == kind


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
    assert grade(BY_ID["elu-limit"], said).verdict == kind
