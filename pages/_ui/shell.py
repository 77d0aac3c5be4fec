"""What stands around every section: language, menu, the bar above, the look."""

from functools import cache
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

import streamlit as st

from core.course.outline import GROUPS, SECTIONS, Section, built
from pages._ui.navigation import links
from pages._ui.runtime.error_boundary import error_boundary
from pages._ui.session import answers, learner_record, projector
from pages._ui.text import language, library
from pages._ui.text.language import say

# Enter in the box of a question presses its own button.
ROOT = """const enter = ({ key, target }) => {
  if (key !== "Enter" || !target.matches?.("[class*='st-key-quiz-'] input")) return;
  const card = target.closest("[class*='st-key-quiz-']");
  card.querySelector("[class*='st-key-check-'] button")?.click();
};
// A projected block is made smaller until it fits the wall; one that would be too small scrolls.
const SIZES = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55];
const fit = () => {
  const [main, root] = [document.querySelector(".stMain"), document.documentElement];
  const fits = (size) => {
    root.style.setProperty("--fit", size);
    return main.scrollHeight <= main.clientHeight + 1;
  };
  if (root.hasAttribute("data-present") && !SIZES.some(fits)) fits(0.85);
};
const watch = new ResizeObserver(fit);
export default ({ data }) => {
  document.addEventListener("keydown", enter);
  const content = document.querySelector(".stMainBlockContainer");
  for (const part of [content, content.firstElementChild]) watch.observe(part);
  document.documentElement.lang = data.language;
  const skip = document.querySelector("[data-testid=stSkipToContent]"); // in English by itself
  if (skip) skip.textContent = data.skip;
  document.documentElement.toggleAttribute("data-present", data.present);
  fit();
}"""


def open_course() -> None:
    """Run one visit of one section, from page settings to its last block."""
    st.set_page_config(layout="wide", initial_sidebar_state="auto")
    language.resolve()
    projector.settle()
    page = st.navigation(_menu(), position=_position(), expanded=True)
    _tell_browser()
    learner_record.recall(page.url_path if page.url_path in {s.id for s in SECTIONS} else "")
    _bar()
    with error_boundary("page"):
        page.run()


def _position() -> Literal["hidden", "sidebar"]:
    return "hidden" if projector.is_on() else "sidebar"


def _menu() -> dict[str, list[Any]]:
    """The built sections by group, and a hidden page for an address that is not among them."""
    ready = built(SECTIONS, library.page_names())
    menu = {
        say(f"group.{group}"): [_entry(s) for s in ready if s.group == group] for group in GROUPS
    }
    lost = _lost_address({s.id for s in ready[1:]})
    if lost:
        menu[""] = [_elsewhere(lost)]
    return {group: pages for group, pages in menu.items() if pages}


def _entry(section: Section) -> Any:
    first = section.id == SECTIONS[0].id
    done = " ✓" if answers.finished(section.id) else ""
    # The cover's address is the bare one; Streamlit still keeps a path for it, which must not be
    # one that somebody asks for.
    path = "the-cover-at-the-bare-address" if first else section.id
    return st.Page(
        section.page,
        title=f"{section.number} {links.name(section)}{done}".strip(),
        url_path=path,
        default=first,
    )


def _lost_address(known: set[str]) -> str:
    """The last part of the visitor's address if no section has it, else nothing."""
    # After a rerun Streamlit may say /non/nonlinear: it cuts "linear", a page too, off the end.
    path = unquote(urlsplit(st.context.url or "").path).strip("/").rpartition("/")[2]
    return "" if not path or path in known else path


def _elsewhere(address: str) -> Any:
    """The cover under its own name, which leads to the bare address, or the kind sentence."""
    page = _to_cover if address == SECTIONS[0].id else _lost
    return st.Page(page, url_path=address, title=say("lost.title"), visibility="hidden")


def _to_cover() -> None:
    st.switch_page(SECTIONS[0].page)


def _lost() -> None:
    """A kind sentence for an address that leads nowhere."""
    st.title(say("lost.title"), anchor=False)
    st.markdown(say("lost.text"))
    st.page_link(SECTIONS[0].page, label=say("lost.way"), icon=":material/arrow_back:")


def _bar() -> None:
    with st.container(key="bar", horizontal=True):
        if not projector.is_on():
            language.switch()
        projector.door()


def _tell_browser() -> None:
    """Language and projection, for the page as a whole."""
    data = {
        "language": language.current(),
        "present": projector.is_on(),
        "skip": say("menu.skip"),
    }
    with st.container(key="unseen-root"):
        _root()(key="root", data=data)


@cache
def _root() -> Any:
    return st.components.v2.component("root", js=ROOT)
