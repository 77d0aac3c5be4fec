"""Terms of the lesson in alphabetical order."""

import streamlit as st

from core.course.glossary import Term
from pages._ui.text import library
from pages._ui.text.language import current, say


def show() -> None:
    """Show every term with its English name, its definition and its section."""
    ordered = sorted(library.terms().values(), key=lambda term: term.names[current()].casefold())
    st.markdown("\n".join(f"- {_entry(term)}" for term in ordered))


def _entry(term: Term) -> str:
    here, english = current(), term.names["en"]
    name = f"**{term.names[here]}**" + (f" · {english}" if english != term.names[here] else "")
    section = f"[{say(f'section.{term.section}')}]({term.section}?lang={here})"
    return f"{name}  \n  {term.definition[here]} :small[{section}]"
