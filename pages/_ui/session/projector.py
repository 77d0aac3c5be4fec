"""Projector mode: one block of the lesson at a time, in large type."""

import streamlit as st

from pages._ui.text.language import say

KEY, STEP, BLOCK, LEFT = "present", "step", "projected-block", "left-projection"
ARRIVED = "arrived-at"


def resolve() -> None:
    """Start as the URL asks (`?present=1&step=3`), then keep URL and session in sync."""
    if KEY not in st.session_state:
        st.session_state[KEY] = st.query_params.get("present") == "1"
        st.session_state[STEP] = _whole(st.query_params.get("step", "1"))
    if is_on():
        st.query_params.update({"present": "1", "step": str(step())})


def is_on() -> bool:
    """Whether the lesson is projected."""
    return bool(st.session_state.get(KEY, False))


def step() -> int:
    """Number of the block that is shown, from 1."""
    return int(st.session_state.get(STEP, 1))


def go(to: int) -> None:
    """Show block number `to`, counted from 1."""
    st.session_state[STEP] = max(1, to)


def show_block(name: str) -> None:
    """Remember the block that is projected."""
    st.session_state[BLOCK] = name


def block() -> str:
    """Name of the block projected last, or the empty string."""
    return str(st.session_state.get(BLOCK, ""))


def enter(section: str) -> None:
    """Start the projection of a section, at the step where it was left."""
    st.session_state[KEY] = True
    st.session_state.pop(ARRIVED, None)
    left = st.session_state.get(LEFT, ("", 1))
    go(left[1] if left[0] == section else 1)


def leave(section: str) -> None:
    """Return from the projection to the whole page."""
    st.session_state[KEY] = False
    st.session_state[LEFT] = section, step()
    for name in ("present", "step"):
        st.query_params.pop(name, None)


def toggle_button(section: str) -> None:
    """Button that starts or leaves the projection of a section."""
    if is_on():
        st.button(
            say("projector.leave"), on_click=leave, args=(section,), shortcut="Esc", key="leave"
        )
    else:
        st.button(
            say("projector.enter"),
            on_click=enter,
            args=(section,),
            shortcut="P",
            key="present-button",
            help=say("projector.help"),
            icon=":material/present_to_all:",
        )


def _whole(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 4 else 1
