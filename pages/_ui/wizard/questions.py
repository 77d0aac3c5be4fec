"""The wizard's questions: one at a time, below the answers so far; and the needs."""

import streamlit as st

from core import choose
from core.choose import Answer, Step, TreeQuestion
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.wizard import path


def show() -> None:
    """Show the answers so far, each a way back to its question, and the open question."""
    if st.session_state.pop(path.BAD, False):
        st.info(say("choose.bad"))
    steps, leaf = choose.walk(library.choices(), path.path())
    if path.path():
        _trail([(step.question, step.answer) for step in steps if step.answer])
    if leaf is None:
        _question(len(steps) - 1, steps[-1])


def needs(offered: tuple[str, ...]) -> None:
    """Ask for the needs that may change the advice."""
    words = {n.id: n.words[current()] for n in library.choices().needs if n.id in offered}
    st.session_state["wizard-ask-needs"] = [need for need in path.needs() if need in words]
    st.pills(
        say("choose.needs"),
        list(words),
        selection_mode="multi",
        key="wizard-ask-needs",
        format_func=words.__getitem__,
        on_change=_needed,
        args=(tuple(words),),
    )


def _trail(answered: list[tuple[TreeQuestion, Answer]]) -> None:
    with st.container(key="wizard-trail", horizontal=True):
        for number, (question, answer) in enumerate(answered):
            st.button(
                f"{number + 1} · {answer.words[current()]}",
                key=f"trail-{question.id}",
                on_click=path.go,
                args=(path.path()[:number],),
            )
        st.button(
            say("choose.again"),
            key="wizard-again",
            icon=":material/restart_alt:",
            type="tertiary",
            on_click=path.start_over,
        )


def _question(number: int, step: Step) -> None:
    """Show a question with a row for each answer; the answer given before has a tick."""
    before = path.remembered(step.question.id)
    st.subheader(f"{number + 1}. {step.question.words[current()]}", anchor="question")
    with st.container(key="wizard-answers"):
        for answer in step.question.answers:
            st.button(
                answer.words[current()],
                key=f"wizard-{step.question.id}-{answer.id}",
                icon=":material/check:" if answer.id == before else None,
                width="stretch",
                on_click=path.answer,
                args=(number, answer.id),
            )


def _needed(offered: tuple[str, ...]) -> None:
    """Keep the selected needs, and those that this path does not offer."""
    others = (need for need in path.needs() if need not in offered)
    path.go(path.path(), (*others, *st.session_state["wizard-ask-needs"]))
