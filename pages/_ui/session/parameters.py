"""Parameters set by the learner: kept in the session, shown in the URL."""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite, nan
from typing import Protocol

import streamlit as st

from pages._ui.session.url_state import UrlParameter


class Number(Protocol):
    """Numeric parameter: name in the URL, default and range."""

    @property
    def name(self) -> str: ...
    @property
    def default(self) -> float: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


class Tunable(Protocol):
    """Activation or scene: a name, and parameters that a learner may set."""

    @property
    def name(self) -> str: ...
    @property
    def params(self) -> Sequence[Number]: ...
    @property
    def defaults(self) -> dict[str, float]: ...


def settings(act: Tunable, prefix: str = "") -> dict[str, float]:
    """Current parameters: those of the session, updated from the URL.

    `prefix` keeps parameters of the same name apart in the URL where a page has two of them.
    """
    kept: dict[str, dict[str, float]] = st.session_state.setdefault("settings", {})
    kept[act.name] = kept.get(act.name, act.defaults) | _from_url(act, prefix)
    show_in_url(act, prefix)
    return kept[act.name]


def keep(act: Tunable, sent: Mapping[str, object], prefix: str = "") -> None:
    """Store the values that a browser sent, except those outside their range."""
    fitting = {p.name: fit(p, str(sent.get(p.name))) for p in act.params}
    known = {name: value for name, value in fitting.items() if value is not None}
    st.session_state["settings"][act.name] = settings(act, prefix) | known
    show_in_url(act, prefix)


def fit(param: Number, text: str) -> float | None:
    """Number in a text, rounded to four places, or None if it is outside the range of `param`."""
    try:
        value = round(float(text), 4)
    except (ValueError, OverflowError):
        value = nan
    return value if isfinite(value) and param.low <= value <= param.high else None


def show_in_url(act: Tunable, prefix: str = "") -> None:
    """Write the parameters that differ from their default into the URL."""
    given = st.session_state["settings"][act.name]
    for p in act.params:
        UrlParameter(prefix + p.name, f"{p.default:g}").show(f"{given[p.name]:g}")


def leave_url(acts: Iterable[Tunable], shown: Tunable) -> None:
    """Remove parameters that `shown` does not have from the URL; the session keeps them."""
    for name in {p.name for act in acts for p in act.params} - {p.name for p in shown.params}:
        UrlParameter(name).remove()


def _from_url(act: Tunable, prefix: str) -> dict[str, float]:
    """Usable parameters from a link, an edited address or a step back; stores the refused ones."""
    texts = {p: UrlParameter(prefix + p.name).changed() for p in act.params}
    found = {p.name: fit(p, text) for p, text in texts.items() if text is not None}
    refused = [name for name, value in found.items() if value is None]
    if refused:
        st.session_state["refused"] = refused
    return {name: value for name, value in found.items() if value is not None}
