"""Shows a formula's syntax error and its position."""

import re

import streamlit as st

from core.formula import FormulaError
from pages._ui.text.language import say


def show(typed: str, error: FormulaError) -> None:
    """Show the error, and the typed text with its place marked."""
    end = error.at + max(1, len(error.found))
    before, here, after = typed[: error.at], typed[error.at : end] or "␣", typed[end:]
    marked = f"{inert(before[-60:])}:red-background[{inert(here[:20])}]{inert(after[:60])}"
    st.markdown(message(error))
    st.markdown(marked)


def message(error: FormulaError) -> str:
    """Sentence on the error, as Markdown."""
    return say(f"formula.{error.key}", found=inert(error.found))


def inert(text: str) -> str:
    """A learner's text as a Markdown code span: it is neither Markdown nor HTML.

    White space becomes single spaces, since a blank line would end the span; the fence is longer
    than any run of backticks inside.
    """
    if not text:
        return ""
    line = re.sub(r"\s+", " ", text)
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"
