"""A question on its page: answer, be told why, try again, or be shown; covers what would tell."""

import streamlit as st

from core import quiz
from core.progress.record import Sureness
from pages._ui import answer_chart, fields, library, memory, preview, progress, projector, verdicts
from pages._ui.boundary import fragment
from pages._ui.language import current, say
from pages._ui.typeset import typeset
from pages._ui.votes import votes

SURE: tuple[tuple[str, Sureness], ...] = (("sure", "sure"), ("check", "think"), ("guess", "guess"))
"""The three ways to answer, by the key of their button: each says how sure the learner is."""


def cover(question: quiz.Question) -> None:
    """What stands in place of a block that would give the answer away."""
    if question.deck_number:
        st.caption(f":material/lock: {say('quiz.covered', number=question.deck_number)}")
    else:
        st.caption(f":material/lock: {say('quiz.covered_prediction')}")


def show(question: quiz.Question, since: int = 0, place: str = "") -> None:
    """The whole card; asked anew at `since`, what was answered before does not show.

    `place` stands in the title of a question that the deck does not number.
    """
    with st.container(border=True, key=f"quiz-{question.id}"):
        if title := _title(question, place):
            st.subheader(title, anchor=question.id if question.deck_number else False)
        st.markdown(typeset(question.prompt[current()]))
        if _has_picture(question, since):
            answer_chart.look(question)
        if projector.is_on():
            _reveal(question)
        else:
            fragment(question.id, lambda: _ask(question, since))


def _has_picture(question: quiz.Question, since: int) -> bool:
    """A prediction's chart waits for the guess; points and formulas have charts of their own."""
    if question.kind == "predict":
        return progress.is_open(question.id, since)
    return question.kind not in ("point", "formula")


def _title(question: quiz.Question, place: str) -> str:
    if question.deck_number:
        return f"{say('quiz.title')} {question.deck_number}"
    first = [say("quiz.predict")] if question.kind == "predict" else []
    return " · ".join([*first, *([place] if place else [])])


def _reveal(question: quiz.Question) -> None:
    votes(question)
    if progress.is_open(question.id):
        verdicts.explain(question)
    else:
        _give_up(question)


def _ask(question: quiz.Question, since: int) -> None:
    if question.kind == "formula":
        words, picture = st.columns([5, 7], gap="large")
        with words:
            typed = _answer(question, since)
        with picture:
            preview.draw(question, typed)
    else:
        _answer(question, since)


def _answer(question: quiz.Question, since: int) -> str:
    typed = fields.field(question, since)
    opened = _buttons(question, typed)
    memory.keep(question.id)
    if opened:
        st.rerun()
    verdicts.feedback(question, since)
    return typed


def _buttons(question: quiz.Question, typed: str) -> bool:
    """Three buttons that check, a tip, and "show me"; True if the answer opened something."""
    opened = False
    st.caption(say("quiz.how_sure"))
    with st.container(horizontal=True, key=f"ways-{question.id}"):
        for key, sure in SURE:
            if st.button(say(f"quiz.{key}"), key=f"{key}-{question.id}", type="primary"):
                opened = progress.answer(question, typed, sure)
        with st.popover(say("quiz.tip"), icon=":material/lightbulb:"):
            st.markdown(typeset(question.tip[current()]))
        _give_up(question)
    return opened and question.id in library.every_question()


def _give_up(question: quiz.Question) -> None:
    if not progress.is_open(question.id) and st.button(say("quiz.show"), key=f"show-{question.id}"):
        progress.reveal(question.id)
        st.rerun()
