"""The parameters that a learner has set: kept in the session, shown in the URL."""

from collections.abc import Iterable, Mapping, Sequence
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


def settings(act: Tunable, prefix: str = "") -> dict[str, float]:
    """The present parameters: what the session keeps, and what is new in the URL.

    `prefix` keeps parameters of the same name apart in the URL where a page has two of them.
    """
    kept: dict[str, dict[str, float]] = st.session_state.setdefault("settings", {})
    kept[act.name] = kept.get(act.name, act.defaults) | _news(act, prefix)
    show_in_url(act, prefix)
    return kept[act.name]


def keep(act: Tunable, sent: Mapping[str, object], prefix: str = "") -> None:
    """Take the values that a browser sent; one that is no number of the range changes nothing."""
    fitting = {p.name: fit(p, str(sent.get(p.name))) for p in act.params}
    known = {name: value for name, value in fitting.items() if value is not None}
    st.session_state["settings"][act.name] = settings(act, prefix) | known
    show_in_url(act, prefix)


def fit(param: Number, text: str) -> float | None:
    """The number in a text, rounded to four places, if it lies in the range of `param`."""
    try:
        value = round(float(text), 4)
    except (ValueError, OverflowError):
        value = nan
    return value if isfinite(value) and param.low <= value <= param.high else None


def show_in_url(act: Tunable, prefix: str = "") -> None:
    """Parameters that differ from their default stand in the URL, the others do not."""
    given = st.session_state["settings"][act.name]
    for p in act.params:
        name, text = prefix + p.name, f"{given[p.name]:g}"
        written()[name] = text
        if given[p.name] == p.default:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != text:
            st.query_params[name] = text


def leave_url(acts: Iterable[Tunable], shown: Tunable) -> None:
    """Parameters that only what is not `shown` has leave the URL; the session keeps them."""
    hidden = {p.name for act in acts for p in act.params} - {p.name for p in shown.params}
    for name in hidden:
        written().pop(name, None)
        st.query_params.pop(name, None)


def _news(act: Tunable, prefix: str) -> dict[str, float]:
    """What the URL says and this page did not write: a link, a hand-edited address, a step back."""
    asked = {p: st.query_params.get(prefix + p.name) for p in act.params}
    new = {
        p: text for p, text in asked.items() if text not in (None, written().get(prefix + p.name))
    }
    found = {p.name: fit(p, str(text)) for p, text in new.items()}
    refused = [name for name, value in found.items() if value is None]
    if refused:
        st.session_state["refused"] = refused
    return {name: value for name, value in found.items() if value is not None}


def written() -> dict[str, str]:
    """What this visitor's pages wrote into the URL themselves, by parameter."""
    kept: dict[str, str] = st.session_state.setdefault("written", {})
    return kept
