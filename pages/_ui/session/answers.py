"""Answers of the learner on all pages, in this and in earlier visits."""

import streamlit as st

from core import progress
from core.progress import Event
from core.progress.record import Sureness
from core.quiz import Question, grade
from pages._ui.session import learner_record
from pages._ui.text import library


def answers(since: int = 0) -> dict[str, str]:
    """The last answer to each question, by its id, given at `since` or later."""
    kept = {
        e.of: e.response for e in learner_record.record() if e.kind == "answer" and e.at >= since
    }
    return kept | {of: text for of, (at, text) in _checked().items() if at >= since}


def is_open(question: str, since: int = 0) -> bool:
    """Whether the answer is known: given rightly, chosen among options, or shown."""
    events = [
        event for event in learner_record.record() if event.of == question and event.at >= since
    ]
    return any(e.right or e.kind == "show" for e in events) or (
        any(e.kind == "answer" for e in events) and _has_options(question)
    )


def was_tried(question: str, since: int = 0) -> bool:
    """Whether the question was answered, rightly or not, or its answer was shown."""
    return any(
        event.of == question and event.at >= since and event.kind in ("answer", "show")
        for event in learner_record.record()
    )


def is_right(question: str) -> bool:
    """Whether the question was ever answered rightly."""
    return any(event.right for event in learner_record.record() if event.of == question)


def hides(question: str) -> bool:
    """Whether blocks are covered until this quiz is answered; the quiz "" covers none."""
    return bool(question) and not is_open(question)


def answer(question: Question, typed: str, sure: Sureness) -> bool:
    """Keep an answer; return whether it opens the blocks that the question covered."""
    at = learner_record.now()
    _checked()[question.id] = at, typed
    verdict = grade(question, typed).verdict
    was_open = is_open(question.id)
    if verdict != "empty" and verdict != "unreadable":
        learner_record.add(Event("answer", question.id, at, typed, verdict, sure))
    return is_open(question.id) and not was_open


def reveal(question: str) -> None:
    """Show the answer, and open the blocks that the question covered."""
    learner_record.add(Event("show", question, learner_record.now()))


def sureness(question: str) -> Sureness:
    """Sureness of the last answer."""
    levels = [e.sure for e in learner_record.record() if e.of == question and e.kind == "answer"]
    return levels[-1] if levels else ""


def draft(question: str, typed: str) -> None:
    """Remember the unchecked text in the answer field of a question."""
    if typed != progress.drafts(learner_record.record()).get(question, ""):
        learner_record.add(Event("draft", question, learner_record.now(), typed))


def due() -> int:
    """Number of questions whose repetition is due today."""
    cards = progress.schedule(learner_record.record())
    return progress.mastery(library.every_question(), cards, learner_record.now()).due


def _has_options(question: str) -> bool:
    """Whether the options are marked after the first answer, so that a second one is pointless."""
    found = library.question(question)
    return found is not None and bool(found.options)


def _checked() -> dict[str, tuple[int, str]]:
    """Time and text of the last answer checked in this visit, readable or not, by question."""
    kept: dict[str, tuple[int, str]] = st.session_state.setdefault("checked", {})
    return kept
