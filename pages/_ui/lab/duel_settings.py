"""Duel settings of a learner, in the session and the URL."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.duel import MAX_CONTENDERS, MIN_CONTENDERS, Setup
from pages._ui.lab.duel_fields import FIELDS
from pages._ui.session.url_state import UrlParameter

FIRST = Setup()


def from_url() -> tuple[Setup, list[str]]:
    """Duel of this visitor, updated from the URL, and the names of settings refused."""
    found, refused = _updated(chosen())
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
        UrlParameter(field.name, field.write(getattr(FIRST, field.of))).show(field.write(value))


def valid(setup: Setup) -> bool:
    """Whether there are enough contenders, and not too many."""
    return MIN_CONTENDERS <= len(setup.names) <= MAX_CONTENDERS


def _updated(setup: Setup) -> tuple[Setup, list[str]]:
    """Take over the valid settings of a URL that this page did not write."""
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
