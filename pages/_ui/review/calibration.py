"""Calibration of the learner: a sentence, and a dot for each answer by its sureness."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from core import progress
from core.progress.record import SURENESS, Sureness
from pages._ui.session import learner_record
from pages._ui.text.language import say

ENOUGH = 5
"""Sure answers from which on their share is worth a sentence."""


def show() -> None:
    """Show how often the learner was right when sure, and the dots of all answers."""
    found = progress.calibration(learner_record.record())
    with st.container(key="calibration", gap="small"):
        st.markdown(_sentence(found["sure"]))
        if any(found.values()):
            levels: tuple[Sureness, ...] = (*reversed(SURENESS), "")
            st.html(_dots([(_name(sure), found[sure]) for sure in levels if found[sure]]))


def _sentence(sure: Sequence[bool]) -> str:
    if len(sure) < ENOUGH:
        return say("calibration.few", enough=ENOUGH)
    return say("calibration.sure", right=sum(sure), answers=len(sure))


def _name(sure: Sureness) -> str:
    return say(f"sureness.{sure}" if sure else "calibration.predicted")


def _dots(rows: Sequence[tuple[str, Sequence[bool]]]) -> str:
    """Table with a row of dots for each sureness: full for right answers, hollow for others."""
    caption = escape(say("calibration.caption"))
    body = "".join(_row(escape(name), answers) for name, answers in rows)
    return f'<table class="dots"><caption>{caption}</caption><tbody>{body}</tbody></table>'


def _row(name: str, answers: Sequence[bool]) -> str:
    right, count = sum(answers), len(answers)
    dots = "●" * right + "○" * (count - right)
    shown = f'<span aria-hidden="true">{dots}</span> {right} / {count}'
    return f'<tr><th scope="row">{name}</th><td>{shown}</td></tr>'
