"""Data set of one's own in the duel: a pad for its points, kept in the session and the URL."""

from dataclasses import replace

import streamlit as st

from core.duel import DRAWN, PointsError, Setup
from core.duel.drawn_points import MOST, read
from pages._ui.browser.component import component
from pages._ui.lab import duel_settings
from pages._ui.runtime.error_boundary import fragment
from pages._ui.session import projector
from pages._ui.text import library
from pages._ui.text.language import current, say

KEPT, PAD = "drawn-points", "pad"


def show() -> None:
    """Show the pad and the button that lets the duel learn its points."""
    if not projector.is_on():
        fragment("drawn-points", _draw)


def _draw() -> None:
    data = {"text": kept(), "words": library.words(current())["pad"], "most": MOST}

    def drawn() -> None:
        st.session_state[KEPT] = str(st.session_state[PAD].get("points") or "")

    pad = component("pad", "pad/pad.js", '<div class="pad"></div>')
    pad(key=PAD, data=data, on_points_change=drawn)
    if st.button(say("pad.learn"), type="primary", key="learn-drawn"):
        problem = fault(kept())
        if problem:
            st.info(problem)
        else:
            duel_settings.choose(replace(duel_settings.chosen(), data=DRAWN, points=kept()))
            st.rerun()
    elif kept() and kept() == duel_settings.chosen().points:
        st.success(say("pad.learned"))


def kept() -> str:
    """Points on the pad of this visitor, at first those of the duel."""
    text: str = st.session_state.setdefault(KEPT, duel_settings.chosen().points)
    return text


def given(setup: Setup) -> Setup:
    """Set-up with the points of the pad if it is to learn them, else without points."""
    return replace(setup, points=kept() if setup.data == DRAWN else "")


def fault(text: str) -> str:
    """Sentence on points that cannot be learned; empty if they can."""
    try:
        read(text)
    except PointsError as error:
        return say(f"pad_fault.{error.key}", most=MOST)
    return ""
