"""The parameters that a learner has set: kept in the session, shown in the URL."""

from collections.abc import Mapping, Sequence
from math import isfinite, nan
from typing import Protocol

import streamlit as st


class Number(Protocol):
    """A parameter: its name in the URL, its default and its range."""

    @property
    def name(self) -> str: ...
    @property
    def default(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


class Tunable(Protocol):
    """An activation or a scene: a name, and parameters that a learner may set."""

    @property
    def name(self) -> str: ...
    @property
    def params(self) -> Sequence[Number]: ...
    @property
    def defaults(self) -> dict[str, float]: ...


def settings(act: Tunable) -> dict[str, float]:
    """The present parameters: the session's, or at first the URL's, each within its range."""
    kept: dict[str, dict[str, float]] = st.session_state.setdefault("settings", {})
    if act.name not in kept:
        kept[act.name] = _from_url(act)
        show_in_url(act)
    return kept[act.name]


def keep(act: Tunable, sent: Mapping[str, object]) -> None:
    """Take the values that a browser sent; one that is no number of the range changes nothing."""
    fitting = {p.name: fit(p, str(sent.get(p.name))) for p in act.params}
    known = {name: value for name, value in fitting.items() if value is not None}
    st.session_state["settings"][act.name] = settings(act) | known
    show_in_url(act)


def fit(param: Number, text: str) -> float | None:
    """The number in a text, rounded to four places, if it lies in the range of `param`."""
    try:
        value = round(float(text), 4)
    except (ValueError, OverflowError):
        value = nan
    return value if isfinite(value) and param.low <= value <= param.high else None


def show_in_url(act: Tunable) -> None:
    """Parameters that differ from their default stand in the URL, the others do not."""
    given = st.session_state["settings"][act.name]
    for p in act.params:
        if given[p.name] != p.default:
            st.query_params[p.name] = f"{given[p.name]:g}"
        else:
            st.query_params.pop(p.name, None)


def _from_url(act: Tunable) -> dict[str, float]:
    asked = {p.name: st.query_params[p.name] for p in act.params if p.name in st.query_params}
    found = {p.name: fit(p, asked[p.name]) for p in act.params if p.name in asked}
    refused = [name for name, value in found.items() if value is None]
    if refused:
        st.session_state["refused"] = refused
    return act.defaults | {name: value for name, value in found.items() if value is not None}
