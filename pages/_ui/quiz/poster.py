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

WIDTH, HEIGHT = 320.0, 120.0
CENTRE, FLOOR = WIDTH / 2, HEIGHT - 25
UNIT = 32.0
"""Pixels of one unit of x and y."""


def show(question: str, block: str) -> None:
    """Show the poster of a covered block, which is remembered for the way to it."""
    _covered().setdefault(question, block)
    words = say("quiz.covered", number=library.every_question()[question].deck_number)
    drawn = _outline(library.section_of(question))
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
    """Axes and the curve of the section's function; bars for softmax, which has none."""
    axes = f"M0 {FLOOR:g}H{WIDTH:g}M{CENTRE:g} 0V{HEIGHT:g}"
    drawn = _curve(section) if section in BY_NAME else _bars()
    box = f'viewBox="0 0 {WIDTH:g} {HEIGHT:g}" preserveAspectRatio="none"'
    return f'<svg {box} aria-hidden="true"><path d="{axes}"/><path d="{drawn}"/></svg>'


def _curve(activation: str) -> str:
    x = np.linspace(-CENTRE, CENTRE, 65) / UNIT
    points = zip(CENTRE + UNIT * x, FLOOR - UNIT * BY_NAME[activation](x), strict=True)
    return "M" + "L".join(f"{across:.0f} {down:.0f}" for across, down in points)


def _bars() -> str:
    lefts = CENTRE + 2 * UNIT * np.array([-1.75, -0.5, 0.75])
    tops = FLOOR - HEIGHT * softmax([0.0, 1.0, 2.0])
    bars = zip(lefts, tops, strict=True)
    return "".join(f"M{left:.0f} {FLOOR:g}V{top:.0f}h{UNIT:g}V{FLOOR:g}" for left, top in bars)
