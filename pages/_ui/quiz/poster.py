"""Posters: a blurred outline in place of what a quiz of the deck covers, and the way to it."""

from functools import cache
from html import escape

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.multivariate.softmax import softmax
from pages._ui.session import answers
from pages._ui.text import library
from pages._ui.text.language import say

X, LOW, HIGH = 5.0, -0.8, 3.2
"""Range of the axes: -X to X, and LOW to HIGH."""

BAND = 0.12
"""Half of the thickness of the curve."""


def show(question: str, block: str) -> None:
    """Show the poster of a covered block, which is remembered for the way to it."""
    _covered().setdefault(question, block)
    words = say("quiz.covered", number=library.every_question()[question].deck_number)
    shape = _outline(library.section_of(question))
    drawn = f'<div class="poster-axes"></div><div class="poster-curve"><div {shape}></div></div>'
    st.html(f'<div class="poster">{drawn}<p>{escape(words)}</p></div>')


def way(question: str) -> None:
    """Show a link to the first block that the quiz covered, once it is answered in this visit."""
    block = _covered().get(question)
    if block and answers.is_open(question):
        with st.container(key=f"onward-{question}"):
            st.markdown(f"[{say('quiz.opened')}](#{block})")


def _covered() -> dict[str, str]:
    """First block that each quiz covered in this visit."""
    kept: dict[str, str] = st.session_state.setdefault("covered", {})
    return kept


@cache
def _outline(section: str) -> str:
    """Attribute that cuts the curve of the section's function out of a box; else three bars."""
    corners = _curve(section) if section in BY_NAME else _bars()
    places = ", ".join(
        f"{50 + 50 * x / X:.1f}% {100 * (HIGH - y) / (HIGH - LOW):.1f}%" for x, y in corners
    )
    return f'style="clip-path: polygon({places})"'


def _curve(activation: str) -> list[tuple[float, float]]:
    """Corners of a band along the curve: there above it, and back below."""
    x = np.linspace(-X, X, 65)
    y = BY_NAME[activation](x)
    return [*zip(x, y + BAND, strict=True), *zip(x[::-1], y[::-1] - BAND, strict=True)]


def _bars() -> list[tuple[float, float]]:
    """Corners of three bars, as high as the softmax of 0, 1, 2, which has no curve."""
    lefts, tops = (-3.0, -0.8, 1.4), 4 * softmax([0.0, 1.0, 2.0])
    sides = ((0.0, 0.0), (0.0, 1.0), (1.6, 1.0), (1.6, 0.0))
    return [
        (left + across, up * top)
        for left, top in zip(lefts, tops, strict=True)
        for across, up in sides
    ]
