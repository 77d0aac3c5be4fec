"""Posters: a blurred outline in place of what a quiz of the deck covers, and the way to it."""

from functools import cache
from html import escape

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.multivariate.softmax import softmax
from core.numerics.elementwise import Array
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
    x, y = _curve(section) if section in BY_NAME else _bars()
    around = zip([*x, *x[::-1]], [*(y + BAND), *(y[::-1] - BAND)], strict=True)
    corners = ", ".join(
        f"{50 + 50 * across / X:.1f}% {100 * (HIGH - up) / (HIGH - LOW):.1f}%"
        for across, up in around
    )
    return f'style="clip-path: polygon({corners})"'


def _curve(activation: str) -> tuple[Array, Array]:
    x = np.linspace(-X, X, 65)
    return x, BY_NAME[activation](x)


def _bars() -> tuple[Array, Array]:
    """Outline of three bars, as high as the softmax of 0, 1, 2, which has no curve."""
    heights = 4 * np.repeat(softmax([0.0, 1.0, 2.0]), 2)
    x = np.array([-3.0, -1.4, -0.8, 0.8, 1.4, 3.0])
    return x, heights
