"""Guess before an experiment: the options as chips in the place of its picture."""

import streamlit as st

from core.quiz import Question, shuffled_options
from pages._ui.quiz import card, feedback
from pages._ui.session import answers, learner_record, projector
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset


def show(question: Question) -> None:
    """Show the prediction; after a guess, or without one, what was guessed and what is so."""
    if projector.is_on():
        card.show(question)
        return
    with st.container(key=f"guess-{question.id}", border=True):
        st.markdown(f":small[{say('quiz.predict')}]  \n{typeset(question.prompt[current()])}")
        if answers.hides(question.id):
            _ask(question)
        else:
            feedback.show(question)
        learner_record.keep(question.id)


def _ask(question: Question) -> None:
    options = {o.id: typeset(o.words[current()]) for o in shuffled_options(question)}
    key = f"guessed-{question.id}"

    def guessed() -> None:
        answers.answer(question, st.session_state[key] or "", "")

    st.pills(
        say("quiz.predict"),
        options,
        key=key,
        format_func=options.__getitem__,
        on_change=guessed,
        label_visibility="collapsed",
    )
    st.button(
        say("quiz.just_show"),
        key=f"show-{question.id}",
        type="tertiary",
        on_click=answers.reveal,
        args=(question.id,),
    )
