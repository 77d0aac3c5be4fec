"""Choice between several options: kept in the session, shown in the URL."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from pages._ui.session.parameters import Tunable, leave_url
from pages._ui.session.url_state import UrlParameter
from pages._ui.text.labels import label
from pages._ui.text.language import say

Tuned = TypeVar("Tuned", bound=Tunable)

MOST_SEGMENTS = 6
"""Number of options that fit one row of segments."""


def one_of(choices: Mapping[str, Tuned], section: str, name: str) -> Tuned:
    """Like `pick`, for options with parameters; those of the other options leave the URL."""
    chosen = choices[pick(section, name, tuple(choices))]
    leave_url(choices.values(), chosen)
    return chosen


def pick(section: str, name: str, options: Sequence[str], first: str = "") -> str:
    """Row of buttons on the page of `section`; `name` is its name in the URL and its label.

    The default is `first`, or the first option; it also replaces an unknown option of the URL.  A
    name with a dot shows its label, the part after the dot, above the buttons.  More than six
    options are pills with their label, since they need more than one row.
    """
    key = f"pick-{section}-{name}"
    chosen = _resolve(key, name, options, first or options[0])
    owner, _, last = name.rpartition(".")
    st.session_state[key] = chosen

    def picked() -> None:
        _choices()[key] = st.session_state[key]

    many = len(options) > MOST_SEGMENTS
    row = st.pills if many else st.segmented_control
    row(
        say(f"pick.{last}"),
        options,
        key=key,
        format_func=label,
        label_visibility="visible" if owner or many else "collapsed",
        on_change=picked,
        required=True,
    )
    return chosen


def chosen(section: str, name: str, options: Sequence[str]) -> str:
    """Option that `pick` would show, without its buttons."""
    return _resolve(f"pick-{section}-{name}", name, options, options[0])


def choose(section: str, name: str, option: str) -> None:
    """Choose an option as its button would."""
    _choices()[f"pick-{section}-{name}"] = option


def _resolve(key: str, name: str, options: Sequence[str], first: str) -> str:
    parameter = UrlParameter(name, first)
    asked = parameter.changed()
    if asked is not None and asked in options:
        _choices()[key] = asked
    chosen = _choices().setdefault(key, first)
    parameter.show(chosen)
    return chosen


def _choices() -> dict[str, str]:
    choices: dict[str, str] = st.session_state.setdefault("picked", {})
    return choices
