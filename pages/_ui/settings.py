"""The parameters that a learner has set: kept in the session, shown in the URL."""

from collections.abc import Mapping
from math import isfinite, nan

import streamlit as st

from core.activations import Activation, Param


def settings(act: Activation) -> dict[str, float]:
    """The present parameters: what the session keeps, and what is new in the URL."""
    kept: dict[str, dict[str, float]] = st.session_state.setdefault("settings", {})
    kept[act.name] = kept.get(act.name, act.defaults) | _news(act)
    show_in_url(act)
    return kept[act.name]


def keep(act: Activation, sent: Mapping[str, object]) -> None:
    """Take the values that a browser sent; one that is no number of the range changes nothing."""
    fitting = {p.name: fit(p, str(sent.get(p.name))) for p in act.params}
    known = {name: value for name, value in fitting.items() if value is not None}
    st.session_state["settings"][act.name] = settings(act) | known
    show_in_url(act)


def fit(param: Param, text: str) -> float | None:
    """The number in a text, rounded to four places, if it lies in the range of `param`."""
    try:
        value = round(float(text), 4)
    except (ValueError, OverflowError):
        value = nan
    return value if isfinite(value) and param.low <= value <= param.high else None


def show_in_url(act: Activation) -> None:
    """Parameters that differ from their default stand in the URL, the others do not."""
    given = st.session_state["settings"][act.name]
    for p in act.params:
        text = f"{given[p.name]:g}"
        _written()[p.name] = text
        if given[p.name] == p.default:
            st.query_params.pop(p.name, None)
        elif st.query_params.get(p.name) != text:
            st.query_params[p.name] = text


def _news(act: Activation) -> dict[str, float]:
    """What the URL says and this page did not write: a link, a hand-edited address, a step back."""
    asked = {p: st.query_params.get(p.name) for p in act.params}
    new = {p: text for p, text in asked.items() if text not in (None, _written().get(p.name))}
    found = {p.name: fit(p, str(text)) for p, text in new.items()}
    refused = [name for name, value in found.items() if value is None]
    if refused:
        st.session_state["refused"] = refused
    return {name: value for name, value in found.items() if value is not None}


def _written() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault("written", {})
    return kept
