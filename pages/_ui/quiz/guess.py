"""Guess before an experiment: the options as chips in the place of its picture."""

import streamlit as st

from core.quiz import Question, grade, shuffled_options, solution
from pages._ui.quiz import card
from pages._ui.quiz.feedback import ICONS, response_text
from pages._ui.session import answers, learner_record, projector
from pages._ui.text import citations
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
            _outcome(question)
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


def _outcome(question: Question) -> None:
    """The guess, if there was one, beside what was measured; then the reason."""
    guess, truth = answers.answers().get(question.id), solution(question)[current()]
    why = citations.linked(question.why[current()])
    if guess is None:
        st.markdown(f"{say('quiz.measured', truth=typeset(truth))}  \n{why}")
        return
    feedback = grade(question, guess)
    if feedback.right:
        st.markdown(f"{ICONS['right']} **{say('verdict.predicted_right')}** · {truth}  \n{why}")
        return
    guessed = say("quiz.guess_and_truth", guess=response_text(question, guess), truth=truth)
    comments = " ".join(typeset(comment[current()]) for comment in feedback.comments)
    st.markdown("  \n".join([typeset(guessed), comments, why]))
