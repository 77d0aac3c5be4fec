"""What this learner has answered, for the length of the visit."""

import streamlit as st

from core.quiz import Question, grade


def answers() -> dict[str, str]:
    """The last answer to each question, by its id."""
    kept: dict[str, str] = st.session_state.setdefault("answers", {})
    return kept


def is_open(question: str) -> bool:
    """Whether the answer is known: given rightly once, or shown."""
    return question in _known()


def hides(question: str) -> bool:
    """Whether what waits for this quiz is still covered; nothing waits for the quiz ""."""
    return bool(question) and not is_open(question)


def answer(question: Question, typed: str) -> bool:
    """Keep an answer; True if it is the one that opens what the question covered."""
    answers()[question.id] = typed
    opens = grade(question, typed).right and not is_open(question.id)
    if opens:
        reveal(question.id)
    return opens


def reveal(question: str) -> None:
    """Open what the question covered."""
    _known().add(question)


def _known() -> set[str]:
    kept: set[str] = st.session_state.setdefault("known", set())
    return kept
