"""Sortable table of the properties of the compared functions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import streamlit as st

from core.activations import BY_NAME, RELU, Activation
from core.analysis.properties import CLASSES, Cost, Properties, cost, properties
from pages._ui.lab import compare
from pages._ui.scenes.compare import given_to, overlay
from pages._ui.session import choice
from pages._ui.session.parameters import settings
from pages._ui.text.html_table import html_table
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.text.numbers import NO_BREAK, figure, interval

AS_CHOSEN = "chosen"
ORDERS = ("rising", "falling")


@dataclass(frozen=True)
class Row:
    """Function with its properties at the visitor's parameters and its cost."""

    act: Activation
    found: Properties
    cost: Cost


@dataclass(frozen=True)
class Column:
    """Text of a row in a column, and the value by which the column is sorted."""

    name: str
    shown: Callable[[Row], str]
    key: Callable[[Row], Any]


def _yes(answer: bool) -> str:
    return say("compare.yes" if answer else "compare.no")


def _time(nanoseconds: float, to_relu: float) -> str:
    return f"{nanoseconds:.1f}{NO_BREAK}ns (×{float(f'{to_relu:.2g}'):g})"


COLUMNS = (
    Column("range", lambda r: interval(r.found.bounds), lambda r: _ends(r.found)),
    Column("monotone", lambda r: _yes(r.found.monotone), lambda r: r.found.monotone),
    Column("centred", lambda r: _yes(r.found.zero_centred), lambda r: r.found.zero_centred),
    Column(
        "smoothness",
        lambda r: say(f"smoothness.{CLASSES.index(r.found.smoothness)}"),
        lambda r: CLASSES.index(r.found.smoothness),
    ),
    Column("lipschitz", lambda r: figure(r.found.lipschitz), lambda r: r.found.lipschitz),
    Column("mean", lambda r: figure(r.found.mean), lambda r: r.found.mean),
    Column("variance", lambda r: figure(r.found.variance), lambda r: r.found.variance),
    Column("cost_f", lambda r: _time(r.cost.f, r.cost.f_to_relu), lambda r: r.cost.f),
    Column("cost_df", lambda r: _time(r.cost.df, r.cost.df_to_relu), lambda r: r.cost.df),
)


def _ends(found: Properties) -> tuple[float, float]:
    return found.bounds.low, found.bounds.high


def show() -> None:
    """Show buttons that sort, the table of the chosen functions, and a note on its costs."""
    names = compare.from_url()
    if not names:
        st.info(say("compare.none"))
        return
    by = choice.pick("compare", "sort", (AS_CHOSEN, *(column.name for column in COLUMNS)))
    order = ORDERS[0] if by == AS_CHOSEN else choice.pick("compare", "order", ORDERS)
    given = settings(overlay(names, "f", current()))
    rows = [_row(BY_NAME[name], given_to(BY_NAME[name], given)) for name in names]
    st.html(html(ordered(rows, by, order), by, order))
    st.caption(say("compare.cost_note"))


def _row(act: Activation, given: dict[str, float]) -> Row:
    return Row(act, properties(act, **given), measured(act.name))


@cache
def measured(name: str) -> Cost:
    """Cost of one activation at its defaults; measured once per process.

    The cost of ReLU relative to itself is exactly 1.
    """
    found = cost(BY_NAME[name], np.random.default_rng(0))
    return replace(found, f_to_relu=1.0, df_to_relu=1.0) if name == RELU.name else found


def ordered(rows: Sequence[Row], by: str, order: str) -> list[Row]:
    """Rows sorted by one column; equal ones stay in the order in which they were chosen."""
    keys = {column.name: column.key for column in COLUMNS}
    if by == AS_CHOSEN:
        return list(rows)
    return sorted(rows, key=keys[by], reverse=order == "falling")


def html(rows: Sequence[Row], by: str, order: str) -> str:
    """HTML table with a column for each property."""
    aria = {"rising": "ascending", "falling": "descending"}
    names = [column.name for column in COLUMNS]
    return html_table(
        "properties",
        say("compare.caption"),
        [say("compare.function"), *(say(f"choice.{name}") for name in names)],
        [[label(row.act.name), *(c.shown(row) for c in COLUMNS)] for row in rows],
        {names.index(by) + 1: aria[order]} if by in names else None,
    )
