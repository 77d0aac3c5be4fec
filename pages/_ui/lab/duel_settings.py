"""Duel settings of a learner, in the session and the URL."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.duel import DRAWN, MAX_CONTENDERS, MIN_CONTENDERS, Setup
from pages._ui.lab.duel_fields import FIELDS
from pages._ui.session.url_state import UrlParameter

FIRST = Setup()


def from_url() -> tuple[Setup, list[str]]:
    """Duel of this visitor, updated from the URL, and the names of refused settings."""
    setup, refused = _updated(chosen())
    if setup.data == DRAWN and not setup.points:
        setup, refused = replace(setup, data=FIRST.data), [*refused, "data"]
    if not valid(setup):
        setup, refused = replace(setup, acts=FIRST.acts), [*refused, "acts"]
    choose(setup)
    return chosen(), refused


def chosen() -> Setup:
    """Duel of this visitor."""
    setup: Setup = st.session_state.get("duel", FIRST)
    return setup


def choose(setup: Setup) -> None:
    """Store a duel, and write the settings that differ from the default into the URL."""
    st.session_state["duel"] = setup
    for field in FIELDS:
        value: Any = getattr(setup, field.of)
        UrlParameter(field.name, field.write(getattr(FIRST, field.of))).show(field.write(value))


def valid(setup: Setup) -> bool:
    """Whether there are enough contenders, and not too many."""
    return MIN_CONTENDERS <= len(setup.names) <= MAX_CONTENDERS


def _updated(setup: Setup) -> tuple[Setup, list[str]]:
    """Setup with the valid settings of a URL that this page did not write, and the refused ones."""
    refused = []
    for field in FIELDS:
        text = UrlParameter(field.name).changed()
        if text is None:
            continue
        value: Any = field.read(text)
        if value is None:
            refused.append(field.name)
        else:
            setup = replace(setup, **{field.of: value})
    return setup, refused
