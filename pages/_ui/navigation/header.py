"""Header of a section: place in the course, title, prerequisites, passport."""

import streamlit as st

from core.course import outline
from pages._ui.navigation import links, passport
from pages._ui.session import projector
from pages._ui.text.language import say


def draw(section: outline.Section) -> None:
    """Draw the header of `section`; at the projector place and title alone."""
    place = (say(f"group.{section.group}"), section.number, say("minutes", count=section.minutes))
    with st.container(key="head"):
        st.caption(" · ".join(part for part in place if part))
        st.title(say(f"section.{section.id}"), anchor=False)
    if section.builds_on and not projector.is_on():
        _builds_on(section)
    if not projector.is_on():
        passport.strip(section.id)


def _builds_on(section: outline.Section) -> None:
    """Links to the prerequisites of this section that are built."""
    with st.container(key="builds-on", horizontal=True):
        st.caption(say("builds_on"), width="content")
        links.links(section.builds_on)
