"""Both votes counted, for every kind of question that a phone can answer."""

import csv
import io
from importlib import import_module
from pathlib import Path

import pytest

from core.quiz import Chart, Comment, Feedback, Option, Question, grade
from core.room import (
    OTHER,
    Event,
    Joined,
    Moved,
    Opened,
    Room,
    UnreadableAnswerError,
    Voted,
    canonical,
    fits_a_phone,
    hint,
    replay,
    tally,
    to_csv,
)
from core.room.answers import KINDS
from pages._ui.text import library

BOTH = {"ko": "", "en": ""}
OPTIONS = (Option("a", "", "", right=True), Option("b", "", ""), Option("c", "", ""))
SINGLE = Question("q", "single", BOTH, BOTH, BOTH, options=OPTIONS)
NUMBER = Question("q", "number", BOTH, BOTH, BOTH, answer=0.25, tolerance=0.01)
POINT = Question("q", "point", BOTH, BOTH, BOTH, answer=1, tolerance=0.1, chart=Chart("tanh"))
PARTLY = (Comment("partly", "", "", match=("half",)),)
TEXT = Question("q", "text", BOTH, BOTH, BOTH, accept=("relu",), comments=PARTLY)


def voted(first: str, second: str = "") -> Room:
    """Room in which learner 1, 2, … gave these answers; a dot is none."""
    events: list[Event] = [Opened(0, "t")]
    events += [Joined(0, str(i), f"name {i}") for i in range(9)]
    for round, answers in ((1, first), (2, second)):
        if answers:
            events.append(Moved(10, "vote", "q", round))
            cast = enumerate(answers.split())
            events += [Voted(12.5, str(i), "q", round, a, "sure") for i, a in cast if a != "."]
    room = replay("ABCD", events)
    assert room is not None
    return room


@pytest.mark.parametrize(
    ("share", "advice"),
    [(0, "explain"), (0.29, "explain"), (0.3, "discuss"), (0.8, "discuss"), (0.81, "reveal")],
)
def test_the_hint_follows_the_share(share: float, advice: str) -> None:
    """Below 30 % explain again, from 30 to 80 % discuss, above 80 % reveal."""
    assert hint(share) == advice


def test_bars_come_in_pairs() -> None:
    """Both votes have the same bars in the same order, an option without votes included."""
    counted = tally(voted("a b b .", "a a b a"), SINGLE)
    assert counted.second is not None
    assert counted.first.bars.keys() == counted.second.bars.keys() == {"a", "b", "c"}
    assert dict(counted.first.bars) == {"a": 1, "b": 2, "c": 0}
    assert dict(counted.second.bars) == {"a": 3, "b": 1, "c": 0}
    assert (counted.first.answered, counted.first.right, counted.second.right) == (3, 1, 3)
    assert counted.first.sure == {"guess": 0, "think": 0, "sure": 3}


def test_only_who_voted_twice_has_moved() -> None:
    """Moves are counted among those who answered both times, gains and losses apart."""
    counted = tally(voted("a b b c .", "b a b . a"), SINGLE)
    assert (counted.moved, counted.gained, counted.lost) == (2, 1, 1)


def test_rare_numbers_share_a_bar() -> None:
    """Six numbers have bars of their own, in order of size; the rarer ones are together."""
    answers = "5 5 4 4 3 3 2 2 0.25"
    counted = tally(voted(answers, "1 1 -1 -1 7 8"), NUMBER)
    assert len(counted.labels) == 7 and counted.labels[-1] == OTHER
    assert list(counted.labels[:-1]) == sorted(counted.labels[:-1], key=float)
    assert sum(counted.first.bars.values()) == 9 and counted.first.right == 1


def test_texts_are_grouped_by_verdict() -> None:
    """A text shows as right, partly or wrong, never in the learner's words."""
    counted = tally(voted("relu half nonsense nonsense"), TEXT)
    assert dict(counted.first.bars) == {"right": 1, "partly": 1, "wrong": 2}


@pytest.mark.parametrize("question", [SINGLE, NUMBER, TEXT], ids=lambda q: q.kind)
def test_an_answer_is_graded_once(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal answers of both votes are graded together, once for all figures."""
    graded = list[str]()

    def noted(question: Question, answer: str) -> Feedback:
        graded.append(answer)
        return grade(question, answer)

    monkeypatch.setattr(import_module("core.room.tally"), "grade", noted)
    tally(voted("1 2 2 3 1", "2 1 2 3 3"), question)
    assert sorted(graded) == ["1", "2", "3"]


def test_points_form_a_cloud() -> None:
    """Answers on a curve keep their x, in order, without the learners."""
    counted = tally(voted("1.05 -2 1"), POINT)
    assert counted.first.points == (-2.0, 1.0, 1.05) and counted.first.right == 2


@pytest.mark.parametrize(
    ("question", "typed", "stored"),
    [
        (SINGLE, " a ", "a"),
        (NUMBER, "1/4", "0.25"),
        (NUMBER, "-0", "0"),
        (POINT, "0.88", "0.88"),
        (TEXT, "ReLU 예요", "relu"),
    ],
)
def test_equal_answers_are_equal_texts(question: Question, typed: str, stored: str) -> None:
    """An answer is stored in one form."""
    assert canonical(question, typed) == stored


@pytest.mark.parametrize(
    "question",
    [q for q in library.every_question().values() if q.kind == "multi"],
    ids=lambda q: q.id,
)
def test_every_option_can_be_ticked(question: Question) -> None:
    """All options of a question of the lesson can be chosen at once, however long their ids are."""
    every = ",".join(option.id for option in question.options)
    assert canonical(question, every) == every


def test_several_options_are_stored_in_order() -> None:
    """The order of ticking makes no difference."""
    several = Question("q", "multi", BOTH, BOTH, BOTH, options=OPTIONS)
    assert canonical(several, "c,a,a") == "a,c"


@pytest.mark.parametrize(
    ("question", "typed"),
    [(SINGLE, ""), (SINGLE, "d"), (NUMBER, "x"), (NUMBER, "1/0"), (NUMBER, ""), (TEXT, " ")],
)
def test_unreadable_answers_are_refused(question: Question, typed: str) -> None:
    """An unknown option, a text that is no number, and an empty answer are errors."""
    with pytest.raises(UnreadableAnswerError):
        canonical(question, typed)


def test_most_questions_fit_a_phone() -> None:
    """Of the lesson's questions those of the kinds for phones can be asked, and of every kind."""
    fitting = [q for q in library.every_question().values() if fits_a_phone(q)]
    assert {q.kind for q in fitting} == set(KINDS)
    assert not [q for q in fitting if q.chart and q.kind == "point" and q.chart.moves != "x"]


def test_the_export_has_numbers_for_names(tmp_path: Path) -> None:
    """A row has question, phase, learner's number, answer, sureness and seconds; no name."""
    text = to_csv(voted("a b", "a a"))
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["question", "phase", "learner", "answer", "sure", "seconds"]
    assert rows[1] == ["q", "vote 1", "1", "a", "sure", "2.5"]
    assert len(rows) == 5 and "name" not in text


@pytest.mark.parametrize(("answer", "cell"), [("=1+1", "'=1+1"), ("-x", "'-x"), ("-2", "-2")])
def test_no_spreadsheet_runs_an_answer(answer: str, cell: str) -> None:
    """An answer that a spreadsheet would run as a formula is exported as text."""
    assert list(csv.reader(io.StringIO(to_csv(voted(answer)))))[1][3] == cell
