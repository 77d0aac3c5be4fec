"""Links from one section to others, in the order of the course."""

from collections.abc import Collection

import streamlit as st

from core.course import SECTIONS, built
from pages._ui import library
from pages._ui.boundary import kindly
from pages._ui.language import say


def draw(sections: Collection[str]) -> None:
    """A row of links to these sections."""
    with kindly("links"), st.container(key=f"links-{'-'.join(sections)}", horizontal=True):
        links(sections)


def links(sections: Collection[str]) -> None:
    """One link for each of these sections, as far as they are built."""
    for section in built(SECTIONS, library.page_names()):
        if section.id in sections:
            st.page_link(section.page, label=say(f"section.{section.id}"))
