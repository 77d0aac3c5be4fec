"""A question on its page: answer, be told why, try again, or be shown; covers what would tell."""

import streamlit as st

from core import quiz
from core.activations import SWISH
from core.formula import FormulaError, parse
from pages._ui import citations, explorer, progress, projector, slip
from pages._ui.boundary import fragment
from pages._ui.language import current, say

SIGNS = {
    "right": ":green[:material/check_circle:]",
    "right_with_note": ":green[:material/check_circle:]",
    "partly": ":material/adjust:",
    "wrong": ":red[:material/cancel:]",
    "empty": ":material/edit:",
    "unreadable": ":material/help:",
}
LONGEST = 300


def cover(question: quiz.Question) -> None:
    """What stands in place of a block that would give the answer away."""
    st.caption(f":material/lock: {say('quiz.covered', number=question.deck_number)}")


def show(question: quiz.Question) -> None:
    """The whole card."""
    with st.container(border=True, key=f"quiz-{question.id}"):
        st.subheader(f"{say('quiz.title')} {question.deck_number}", anchor=question.id)
        st.markdown(question.prompt[current()])
        if projector.is_on():
            _reveal(question)
        else:
            fragment(question.id, lambda: _ask(question))


def _reveal(question: quiz.Question) -> None:
    if progress.is_open(question.id):
        _explain(question)
    else:
        _give_up(question)


def _ask(question: quiz.Question) -> None:
    if question.kind == "formula":
        words, picture = st.columns([5, 7], gap="large")
        with words:
            typed = _answer(question)
        with picture:
            _preview(question, typed)
    else:
        _answer(question)


def _answer(question: quiz.Question) -> str:
    typed = st.text_input(
        say("quiz.answer"),
        key=f"typed-{question.id}",
        placeholder=question.placeholder[current()],
        max_chars=LONGEST,
        live=question.kind == "formula",
        persist_state="session",
        autocomplete="off",
    )
    with st.container(horizontal=True):
        if st.button(say("quiz.check"), type="primary", key=f"check-{question.id}"):
            _judge(question, typed)
        _tip(question)
        _give_up(question)
    _feedback(question)
    return typed


def _judge(question: quiz.Question, typed: str) -> None:
    if progress.answer(question, typed):
        st.rerun()


def _tip(question: quiz.Question) -> None:
    with st.popover(say("quiz.tip"), icon=":material/lightbulb:"):
        st.markdown(question.tip[current()])


def _give_up(question: quiz.Question) -> None:
    if not progress.is_open(question.id) and st.button(say("quiz.show"), key=f"show-{question.id}"):
        progress.reveal(question.id)
        st.rerun()


def _feedback(question: quiz.Question) -> None:
    """Sign, word and comment for the last answer; then why, once there was an answer."""
    if question.id in progress.answers():
        verdict = quiz.grade(question, progress.answers()[question.id])
        with st.container(key=f"verdict-{question.id}"):
            st.markdown(f"{SIGNS[verdict.kind]} **{say(f'verdict.{verdict.kind}')}**")
            if verdict.comment:
                st.markdown(verdict.comment[current()])
            if verdict.error:
                slip.where(progress.answers()[question.id], verdict.error)
        if verdict.kind in ("empty", "unreadable"):
            return
    if progress.is_open(question.id):
        _explain(question)
    elif question.id in progress.answers():
        with st.expander(say("quiz.why"), key=f"early-{question.id}"):
            _explain(question)


def _explain(question: quiz.Question) -> None:
    """The answer and why; after a wrong answer it waits folded, for another try first."""
    with st.container(key=f"why-{question.id}"):
        st.markdown(f"**{say('quiz.solution')}** {question.solution}")
        st.markdown(citations.linked(question.why[current()]))


def _preview(question: quiz.Question, typed: str) -> None:
    """What was typed, drawn over the true curve."""
    drawn = None
    if typed.strip():
        try:
            drawn = parse(typed, ("x", "beta"))
            st.markdown(f"{say('quiz.read_as')} ${drawn.latex}$")
        except FormulaError as error:
            slip.where(typed, error)
    explorer.overlay(question.id, SWISH, drawn)
