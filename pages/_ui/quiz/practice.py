"""Practice at the end of a section: the remaining questions and generated ones, one at a time."""

from collections.abc import Collection
from functools import partial
from typing import Literal

import streamlit as st

from core.course.outline import Section
from pages._ui.quiz import card, generated
from pages._ui.session import answers
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset

NEW = "new"


def remaining(section: str, asked: Collection[str]) -> list[str]:
    """Ids of the questions that the page has not asked, then NEW if some can be generated."""
    ids = [question for question in library.questions(section) if question not in asked]
    return ids + ([NEW] if generated.families(section) and NEW not in asked else [])


def show(section: Section, ids: list[str]) -> None:
    """Show these questions as rows, and below them the chosen one; a lone one without a row."""
    st.subheader(say("practice.title"), anchor="check")
    st.caption(say("practice.why"))
    chosen = _chosen(section, ids) if len(ids) > 1 else ids[0]
    if not chosen:
        return
    if chosen == NEW:
        generated.show(section.id)
    else:
        question = library.every_question()[chosen]
        card.show(question, after=partial(_next, section.id, ids, chosen))


def _chosen(section: Section, ids: list[str]) -> str:
    """Id of the chosen question, "" if none is; those answered rightly have a tick."""
    names = {question: _name(k, question) for k, question in enumerate(ids, start=1)}
    chosen: str | None = st.segmented_control(
        say("practice.title"),
        ids,
        key=f"practice-{section.id}",
        format_func=names.__getitem__,
        default=NEW if generated.from_url(section.id) else None,
        label_visibility="collapsed",
    )
    return chosen or ""


def _next(section: str, ids: list[str], answered: str) -> None:
    """Show the way to the question after the one that was answered; none after the last."""
    rest = ids[ids.index(answered) + 1 :]
    if not rest or not answers.was_tried(answered):
        return

    def go() -> None:
        st.session_state[f"practice-{section}"] = rest[0]

    look: Literal["primary", "secondary"] = "primary" if answers.is_open(answered) else "secondary"
    with st.container(key=f"onward-{answered}"):
        if st.button(say("practice.next"), key=f"next-{section}", type=look, on_click=go):
            st.rerun()


def _name(number: int, question: str) -> str:
    """Number and first line of a question, and a tick if its last answer was right."""
    if question == NEW:
        return say("practice.new")
    name = say("practice.case", number=number) if question in library.cases() else f"{number}"
    tick = " ✓" if answers.is_right(question) else ""
    first, _, _ = library.every_question()[question].prompt[current()].partition("\n")
    return f"**{name}{tick}** {typeset(first)}"
