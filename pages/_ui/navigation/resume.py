"""Links on the cover: first or last visited section, and the reviews due today."""

import streamlit as st

from core import progress as record
from core.course.outline import SECTIONS, built
from pages._ui.runtime.error_boundary import error_boundary
from pages._ui.session import learner_record, projector
from pages._ui.text import library
from pages._ui.text.language import say


def show() -> None:
    """Show the links; nothing at the projector."""
    if projector.is_on():
        return
    with error_boundary("resume"):
        _show()


def _show() -> None:
    here = [event.of for event in learner_record.record() if event.kind == "visit"]
    ready = {s.id: s for s in built(SECTIONS, library.page_names())[1:]}
    last = next((ready[of] for of in reversed(here) if of in ready), None)
    cards = record.schedule(learner_record.record())
    due = record.mastery(library.every_question(), cards, learner_record.now()).due
    with st.container(key="resume", horizontal=True):
        go_on = say("resume.go_on", title=say(f"section.{last.id}")) if last else ""
        page = (last or next(iter(ready.values()))).page
        st.page_link(page, label=go_on or say("resume.start"), icon=":material/play_arrow:")
        if due:
            page = ready["review"].page
            st.page_link(page, label=say("resume.review", due=due), icon=":material/history_edu:")
