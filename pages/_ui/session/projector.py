"""Projector mode: one block of the lesson at a time, large, without the page around it."""

import streamlit as st

from pages._ui.text.language import say

KEY, STEP = "present", "step"


def settle() -> None:
    """Begin with what the URL asks for (`?present=1&step=3`), then keep URL and session alike."""
    if KEY not in st.session_state:
        st.session_state[KEY] = st.query_params.get("present") == "1"
        st.session_state[STEP] = _whole(st.query_params.get("step", "1"))
    if is_on():
        st.query_params.update({"present": "1", "step": str(step())})


def is_on() -> bool:
    """Whether this visitor sees the lesson as a projection."""
    return bool(st.session_state.get(KEY, False))


def step() -> int:
    """The block that is shown, from 1."""
    return int(st.session_state.get(STEP, 1))


def go(to: int) -> None:
    """Show block `to`, counted from 1."""
    st.session_state[STEP] = max(1, to)


def enter() -> None:
    """Switch to the projection, at the first block."""
    st.session_state[KEY] = True
    go(1)


def leave() -> None:
    """Back to the whole page."""
    st.session_state[KEY] = False
    for name in ("present", "step"):
        st.query_params.pop(name, None)


def door() -> None:
    """The button into the projection, or out of it."""
    if is_on():
        st.button(say("projector.leave"), on_click=leave, shortcut="Esc", key="leave")
    else:
        st.button(
            say("projector.enter"),
            on_click=enter,
            shortcut="P",
            key="present-button",
            help=say("projector.help"),
            icon=":material/present_to_all:",
        )


def _whole(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 4 else 1
