"""What a learner has set for a duel: read from the URL, kept in the session, shown in the URL."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.duel import FEWEST, MOST, Setup
from pages._ui.lab.duel_fields import FIELDS
from pages._ui.session.parameters import written

FIRST = Setup()


def settled() -> tuple[Setup, list[str]]:
    """The duel to show, and the names of what the URL said that cannot be used."""
    found, refused = _news(chosen())
    if not valid(found):
        found, refused = replace(found, acts=FIRST.acts), [*refused, "acts"]
    choose(found)
    return chosen(), refused


def chosen() -> Setup:
    """The duel of this visitor."""
    setup: Setup = st.session_state.get("duel", FIRST)
    return setup


def choose(setup: Setup) -> None:
    """Keep a duel, and show it in the URL: what differs from the first one."""
    st.session_state["duel"] = setup
    for field in FIELDS:
        value: Any = getattr(setup, field.of)
        text = field.write(value)
        written()[field.name] = text
        if value == getattr(FIRST, field.of):
            st.query_params.pop(field.name, None)
        elif st.query_params.get(field.name) != text:
            st.query_params[field.name] = text


def valid(setup: Setup) -> bool:
    """Whether there are enough contenders, and not too many."""
    return FEWEST <= len(setup.names) <= MOST


def _news(setup: Setup) -> tuple[Setup, list[str]]:
    """What the URL says and this page did not write, taken where it can be used."""
    refused = []
    for field in FIELDS:
        text = st.query_params.get(field.name)
        if text is None or text == written().get(field.name):
            continue
        value: Any = field.read(text)
        if value is None:
            refused.append(field.name)
        else:
            setup = replace(setup, **{field.of: value})
    return setup, refused
