"""Lesson pages on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.pilot import Visitor, show_all_answers

Visit = Callable[..., Visitor]

A4: Any = {"width": 718, "height": 1047}
"""Pixels of an A4 sheet between margins of 10 mm."""

CHROME = (
    ".stSidebar",
    ".stAppHeader",
    ".st-key-bar",
    ".st-key-foot",
    ".stButton",
    ".stDownloadButton",
    ".stExpander",
    ".ex-row button",
    ".ex-row input[type=range]",
)
BEYOND = "(nodes) => Math.max(...nodes.map((n) => n.getBoundingClientRect().right)) - innerWidth"
AVOID = "(nodes) => nodes.map((n) => getComputedStyle(n).breakInside)"
INK = """(nodes) => nodes.map((n) => getComputedStyle(n).webkitTextFillColor)
  .map((colour) => Number(/oklch\\(([\\d.]+)/.exec(colour)[1]))"""


def on_paper(page: Page) -> None:
    """Lay the page out for A4, in the colours that it has."""
    page.emulate_media(media="print")  # its colour scheme stays
    page.set_viewport_size(A4)


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_printed_page_is_text_and_charts(visit: Visit, language: str, scheme: str) -> None:
    """Menu, buttons and sliders are not printed; every text outside the drawer is, dark."""
    visitor = visit(color_scheme=scheme)
    show_all_answers(visitor)
    page = visitor.open(f"/sigmoid?lang={language}&k=2")
    on_paper(page)
    for gone in CHROME:
        expect(page.locator(gone).filter(visible=True)).to_have_count(0)
    for name in library.blocks("sigmoid", language):
        if not page.locator(f"[class*=st-key-drawer-] .st-key-text-{name}").count():
            expect(page.locator(f".st-key-text-{name}")).to_be_visible()
    expect(page.locator(".st-key-block-explorer .ex-exact").first).to_have_value("2")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert max(page.locator(".stMain p").evaluate_all(INK)) < 0.5


@pytest.mark.parametrize("path", ("/sigmoid", "/nonlinear", "/compare"))
def test_charts_fit_the_paper_and_do_not_break(visit: Visit, path: str) -> None:
    """Drawn in a window of 1920 pixels, charts are scaled to the sheet, and stay on one page."""
    visitor = visit(viewport={"width": 1920, "height": 1080})
    show_all_answers(visitor)
    page = visitor.open(path)
    on_paper(page)
    pictures = page.locator(".ex-stage, .ex-stage .main-svg, .ex-stage canvas, .ex-layer")
    assert pictures.evaluate_all(BEYOND) <= 0
    assert set(page.locator(".ex").evaluate_all(AVOID)) == {"avoid"}
    stage, picture = (page.locator(f".ex {part}").first for part in (".ex-stage", ".main-svg"))
    assert picture.bounding_box() == pytest.approx(stage.bounding_box(), abs=1)


def test_a_covered_block_is_not_printed(visit: Visit) -> None:
    """The line that stands for a covered block stays on the screen; its question is printed."""
    page = visit().open("/relu")
    covers = page.locator("[class*=st-key-covered-]")
    expect(covers.first).to_be_visible()
    on_paper(page)
    expect(covers.filter(visible=True)).to_have_count(0)
    expect(page.locator(".st-key-quiz-relu-negative-slope p").first).to_be_visible()
    expect(page.locator(".st-key-ways-relu-negative-slope")).to_be_hidden()
