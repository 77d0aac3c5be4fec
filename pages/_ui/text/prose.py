"""Text blocks of a section, with their headings."""

import streamlit as st

from pages._ui.text import citations, library
from pages._ui.text.language import current


def write(section: str, name: str) -> None:
    """Write one block; the heading of "idea" is the title of the page and is left out."""
    with st.container(key=f"text-{name}"):
        if name != "idea":
            st.subheader(library.blocks(section, current())[name].title, anchor=name)
        st.markdown(citations.linked(library.bodies(section, current())[name]))


def fold(section: str, name: str) -> None:
    """Write one block into a closed box with its heading."""
    with st.expander(library.blocks(section, current())[name].title, key=f"text-{name}"):
        st.markdown(citations.linked(library.bodies(section, current())[name]))
