"""Page chrome: language, menu, toolbar."""

from typing import Any
from urllib.parse import unquote, urlsplit

import streamlit as st

from core.course.outline import SECTIONS, Section, built
from pages._ui.browser.component import component
from pages._ui.navigation import links, menu
from pages._ui.runtime.error_boundary import error_boundary
from pages._ui.session import learner_record, projector
from pages._ui.text import language, library
from pages._ui.text.language import say


def open_course() -> None:
    """Run the script once: page settings, menu, toolbar and the section that is open."""
    st.set_page_config(layout="wide", initial_sidebar_state=menu.WIDTH)
    language.resolve()
    projector.resolve()
    page = st.navigation(_pages(), position="hidden")
    links.open_chosen()
    if not projector.is_on():
        with error_boundary("menu"):
            menu.show(page.url_path or SECTIONS[0].id)
    _update_document(page.url_path)
    learner_record.recall(page.url_path if page.url_path in {s.id for s in SECTIONS} else "")
    _bar(page.url_path)
    with error_boundary("page"):
        page.run()


def _pages() -> list[Any]:
    """The built sections, and a hidden page for an unknown address."""
    ready = built(SECTIONS, library.page_names())
    lost = _lost_address({s.id for s in ready[1:]})
    return [*map(_page, ready), *([_elsewhere(lost)] if lost else [])]


def _page(section: Section) -> Any:
    first = section.id == SECTIONS[0].id
    # The cover's address is the bare one. Streamlit still keeps a path for it, which must not be
    # a plausible address.
    path = "the-cover-at-the-bare-address" if first else section.id
    title = f"{section.number} {links.name(section)}".strip()
    return st.Page(section.page, title=title, url_path=path, default=first)


def _lost_address(known: set[str]) -> str:
    """Last part of the visitor's address if it is not a section, else the empty string."""
    # After a rerun Streamlit may report /non/nonlinear: it cuts off "linear", which is also a page.
    path = unquote(urlsplit(st.context.url or "").path).strip("/").rpartition("/")[2]
    return "" if not path or path in known else path


def _elsewhere(address: str) -> Any:
    """Redirect from the cover's own name to the bare address, or the page for unknown ones."""
    page = _to_cover if address == SECTIONS[0].id else _lost
    return st.Page(page, url_path=address, title=say("lost.title"), visibility="hidden")


def _to_cover() -> None:
    st.switch_page(SECTIONS[0].page)


def _lost() -> None:
    """Page for an unknown address."""
    with st.container(key="lost"):
        st.title(say("lost.title"), anchor=False)
        st.markdown(say("lost.text"))
        st.page_link(SECTIONS[0].page, label=say("lost.way"), icon=":material/arrow_back:")


def _bar(page: str) -> None:
    with st.container(key="bar", horizontal=True):
        if not projector.is_on():
            language.switch()
        projector.toggle_button(page)


def _update_document(page: str) -> None:
    """Send language, page and projection to the script that sets them on the document."""
    data = {
        "language": language.current(),
        "present": projector.is_on(),
        "page": page,
        "block": projector.block(),
        "skip": say("menu.skip"),
        "room": library.words(language.current())["follow"],
    }
    with st.container(key="unseen-root"):
        component("root", "root/root.js")(key="root", data=data)
