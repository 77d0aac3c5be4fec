"""Sources in the text, and the list of models that use an activation."""

import streamlit as st

from core import content
from pages._ui import library
from pages._ui.language import current, say


def linked(text: str) -> str:
    """The text with every `[@key]` as a link to the source."""
    return content.cite(text, library.references())


def users(activations: tuple[str, ...]) -> None:
    """The models that use one of `activations`, with the file or paper that shows it."""
    rows = [m for m in library.models() if set(activations) & set(m.activations)]
    st.subheader(say("users.title"), anchor="users")
    st.markdown("\n".join(f"- {_row(model)}" for model in rows))


def _row(model: content.Model) -> str:
    named = f"**{model.name}**" + (f" ({model.year})" if model.year else "")
    note = model.note.get(current(), "")
    where = linked(f"[@{model.cite}]") if model.cite else f"`{model.where}`"
    return f"{named}{f' · {note}' if note else ''}  \n  :small[{say('users.where')}: {where}]"
