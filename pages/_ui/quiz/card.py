"""Question card: prompt, answer field, buttons and feedback; and the cover of a hidden block."""

import streamlit as st

from core import quiz
from core.progress.record import Sureness
from pages._ui.quiz import answer_chart, answer_fields, feedback, formula_preview, votes
from pages._ui.runtime.error_boundary import fragment
from pages._ui.session import answers, learner_record, projector
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset

ANSWER_BUTTONS: tuple[tuple[str, Sureness], ...] = (
    ("sure", "sure"),
    ("check", "think"),
    ("guess", "guess"),
)
"""Buttons that check an answer, by key, each with the learner's sureness."""


def cover(question: quiz.Question) -> None:
    """Show one line in place of a block that would answer a quiz of the deck."""
    st.caption(f":material/lock: {say('quiz.covered', number=question.deck_number)}")


def show(question: quiz.Question, since: int = 0, source: str = "") -> None:
    """Show the card; answers before `since` do not count.

    `source` is a sentence that would give the answer away, so it follows the feedback.
    """
    with st.container(border=True, key=f"quiz-{question.id}"):
        if title := _title(question):
            st.subheader(title, anchor=question.id if question.deck_number else False)
        st.markdown(typeset(question.prompt[current()]))
        if _has_picture(question, since):
            answer_chart.show(question)
        if projector.is_on():
            _reveal(question)
        else:
            fragment(question.id, lambda: _ask(question, since, source))


def _has_picture(question: quiz.Question, since: int) -> bool:
    """Whether to show the chart here; that of a prediction follows the guess."""
    if question.kind == "predict":
        return answers.is_open(question.id, since)
    return question.kind not in ("point", "formula")


def _title(question: quiz.Question) -> str:
    if question.deck_number:
        return f"{say('quiz.title')} {question.deck_number}"
    return say("quiz.predict") if question.kind == "predict" else ""


def _reveal(question: quiz.Question) -> None:
    votes.show(question)
    if answers.is_open(question.id):
        feedback.explain(question)
    else:
        _give_up(question)


def _ask(question: quiz.Question, since: int, source: str) -> None:
    if question.kind == "formula":
        words, picture = st.columns([5, 7], gap="large")
        with words:
            typed = _answer(question, since, source)
        with picture:
            formula_preview.show(question, typed)
    else:
        _answer(question, since, source)


def _answer(question: quiz.Question, since: int, source: str) -> str:
    typed = answer_fields.show(question, since)
    opened = _buttons(question, typed)
    learner_record.keep(question.id)
    if opened:
        st.rerun()
    feedback.show(question, since)
    if source and answers.was_tried(question.id, since):
        st.caption(source)
    return typed


def _buttons(question: quiz.Question, typed: str) -> bool:
    """Show the buttons to check, for a tip and "show me"; return whether blocks were uncovered."""
    opened = False
    st.caption(say("quiz.how_sure"))
    with st.container(horizontal=True, key=f"ways-{question.id}"):
        for key, sure in ANSWER_BUTTONS:
            if st.button(say(f"quiz.{key}"), key=f"{key}-{question.id}", type="primary"):
                opened = answers.answer(question, typed, sure)
        with st.popover(say("quiz.tip"), icon=":material/lightbulb:"):
            st.markdown(typeset(question.tip[current()]))
        _give_up(question)
    return opened and question.id in library.every_question()


def _give_up(question: quiz.Question) -> None:
    if not answers.is_open(question.id) and st.button(say("quiz.show"), key=f"show-{question.id}"):
        answers.reveal(question.id)
        st.rerun()
