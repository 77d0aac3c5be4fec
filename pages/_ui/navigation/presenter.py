"""Keys of the projector and the presenter's window, which need no answer of the server."""

from typing import Any

import streamlit as st

from core.course.outline import Section
from pages._ui.browser.component import component
from pages._ui.session import projector
from pages._ui.text import speaker
from pages._ui.text.language import current, say

KEYS = ("turn", "ends", "number", "black", "full", "notes", "room", "keys", "leave")
"""Keys of the projector in the order of the list that `?` shows."""


def connect(section: Section, turns: int) -> None:
    """Send the present slide and the next one to the browser; a number typed there turns to it."""
    key = "presenter"

    def went() -> None:
        to = st.session_state[key].get("go")
        if isinstance(to, int | float):
            projector.go(min(int(to), turns))

    with st.container(key="unseen-presenter"):
        presenter = component("presenter", "presenter/presenter.js")
        presenter(key=key, data=_data(section, turns), on_go_change=went)


def _data(section: Section, turns: int) -> dict[str, Any]:
    return {
        "slide": speaker.words(current(), section.id, min(projector.step(), turns), turns),
        "language": current(),
        "room": say("presenter.room"),
        "keys": [[say(f"presenter.key.{key}"), say(f"presenter.does.{key}")] for key in KEYS],
    }
