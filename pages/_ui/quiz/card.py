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

SURENESS: tuple[Sureness, ...] = ("guess", "think", "sure")


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
    """Show the button that checks, sureness, hint and answer; True if blocks were uncovered."""
    opened = False
    with st.container(
        horizontal=True, key=f"ways-{question.id}", vertical_alignment="center", gap="medium"
    ):
        if st.button(say("quiz.check"), key=f"check-{question.id}", type="primary"):
            opened = answers.answer(question, typed, _sureness(question.id))
        _ask_sureness(question.id)
        with st.popover(say("quiz.tip"), icon=":material/lightbulb:", type="tertiary"):
            st.markdown(typeset(question.tip[current()]))
        _give_up(question)
    return opened and question.id in library.every_question()


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
    if answers.is_open(question.id):
        return
    if st.button(say("quiz.show"), key=f"show-{question.id}", type="tertiary"):
        answers.reveal(question.id)
        st.rerun()
