"""First views as pages."""

import gzip
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from streamlit.testing.v1.element_tree import Block

from core.course.outline import SECTIONS, built, find
from pages._ui.first_view.page import FirstView, draw
from pages._ui.first_view.visit import visit
from pages._ui.text import library

LARGEST = 60_000  # bytes, compressed
READY = built(SECTIONS, library.page_names())
CASES = [(section.id, ("ko", "en")[k % 2]) for k, section in enumerate(READY)]


class Words(HTMLParser):
    """Text of a page without formulas."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.within += tag == "math"

    def handle_endtag(self, tag: str) -> None:
        self.within -= tag == "math"

    def handle_data(self, data: str) -> None:
        if not self.within:
            self.found.append(data)


def words(html: str) -> str:
    reader = Words()
    reader.feed(html)
    return "".join(reader.found)


def bodies(node: Any) -> Iterator[str]:
    """Texts of all elements of a page, in their order; hints are closed."""
    if isinstance(node, Block):
        if node.type == "popover":
            return
        for child in node.children.values():
            yield from bodies(child)
    elif node.type in ("markdown", "caption", "title", "subheader"):
        yield node.proto.body


def plain(text: str) -> list[str]:
    """Words of a Markdown text, without its marks, links and formulas."""
    text = re.sub(r"\$\$?[^$]+\$?\$", " ", text)
    text = re.sub(r"<[^>]*>", " ", text)
    text = re.sub(r":material/\w+:|:(?:blue|orange|green|violet|red|gray|small)\[", " ", text)
    text = re.sub(r"\]\((?:[^()\"]|\"[^\"]*\")*\)", " ", text)
    return re.findall(r"[가-힣]{2,}|[A-Za-z]{3,}", re.sub(r"`[^`]*`", " ", text))


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, str, FirstView]:
    section, language = request.param
    return section, language, draw(find(SECTIONS, section), language)


def test_first_view_has_the_words_of_the_page(case: tuple[str, str, FirstView]) -> None:
    """Each word that the page's script writes stands in its first view."""
    section, language, view = case
    shown = words(view.html)
    asked = [
        w for body in bodies(visit(find(SECTIONS, section), language).main) for w in plain(body)
    ]
    assert asked and [word for word in asked if word not in shown] == []


def test_first_view_is_small(case: tuple[str, str, FirstView]) -> None:
    """A first view has at most 60 kB over the network, without the data of its charts."""
    assert len(gzip.compress(case[2].html.encode())) <= LARGEST


def test_charts_have_their_data(case: tuple[str, str, FirstView]) -> None:
    """Every chart names a file that is there, and that is a header with slices."""
    _, _, view = case
    named = re.findall(r'data-file="([^"]+)"', view.html)
    assert set(named) == set(view.files)
    for data in view.files.values():
        raw = gzip.decompress(data)
        head = json.loads(raw[4 : 4 + int.from_bytes(raw[:4], "little")])
        assert "slices" in head


def test_record_of_the_page_is_named(case: tuple[str, str, FirstView]) -> None:
    """Ids of the page's questions, claims and measurements are there, so that a reader who has
    settled one is shown the live page alone.
    """
    section, _, view = case
    named = re.search(r'data-ids="([^"]*)"', view.html)
    assert named and {*library.questions(section)} <= set(named[1].split())
    assert all(f"claim-{name.lower()}" in named[1] for name in library.claims(section))


def test_strips_are_html_and_texts_are_not(case: tuple[str, str, FirstView]) -> None:
    """The HTML of a strip or table is not shown as text."""
    assert "&lt;div" not in case[2].html and "&lt;dl" not in case[2].html


def test_menu_leads_to_every_section(case: tuple[str, str, FirstView]) -> None:
    """The menu has a link to each section, in the reader's language, the current one marked."""
    section, language, view = case
    links = re.findall(r'<li><a href="\./(\w*)\?lang=(\w\w)"( aria-current)?', view.html)
    names = [s.id if s.id != SECTIONS[0].id else "" for s in READY]
    assert [(name, spoken) for name, spoken, _ in links] == [(n, language) for n in names]
    assert [name or SECTIONS[0].id for name, _, here in links if here] == [section]
