"""The questions of a section that its page does not ask itself, one at a time, and new ones."""

from collections.abc import Collection

import streamlit as st

from core.course import Section
from pages._ui import library, progress, quiz_card
from pages._ui.language import say


def left(section: str, asked: Collection[str]) -> list[str]:
    """What there is to practise: the ids of the questions."""
    return [question for question in library.questions(section) if question not in asked]


def show(section: Section, ids: list[str]) -> None:
    """One of these questions, picked above it; right ones are ticked off."""
    numbered = {question: f"{k}" for k, question in enumerate(ids, start=1)}

    def label(question: str) -> str:
        return numbered[question] + (" ✓" if progress.is_right(question) else "")

    st.subheader(say("practice.title"), anchor="check")
    st.caption(say("practice.why"))
    chosen = st.segmented_control(
        say("practice.title"),
        ids,
        key=f"practice-{section.id}",
        format_func=label,
        default=ids[0],
        label_visibility="collapsed",
        required=True,
    )
    quiz_card.show(library.every_question()[chosen])
