"""Links from one section to others, in the order of the course."""

from collections.abc import Callable, Collection

import streamlit as st

from core.course.outline import SECTIONS, Section, built, find
from pages._ui.runtime.error_boundary import error_boundary
from pages._ui.text import library
from pages._ui.text.language import say

CHOSEN = "chosen-section"


def choose(section: str) -> None:
    """Callback of menu, tiles and buttons: `open_chosen` opens this section in the next run."""
    st.session_state[CHOSEN] = section


def chosen_in(key: str) -> Callable[[], None]:
    """Callback of a component with links: chooses the section whose link was clicked."""
    return lambda: choose(st.session_state[key].open)


def open_chosen() -> None:
    """Open the section that was chosen, before the run draws the page that is left."""
    chosen = st.session_state.pop(CHOSEN, "")
    if chosen:
        st.switch_page(find(SECTIONS, chosen).page)


def draw(sections: Collection[str]) -> None:
    """Draw a row of links to these sections."""
    with error_boundary("links"), st.container(key=f"links-{'-'.join(sections)}", horizontal=True):
        links(sections)


def name(section: Section) -> str:
    """Name of a section in menu and links; the title of the cover is that of the lesson."""
    return say("menu.contents" if section == SECTIONS[0] else f"section.{section.id}")


def links(sections: Collection[str]) -> None:
    """Draw a link to each of these sections that is built."""
    for section in built(SECTIONS, library.page_names()):
        if section.id in sections:
            st.page_link(section.page, label=name(section))
