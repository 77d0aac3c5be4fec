"""Duels to begin with, each with a surprise."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from core.duel import Setup
from pages._ui.lab import duel_rates, duel_settings
from pages._ui.text import library
from pages._ui.text.language import current, say

KEY = "duel-preset"

PRESETS: Mapping[str, Setup] = {
    "first": Setup(),
    "deep": Setup(("sigmoid", "relu"), data="spirals", depth=6, optimizer="sgd", rate=0.3),
    "hot": Setup(("sigmoid", "tanh", "relu", "elu"), optimizer="sgd", rate=10.0),
    "tie": Setup(("relu", "gelu")),
    "luck": Setup(("elu", "relu"), data="spirals", depth=6, optimizer="sgd", rate=0.1),
}


def pick(setup: Setup) -> None:
    """Show the presets as chips; that of the present duel is marked, from any seed."""
    plain = replace(setup, seed=Setup.seed)
    names = [name for name, preset in PRESETS.items() if preset == plain]
    st.session_state[KEY] = names[0] if names else None
    st.pills(
        say("duel.presets"),
        list(PRESETS),
        key=KEY,
        format_func=library.words(current())["duel_preset"].__getitem__,
        on_change=_picked,
    )


def _picked() -> None:
    name = st.session_state[KEY]
    if name:
        duel_settings.choose(PRESETS[name])
        duel_rates.share()
