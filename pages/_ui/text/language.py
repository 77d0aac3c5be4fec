"""Which language the visitor reads, and the interface's words in it."""

import streamlit as st

from pages._ui.text import library

LANGUAGES = ("ko", "en")
KEY = "language"


def preferred() -> str:
    """Korean, or English where the browser asks for English first."""
    return "en" if (st.context.locale or "").lower().startswith("en") else "ko"


def settle() -> None:
    """Decide the language of this run: the URL's, else the session's, else the browser's."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state[KEY] = asked
    elif KEY not in st.session_state:
        st.session_state[KEY] = preferred()
    show_in_url()


def show_in_url() -> None:
    """Keep `?lang=` in the URL where the browser alone would have chosen otherwise."""
    if current() != preferred():
        st.query_params["lang"] = current()
    elif "lang" in st.query_params and st.query_params["lang"] != current():
        del st.query_params["lang"]


def current() -> str:
    """The language of this run, "ko" or "en"."""
    return st.session_state.get(KEY, "ko")


def say(key: str, **found: str | int | float) -> str:
    """The interface's words for `key` ("explorer.play") in the visitor's language."""
    entry = library.words(current())
    for part in key.split("."):
        entry = entry[part]
    return str(entry).format(**found) if found else str(entry)


def switch() -> None:
    """The two languages side by side; the page and its parameters stay."""
    st.session_state.setdefault("_switch", current())
    st.segmented_control(
        "언어 · Language",
        LANGUAGES,
        key="_switch",
        format_func={"ko": "한국어", "en": "English"}.__getitem__,
        label_visibility="collapsed",
        on_change=_switched,
        required=True,
    )


def _switched() -> None:
    st.session_state[KEY] = st.session_state["_switch"]
    st.query_params["lang"] = current()
