"""Mastery of each section as a bar, with the number of due questions."""

import streamlit as st

from core import progress as record
from core.course.outline import SECTIONS, built
from pages._ui.session import learner_record
from pages._ui.text import library
from pages._ui.text.language import say


def show() -> None:
    """Show a bar for every section that was begun, in course order, in two columns."""
    cards = record.schedule(learner_record.record())
    begun = [s.id for s in built(SECTIONS, library.page_names()) if _is_begun(s.id, cards)]
    if not begun:
        st.caption(say("mastery.none"))
        return
    columns = st.columns(2, gap="large")
    half = -(-len(begun) // 2)
    for place, section in enumerate(begun):
        with columns[place // half]:
            _bar(section, cards)


def _is_begun(section: str, cards: dict[str, record.Card]) -> bool:
    return any(question in cards for question in library.questions(section))


def _bar(section: str, cards: dict[str, record.Card]) -> None:
    found = record.mastery(library.questions(section), cards, learner_record.now())
    parts = [say("mastery.known", known=found.known, questions=found.questions)]
    parts += [say("mastery.due", due=found.due)] if found.due else []
    st.progress(found.share, text=f"**{say(f'section.{section}')}** · {' · '.join(parts)}")
