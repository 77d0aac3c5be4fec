"""Keys of the projector and the presenter's window, which need no answer of the server."""

from functools import cache
from typing import Any

import streamlit as st

from core.course.outline import Section
from pages._ui.browser.urls import loader, web_url
from pages._ui.session import projector
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES, current, say

KEYS = ("turn", "ends", "number", "black", "full", "notes", "keys", "leave")
"""Keys of the projector in the order of the list that `?` shows."""


def connect(section: Section, turns: int) -> None:
    """Send the present slide and the next one to the browser; a number typed there turns to it."""
    key = "presenter"

    def went() -> None:
        to = st.session_state[key].get("go")
        if isinstance(to, int | float):
            projector.go(min(int(to), turns))

    with st.container(key="unseen-presenter"):
        _component()(key=key, data=_data(section, turns), on_go_change=went)


def _data(section: Section, turns: int) -> dict[str, Any]:
    deck, at = library.slides(section.id), min(projector.step(), turns)
    here, after = (deck[at - 1 : at], deck[at : at + 1])
    return {
        "at": at,
        "of": turns,
        "section": say(f"section.{section.id}"),
        "title": here[0].title[current()] if here else "",
        "words": here[0].words[current()] if here else "",
        "next": after[0].title[current()] if after else "",
        "notes": [here[0].note[language] for language in _languages()] if here else [],
        "address": web_url("presenter/notes.html"),
        "say": library.words(current())["presenter"],
        "keys": [[say(f"presenter.key.{key}"), say(f"presenter.does.{key}")] for key in KEYS],
    }


def _languages() -> list[str]:
    """Both languages, the present one first."""
    return sorted(LANGUAGES, key=lambda language: language != current())


@cache
def _component() -> Any:
    return st.components.v2.component(
        "presenter", js=loader("presenter/presenter.js"), isolate_styles=False
    )
