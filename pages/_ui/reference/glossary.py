"""Terms of the lesson in alphabetical order, and a field that finds one of them."""

from collections.abc import Sequence

import streamlit as st

from core.course.glossary import Term
from pages._ui.text import library
from pages._ui.text.language import current, say


def show() -> None:
    """Show every term with its English name, its definition and its section."""
    ordered = sorted(library.terms().values(), key=lambda term: term.names[current()].casefold())
    _find(ordered)
    with st.container(key="terms"):
        st.markdown("\n".join(f"- {_entry(term)}" for term in ordered))


def _find(terms: Sequence[Term]) -> None:
    """Field that lists the terms that contain what is typed; the chosen one is shown below it."""
    chosen = st.selectbox(
        say("glossary.find"),
        terms,
        index=None,
        key="find-term",
        format_func=_name,
        placeholder=say("glossary.type"),
    )
    if chosen:
        st.info(_entry(chosen))


def _name(term: Term) -> str:
    """Name in the language of the visitor, and the English one where it differs."""
    here, english = term.names[current()], term.names["en"]
    return here if here == english else f"{here} · {english}"


def _entry(term: Term) -> str:
    here = current()
    name, *english = _name(term).split(" · ")
    section = f"[{say(f'section.{term.section}')}]({term.section}?lang={here})"
    return f"{' · '.join([f'**{name}**', *english])}  \n  {term.definition[here]} :small[{section}]"
