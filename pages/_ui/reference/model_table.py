"""Table of the models in `assets/models.toml` and their activations, oldest first."""

import streamlit as st

from core.course import content
from pages._ui.text import library
from pages._ui.text.citations import place
from pages._ui.text.labels import label
from pages._ui.text.language import current, say

COLUMNS = ("year", "model", "function", "where")
UNDATED = 9999


def by_year() -> None:
    """Show the collapsed table of models by year; those without a year come last."""
    rows = sorted(library.models(), key=lambda model: model.year or UNDATED)
    lines = [[say(f"users.{column}") for column in COLUMNS], ["---"] * len(COLUMNS)]
    with st.expander(say("users.all", count=len(rows))):
        st.markdown("\n".join(f"| {' | '.join(line)} |" for line in [*lines, *map(_cells, rows)]))


def _cells(model: content.Model) -> list[str]:
    functions = ", ".join([*map(label, model.activations), *model.others])
    note = model.note.get(current(), "")
    return [
        f"{model.year or '–'}",
        f"**{model.name}**",
        f"{functions}{f' :small[· {note}]' if note else ''}",
        f":small[{place(model)}]",
    ]
