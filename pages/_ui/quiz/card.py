"""Question card: prompt, answer field, buttons and feedback; marked options after the answer."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from core import quiz
from core.progress.record import SURENESS, Sureness
from pages._ui.quiz import (
    answer_chart,
    answer_fields,
    feedback,
    formula_preview,
    marked_options,
    votes,
)
from pages._ui.runtime.error_boundary import fragment
from pages._ui.session import answers, learner_record, projector
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset


def show(question: quiz.Question, since: int = 0, after: Callable[[], None] | None = None) -> None:
    """Show the card; answers before `since` do not count, and `after` draws the ways on."""
    with st.container(border=True, key=f"quiz-{question.id}"):
        if title := _title(question):
            st.subheader(title, anchor=question.id if question.deck_number else False)
        st.markdown(typeset(question.prompt[current()]))
        if _has_picture(question, since):
            answer_chart.show(question)
        if projector.is_on():
            _reveal(question)
        else:
            fragment(question.id, lambda: _ask(question, since, after))


def project(question: quiz.Question) -> None:
    """Show chart and votes on a slide, whose words ask; once it is known, the explanation."""
    with st.container(key=f"quiz-{question.id}"):
        known = answers.is_open(question.id)
        if question.pairs:
            answer_chart.wall(question, known)
            return
        if _has_picture(question, 0):
            answer_chart.show(question)
        votes.show(question, known)
        if known:
            feedback.explain(question)


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
    known = answers.is_open(question.id)
    votes.show(question, known)
    if known:
        feedback.explain(question)
    else:
        _give_up(question)


def _ask(question: quiz.Question, since: int, after: Callable[[], None] | None) -> None:
    if question.kind == "formula":
        words, picture = st.columns([5, 7], gap="large")
        with words:
            typed = _answer(question, since, after)
        with picture:
            formula_preview.show(question, typed)
    else:
        _answer(question, since, after)


def _answer(question: quiz.Question, since: int, after: Callable[[], None] | None) -> str:
    known, typed, opened = answers.is_open(question.id, since), "", False
    if known and question.options:
        marked_options.show(question, answers.answers(since).get(question.id, ""))
    else:
        typed = answer_fields.show(question, since)
        opened = _check(question, typed, known)
    learner_record.keep(question.id)
    if opened:
        st.rerun()
    feedback.show(question, since)
    if after:
        after()
    return typed


def _check(question: quiz.Question, typed: str, known: bool) -> bool:
    """Show the button that checks, with sureness, hint and answer before the answer is known.

    Returns whether the answer has just become known, which the rest of the page may wait for.
    """
    opened = False
    with st.container(
        horizontal=True, key=f"ways-{question.id}", vertical_alignment="center", gap="small"
    ):
        look: Literal["primary", "secondary"] = "secondary" if known else "primary"
        if st.button(say("quiz.check"), key=f"check-{question.id}", type=look):
            opened = answers.answer(question, typed, _sureness(question.id))
        if not known:
            _ask_sureness(question.id)
            with st.popover(say("quiz.tip"), icon=":material/lightbulb:", type="tertiary"):
                st.markdown(typeset(question.tip[current()]))
            _give_up(question)
    return opened


def _sureness(question: str) -> Sureness:
    """Sureness chosen at this question, or last at another one."""
    chosen: Sureness = st.session_state.get(f"sureness-{question}") or _usual()
    return chosen


def _usual() -> Sureness:
    usual: Sureness = st.session_state.get("sureness", "think")
    return usual


def _ask_sureness(question: str) -> None:
    key = f"sureness-{question}"

    def chosen() -> None:
        st.session_state["sureness"] = st.session_state[key]

    st.session_state.setdefault(key, _usual())
    st.segmented_control(
        say("quiz.how_sure"),
        SURENESS,
        key=key,
        format_func=lambda sure: say(f"sureness.{sure}"),
        on_change=chosen,
        label_visibility="collapsed",
        required=True,
    )


def _give_up(question: quiz.Question) -> None:
    if st.button(say("quiz.show"), key=f"show-{question.id}", type="tertiary"):
        answers.reveal(question.id)
        st.rerun()
