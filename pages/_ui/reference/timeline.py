"""Timeline of known models: a row for each year, a column for each family, chips for models."""

from collections.abc import Collection, Iterable
from html import escape

import streamlit as st

from core.course.content import Model
from core.multivariate import gates
from pages._ui.text import library
from pages._ui.text.labels import label
from pages._ui.text.language import current, say

FAMILIES: dict[str, frozenset[str]] = {
    "relu": frozenset({"relu", "relu6", "leaky_relu"}),
    "gelu": frozenset({"gelu", "gelu_tanh", "gelu_sigmoid"}),
    "gated": frozenset(gates.BY_NAME),
    "squared": frozenset({"squared_relu", "xIELU"}),
}
"""Columns from left to right, and their functions; OTHERS is the last one."""

OTHERS = "others"
COLUMNS = (*FAMILIES, OTHERS)
BY_RANK = ("gated", "squared", "gelu", "relu")
"""Family of a model that uses several: the function of its FFN comes first."""


def show() -> None:
    """Show the timeline of the models whose year is known."""
    st.html(html(model for model in library.models() if model.year))


def family(model: Model) -> str:
    """Column of a model."""
    used = {*model.activations, *model.others}
    return next((name for name in BY_RANK if used & FAMILIES[name]), OTHERS)


def html(models: Iterable[Model]) -> str:
    """Table of chips; a chip opens to its functions and its source. Texts are escaped."""
    found: dict[int, list[Model]] = {}
    for model in models:
        found.setdefault(model.year or 0, []).append(model)
    heads = "".join(f'<th scope="col">{_title(name)}</th>' for name in COLUMNS)
    rows = "".join(_row(year, found[year]) for year in sorted(found))
    caption = f"<caption>{escape(say('timeline.caption'))}</caption>"
    head = f"<thead><tr><td></td>{heads}</tr></thead>"
    return f'<table class="timeline">{caption}{head}<tbody>{rows}</tbody></table>'


def _title(name: str) -> str:
    return escape(say(f"timeline.{name}"))


def _row(year: int, models: Collection[Model]) -> str:
    columns = {name: [m for m in models if family(m) == name] for name in COLUMNS}
    cells = "".join(
        f'<td data-family="{name}">{"".join(map(_chip, here))}</td>'
        for name, here in columns.items()
    )
    return f'<tr><th scope="row">{year}</th>{cells}</tr>'


def _chip(model: Model) -> str:
    functions = escape(", ".join([*map(label, model.activations), *model.others]))
    note = escape(model.note.get(current(), ""))
    below = "<br>".join(part for part in (note, f"{say('users.where')}: {_source(model)}") if part)
    summary = f"<summary>{escape(model.name)} <small>{functions}</small></summary>"
    return f"<details>{summary}<p>{below}</p></details>"


def _source(model: Model) -> str:
    """Paper as a link, or the file of public code."""
    if not model.cite:
        return f"<code>{escape(model.where)}</code>"
    paper = library.references()[model.cite]
    if not paper.url:
        return escape(paper.short)
    return f'<a href="{escape(paper.url)}" target="_blank">{escape(paper.short)}</a>'
