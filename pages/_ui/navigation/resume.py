"""Links on the cover: where to begin or go on, the reviews due today, projector, room and lab."""

import streamlit as st

from core.course.outline import SECTIONS, built
from pages._ui.runtime.error_boundary import error_boundary
from pages._ui.session import answers, learner_record, projector
from pages._ui.text import library
from pages._ui.text.language import current, say

COVER = SECTIONS[0]


def show() -> None:
    """Show the links; nothing at the projector."""
    if projector.is_on():
        return
    with error_boundary("resume"):
        _way_on()
        _doors()


def _way_on() -> None:
    """The first section or the one visited last, and the reviews due today."""
    here = [event.of for event in learner_record.record() if event.kind == "visit"]
    ready = {s.id: s for s in built(SECTIONS, library.page_names())[1:]}
    last = next((ready[of] for of in reversed(here) if of in ready), None)
    due = answers.due()
    with st.container(key="resume", horizontal=True):
        go_on = say("resume.go_on", title=say(f"section.{last.id}")) if last else ""
        page = (last or next(iter(ready.values()))).page
        st.page_link(page, label=go_on or say("resume.start"), icon=":material/play_arrow:")
        if due:
            page = ready["review"].page
            st.page_link(page, label=say("resume.review", due=due), icon=":material/history_edu:")


def _doors() -> None:
    """The projector, which begins with the cover, a class's room, and the lab's first section."""
    lab = next(s for s in built(SECTIONS, library.page_names()) if s.group == "lab")
    with st.container(key="doors", horizontal=True):
        st.button(
            say("resume.projector"),
            key="door-projector",
            type="tertiary",
            icon=":material/present_to_all:",
            on_click=projector.enter,
            args=(COVER.id,),
        )
        room = f"[:material/groups: {say('resume.room')}](room?lang={current()})"
        st.markdown(room, width="content")
        st.page_link(lab.page, label=say("resume.lab"), icon=":material/science:")
