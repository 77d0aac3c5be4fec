"""Menu of the course in the sidebar: groups that fold, a ring for each section."""

from functools import cache
from typing import Any

import streamlit as st

from core.course.outline import GROUPS, SECTIONS, built
from pages._ui.browser.component import component
from pages._ui.navigation import links, ring
from pages._ui.session import answers
from pages._ui.text import library
from pages._ui.text.language import current

KEY = "menu"
WIDTH = 248
"""Width of the sidebar in pixels."""


def show(page: str) -> None:
    """Draw the menu, in which `page` is the current section; a click opens a section."""
    language = current()
    data = _content(language, library.page_names()) | {"page": page, "due": answers.due()}
    with st.sidebar:
        menu = component("menu", "menu/menu.js", '<nav class="menu"></nav>')
        menu(key=KEY, data=data)


@cache
def _content(language: str, page_names: frozenset[str]) -> dict[str, Any]:
    words = library.words(language)
    ready = built(SECTIONS, page_names)
    groups = [
        {
            "id": group,
            "title": words["group"][group],
            "sections": [
                ring.steps(s.id) | {"id": s.id, "number": s.number, "title": links.name(s)}
                for s in ready
                if s.group == group
            ],
        }
        for group in GROUPS
    ]
    named = words["menu"] | {"ring": words["ring"]}
    return {"groups": [g for g in groups if g["sections"]], "words": named, "language": language}
