"""Mastery of each section as a bar, with the number of due questions."""

import streamlit as st

from core import progress as record
from core.course.outline import SECTIONS, built
from pages._ui.session import learner_record
from pages._ui.text import library
from pages._ui.text.language import say


def show() -> None:
    """Show a bar for every section with questions, in course order, in two columns."""
    cards = record.schedule(learner_record.record())
    columns = st.columns(2, gap="large")
    asked = [s for s in built(SECTIONS, library.page_names()) if library.questions(s.id)]
    half = -(-len(asked) // 2)
    for place, section in enumerate(asked):
        with columns[place // half]:
            _bar(section.id, cards)


def _bar(section: str, cards: dict[str, record.Card]) -> None:
    found = record.mastery(library.questions(section), cards, learner_record.now())
    parts = [say("mastery.known", known=found.known, questions=found.questions)]
    parts += [say("mastery.due", due=found.due)] if found.due else []
    st.progress(found.share, text=f"**{say(f'section.{section}')}** · {' · '.join(parts)}")
