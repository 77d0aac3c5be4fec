"""Slide that the projector shows: its setting, and the answer that it keeps for the next turn."""

import streamlit as st

from core.course.slides import Slide
from pages._ui.session import answers, projector
from pages._ui.session.url_state import ask_for
from pages._ui.text import library

BUILT = "built"


def current(section: str) -> Slide | None:
    """Slide of the present step; None without a projector, or for a section without slides."""
    deck = library.slides(section)
    if not deck or not projector.is_on():
        return None
    return deck[min(projector.step(), len(deck)) - 1]


def arrive(section: str, slide: Slide) -> None:
    """Ask for the parameters of the slide, once, when the projector comes to it."""
    place = section, projector.step()
    if st.session_state.get(projector.ARRIVED) == place:
        return
    st.session_state[projector.ARRIVED], st.session_state[BUILT] = place, False
    texts = {name: v if isinstance(v, str) else f"{v:g}" for name, v in slide.set.items()}
    ask_for(texts)


def is_built(slide: Slide) -> bool:
    """Whether nothing of the slide is kept back: its answer is shown, or there is none."""
    if slide.ask:
        return answers.is_open(slide.ask)
    return not slide.claim or bool(st.session_state.get(BUILT))


def build(slide: Slide) -> None:
    """Show the answer that the slide kept back."""
    if slide.ask:
        answers.reveal(slide.ask)
    st.session_state[BUILT] = True
