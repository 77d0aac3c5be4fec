"""Links to sources, and the list of models that use an activation."""

from collections.abc import Iterable

import streamlit as st

from core.course import content
from pages._ui.text import library
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset


def linked(text: str) -> str:
    """Markdown with every `[@key]` as a link to its source, and with line breaks fixed."""
    return typeset(content.cite(text, library.references()))


def users(activations: tuple[str, ...]) -> None:
    """Show the models that use one of `activations`, each with the file or paper that proves it.

    With several activations, each row names those that the model uses.
    """
    rows = [m for m in library.models() if set(activations) & set(m.activations)]
    st.subheader(say("users.title"), anchor="users")
    st.markdown(listed(rows, activations))


def listed(rows: Iterable[content.Model], asked: tuple[str, ...]) -> str:
    """Markdown list of models; with several activations `asked`, each row names those it uses."""
    return "\n".join(f"- {_row(model, asked)}" for model in rows)


def _row(model: content.Model, asked: tuple[str, ...]) -> str:
    used = [label(name) for name in model.activations if name in asked and len(asked) > 1]
    named = f"**{model.name}**" + (f" ({model.year})" if model.year else "")
    note = model.note.get(current(), "")
    model_line = " · ".join(part for part in (named, *used, note) if part)
    return f"{model_line}  \n  :small[{say('users.where')}: {place(model)}]"


def place(model: content.Model) -> str:
    """Paper or file that proves what a model uses."""
    return linked(f"[@{model.cite}]") if model.cite else f"`{model.where}`"
