"""The wizard's questions with their answers, the needs, and buttons to go back."""

import streamlit as st

from core import choose
from core.choose import Advice, Step
from pages._ui.text import library
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.wizard import path


def show() -> None:
    """Show the questions up to the open one, the needs, and a link to the advice."""
    if st.session_state.pop(path.BAD, False):
        st.info(say("choose.bad"))
    steps, leaf = choose.walk(library.choices(), path.path())
    for number, step in enumerate(steps):
        _question(number, step)
    if leaf and leaf.needs:
        _needs(leaf.needs)
    if path.path():
        with st.container(key="wizard-ways", horizontal=True):
            st.button(say("choose.back"), on_click=_back, key="wizard-back")
            st.button(say("choose.again"), on_click=path.start_over, key="wizard-again")
    advice = path.advice()
    if advice:
        st.markdown(f"→ [**{advice_name(advice)}**](#advice)")


def advice_name(advice: Advice) -> str:
    """Name of an advice: of its leaf, or of the activation that the needs chose."""
    leaf_name = advice.leaf.name.get(current())
    return leaf_name if leaf_name and advice.usual else label(advice.activation)


def _question(number: int, step: Step) -> None:
    key = f"wizard-{step.question.id}"
    st.session_state[key] = step.answer.id if step.answer else None
    words = {answer.id: answer.words[current()] for answer in step.question.answers}
    st.pills(
        step.question.words[current()],
        list(words),
        key=key,
        format_func=words.__getitem__,
        on_change=_answered,
        args=(number, key),
    )


def _answered(number: int, key: str) -> None:
    path.answer(number, st.session_state[key])


def _needs(offered: tuple[str, ...]) -> None:
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


def _needed(offered: tuple[str, ...]) -> None:
    """Keep the selected needs, and those that this path does not offer."""
    others = (need for need in path.needs() if need not in offered)
    path.go(path.path(), (*others, *st.session_state["wizard-ask-needs"]))


def _back() -> None:
    path.go(path.path()[:-1])
