"""Timeline of known models: a row for each year, a column for each family, chips for models.

A field above it finds a model by its name or functions.
"""

from collections.abc import Collection, Iterable, Sequence
from html import escape

import streamlit as st

from core.course.content import Model
from core.multivariate import gates
from pages._ui.session import projector
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
    """Show the timeline of the models whose year is known, and the field that finds one."""
    dated = [model for model in library.models() if model.year]
    if not projector.is_on():
        _find(sorted(dated, key=lambda model: model.name.casefold()))
    st.html(html(dated))


def _find(models: Sequence[Model]) -> None:
    """Field that lists the models whose name or functions contain what is typed."""
    chosen = st.selectbox(
        say("timeline.find"),
        models,
        index=None,
        key="find-model",
        format_func=lambda model: f"{model.name} · {_functions(model)}",
        placeholder=say("timeline.type"),
    )
    if chosen:
        place = f"{chosen.year} · {_title(family(chosen))}"
        st.html(f'<div class="timeline">{place} {_chip(chosen, " open")}</div>')


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


def _functions(model: Model) -> str:
    return ", ".join([*map(label, model.activations), *model.others])


def _chip(model: Model, state: str = "") -> str:
    note = escape(model.note.get(current(), ""))
    below = "<br>".join(part for part in (note, f"{say('users.where')}: {_source(model)}") if part)
    summary = f"<summary>{escape(model.name)} <small>{escape(_functions(model))}</small></summary>"
    return f"<details{state}>{summary}<p>{below}</p></details>"


def _source(model: Model) -> str:
    """Paper as a link, or the file of public code."""
    if not model.cite:
        return f"<code>{escape(model.where)}</code>"
    paper = library.references()[model.cite]
    if not paper.url:
        return escape(paper.short)
    return f'<a href="{escape(paper.url)}" target="_blank">{escape(paper.short)}</a>'
