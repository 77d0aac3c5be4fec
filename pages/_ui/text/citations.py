"""Sources in the text, and the list of models that use an activation."""

from collections.abc import Iterable

import streamlit as st

from core import activations as catalogue
from core.course import content
from core.multivariate import gates
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset


def linked(text: str) -> str:
    """The text with every `[@key]` as a link to the source, and with its lines held together."""
    return typeset(content.cite(text, library.references()))


def users(activations: tuple[str, ...]) -> None:
    """The models that use one of `activations`, with the file or paper that shows it.

    Where several were asked for, each row says which of them the model uses.
    """
    rows = [m for m in library.models() if set(activations) & set(m.activations)]
    st.subheader(say("users.title"), anchor="users")
    st.markdown(listed(rows, activations))


def listed(rows: Iterable[content.Model], asked: tuple[str, ...]) -> str:
    """A point for each model; of the activations that were asked for it says which it uses."""
    return "\n".join(f"- {_row(model, asked)}" for model in rows)


def label(name: str) -> str:
    """What the catalogue, of activations or of gates, calls this function."""
    return (catalogue.BY_NAME | gates.BY_NAME)[name].label


def _row(model: content.Model, asked: tuple[str, ...]) -> str:
    used = [label(name) for name in model.activations if name in asked and len(asked) > 1]
    named = f"**{model.name}**" + (f" ({model.year})" if model.year else "")
    note = model.note.get(current(), "")
    where = linked(f"[@{model.cite}]") if model.cite else f"`{model.where}`"
    said = " · ".join(part for part in (named, *used, note) if part)
    return f"{said}  \n  :small[{say('users.where')}: {where}]"
