"""Comparison of functions: the choice, their chart, and its numbers as CSV."""

from functools import partial

import numpy as np
import streamlit as st

from core.activations import ALL, BY_NAME
from core.analysis.sampling import GRID
from core.numerics.elementwise import Array
from pages._ui.charts import csv_table, scene
from pages._ui.scenes.compare import LIMITS, MOST_FUNCTIONS, VIEWS, cut, given_to, overlay, values
from pages._ui.session import choice, projector
from pages._ui.session.url_state import UrlParameter
from pages._ui.text.labels import function_label
from pages._ui.text.language import current, say
from pages._ui.text.numbers import figure

FIRST = ("relu", "gelu", "swish")
FUNCTIONS = UrlParameter("fs", ",".join(FIRST))


def show() -> None:
    """Show the choice of functions and their chart."""
    names = from_url()
    st.session_state["_fs"] = list(names)
    st.pills(
        say("compare.functions", most=MOST_FUNCTIONS),
        [act.name for act in ALL],
        selection_mode="multi",
        key="_fs",
        format_func=partial(function_label, language=current()),
        on_change=_picked,
    )
    view = choice.pick("compare", "show", VIEWS)
    if not names:
        st.info(say("compare.none"))
        return
    given = scene.show(overlay(names, view, current()))
    _note(names, view, given)
    if not projector.is_on():
        _offer(names, view, given)


def from_url() -> tuple[str, ...]:
    """Chosen functions, updated from the URL; shows a note on refused parameters."""
    _show_notes(_read_url())
    return chosen()


def chosen() -> tuple[str, ...]:
    """Names of the functions that this visitor compares, in the order of choice."""
    return tuple(st.session_state.get("compared", FIRST))


def read(text: str) -> tuple[tuple[str, ...], bool]:
    """Functions that a URL names, each once and six at most, and whether nothing was left out."""
    asked = text.split(",") if text else []
    known = tuple(dict.fromkeys(name for name in asked if name in BY_NAME))[:MOST_FUNCTIONS]
    return known or (FIRST if asked else ()), list(known) == asked


def _read_url() -> list[str]:
    """Read the choice from a URL that this page did not write; return the refused parameters."""
    refused = []
    asked = FUNCTIONS.changed()
    if asked is not None:
        st.session_state["compared"], whole = read(asked)
        refused += [] if whole else [say("compare.names")]
    if st.query_params.get("show", VIEWS[0]) not in VIEWS:
        refused.append(say("pick.show"))
    _show_in_url()
    return refused


def _show_in_url() -> None:
    FUNCTIONS.show(",".join(chosen()))


def _show_notes(refused: list[str]) -> None:
    if refused:
        st.info(say("failed.parameter", found=", ".join(refused)))
    if st.session_state.pop("too_many", False):
        st.info(say("compare.too_many", most=MOST_FUNCTIONS))


def _picked() -> None:
    """Store the chosen functions in the order of choice, without a seventh one."""
    now = st.session_state["_fs"]
    stay = [name for name in chosen() if name in now]
    fresh = [name for name in now if name not in stay]
    st.session_state["compared"] = tuple([*stay, *fresh][:MOST_FUNCTIONS])
    st.session_state["too_many"] = len(now) > MOST_FUNCTIONS
    _show_in_url()


def _note(names: tuple[str, ...], view: str, given: dict[str, float]) -> None:
    """Say how the gate is read, and whose curve leaves the axes."""
    if view == "gate":
        st.caption(say("compare.gate_note"))
    outside = cut(names, view, given)
    if outside:
        left = ", ".join(function_label(name, current()) for name in outside)
        st.caption(say("compare.cut", limit=figure(LIMITS[view]), names=left))


def _offer(names: tuple[str, ...], view: str, given: dict[str, float]) -> None:
    csv_table.download_button(
        say("compare.csv"),
        partial(table, names, view, given),
        file_name=f"{'-'.join(names)}-{view}.csv",
        key="csv-compare",
    )


def table(names: tuple[str, ...], view: str, given: dict[str, float]) -> str:
    """CSV of x and of one curve of each function at its parameters, on the plotting grid."""
    columns: dict[str, Array] = {"x": np.asarray(GRID)}
    for act in (BY_NAME[name] for name in names):
        at = given_to(act, given)
        set_to = ", ".join(f"{parameter}={value:g}" for parameter, value in at.items())
        columns[f"{act.name}({set_to})" if set_to else act.name] = values(act, view, GRID, at)
    return csv_table.csv_table(columns)
