"""A text that is no formula: what is wrong, and where."""

import streamlit as st

from core.formula import FormulaError
from pages._ui.text.language import say


def where(typed: str, error: FormulaError) -> None:
    """What is wrong, and the typed text with the place marked."""
    end = error.at + max(1, len(error.found))
    before, here, after = typed[: error.at], typed[error.at : end] or "␣", typed[end:]
    marked = f"{inert(before[-60:])}:red-background[{inert(here[:20])}]{inert(after[:60])}"
    st.markdown(say(f"formula.{error.key}", found=inert(error.found)))
    st.markdown(marked)


def inert(text: str) -> str:
    """Something a learner typed, as code: neither Markdown nor HTML."""
    return f"`{text.replace('`', '′')}`" if text else ""
