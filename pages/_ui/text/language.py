"""Language of the visitor, and interface texts in it."""

import streamlit as st

from pages._ui.text import library

LANGUAGES = ("ko", "en")
KEY = "language"


def preferred() -> str:
    """Language of the visitor's browser."""
    return of_browser(st.context.locale or "")


def of_browser(asked: str) -> str:
    """English where a locale or an Accept-Language header begins with it, else Korean."""
    return "en" if asked.strip().lower().startswith("en") else "ko"


def resolve() -> None:
    """Set the language of this run: from the URL, else the session, else the browser."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state[KEY] = asked
    elif KEY not in st.session_state:
        st.session_state[KEY] = preferred()
    show_in_url()


def show_in_url() -> None:
    """Keep `?lang=` in the URL if the browser alone would choose the other language."""
    if current() != preferred():
        st.query_params["lang"] = current()
    elif "lang" in st.query_params and st.query_params["lang"] != current():
        del st.query_params["lang"]


def current() -> str:
    """Language of this run, "ko" or "en"."""
    return st.session_state.get(KEY, "ko")


def say(key: str, **fields: str | int | float) -> str:
    """Interface text for `key` ("explorer.play") in the visitor's language, its fields filled."""
    entry = library.words(current())
    for part in key.split("."):
        entry = entry[part]
    return str(entry).format(**fields) if fields else str(entry)


def switch() -> None:
    """Show the language switch; the page and its parameters stay."""
    # Each run sets the value: a browser that misses the first run would mark no language.
    st.session_state["_switch"] = current()
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
    if st.session_state["_switch"] in LANGUAGES:  # None: sent before the page knew its value
        st.session_state[KEY] = st.session_state["_switch"]
        st.query_params["lang"] = current()
