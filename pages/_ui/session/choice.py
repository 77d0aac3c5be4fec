"""One of several, picked by the learner: kept in the session, shown in the URL."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from pages._ui.session.parameters import Tunable, leave_url, written
from pages._ui.text.labels import label
from pages._ui.text.language import say

Tuned = TypeVar("Tuned", bound=Tunable)


def one_of(choices: Mapping[str, Tuned], section: str, name: str) -> Tuned:
    """Like `pick` for things with parameters; those of what was not picked leave the URL."""
    chosen = choices[pick(section, name, tuple(choices))]
    leave_url(choices.values(), chosen)
    return chosen


def pick(section: str, name: str, options: Sequence[str], first: str = "") -> str:
    """A row of buttons on the page of `section`; `name` is its name in the URL and its label.

    The first option, or `first`, is the default, and stands for whatever else the URL says.  A
    name with a dot has its label, the part behind the dot, above the buttons.
    """
    key = f"pick-{section}-{name}"
    chosen = _settled(key, name, options, first or options[0])
    owner, _, last = name.rpartition(".")
    st.session_state[key] = chosen

    def picked() -> None:
        _kept()[key] = st.session_state[key]

    st.segmented_control(
        say(f"pick.{last}"),
        options,
        key=key,
        format_func=label,
        label_visibility="visible" if owner else "collapsed",
        on_change=picked,
        required=True,
    )
    return chosen


def _settled(key: str, name: str, options: Sequence[str], first: str) -> str:
    asked = st.query_params.get(name)
    if asked is not None and asked in options and asked != written().get(name):
        _kept()[key] = asked
    chosen = _kept().setdefault(key, first)
    _show_in_url(name, chosen, first)
    return chosen


def _show_in_url(name: str, chosen: str, default: str) -> None:
    written()[name] = chosen
    if chosen == default:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != chosen:
        st.query_params[name] = chosen


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault("picked", {})
    return kept
