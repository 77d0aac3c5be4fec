"""Accessibility and layout of every page, in Korean or English, light or dark, at every width.

One visit serves all tests of a page in one language and scheme.  With SCREENSHOTS in the
environment they leave pictures to look at.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from core.course.outline import Section
from pages._ui.text import library
from tests.browser.conftest import Browsers, visitors
from tests.browser.pilot import BUILT, ROOT, idle, project, settle, width_beyond

AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")
PICTURES = ROOT / "screenshots"
FINDINGS = """async () => {
  const { violations } = await axe.run({ resultTypes: ["violations"] });
  return violations
    .filter((found) => ["serious", "critical"].includes(found.impact))
    .flatMap((found) => found.nodes
      .map((node) => `${found.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
}"""
# Parts of the lesson that extend beyond the window, outside of boxes that scroll or clip.
TOO_WIDE = """() => {
  const frame = ".stMain, .stApp, [data-testid=stAppViewContainer]";
  const held = (node) => node && node !== document.body &&
    ((!node.matches(frame) && getComputedStyle(node).overflowX !== "visible")
      || held(node.parentElement));
  const beyond = (node) => node.getBoundingClientRect().right > innerWidth + 1;
  return [...document.querySelectorAll(".stMain *")]
    .filter((node) => node.clientWidth && node.checkVisibility() && beyond(node) && !held(node))
    .slice(0, 5).map((node) => node.outerHTML.slice(0, 120));
}"""
# Sum of layout shifts since the page was opened, without those that the reader caused.
SHIFTS = """() => new Promise((known) => {
  const value = (shift) => shift.hadRecentInput ? 0 : shift.value;
  const sum = (list) => list.getEntries().reduce((all, shift) => all + value(shift), 0);
  const observer = new PerformanceObserver((list) => known(sum(list)));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(() => known(0), 300);
})"""
LARGEST_SHIFT = 0.1  # limit of a good rating
STILL = "() => new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)))"
WINDOW = {"width": 1280, "height": 800}

# Languages and schemes alternate from page to page, which halves the time; tests/pages runs every
# page in both languages.
LOOKS = (("ko", "light"), ("en", "dark"))
CASES = [(section, *LOOKS[number % 2]) for number, section in enumerate(BUILT)]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0].id}-{case[1]}-{case[2]}")
def case(request: pytest.FixtureRequest) -> tuple[Section, str, str]:
    """Section, language and colour scheme."""
    return request.param


@pytest.fixture(scope="module")
def page(browsers: Browsers, server: str, case: tuple[Section, str, str]) -> Iterator[Page]:
    """Page of the section; at the end it must have had no problem."""
    section, language, scheme = case
    made = visitors(browsers, server)
    visitor = next(made)(color_scheme=scheme)
    path = "" if section == BUILT[0] else section.id
    yield visitor.open(f"/{path}?lang={language}")
    assert next(made, None) is None


def findings(page: Page) -> list[str]:
    """Serious and critical findings of axe; a fading page has none yet."""
    idle(page)
    expect(page.get_by_test_id("stSpinner")).to_have_count(0)
    page.evaluate(AXE)
    return list(page.evaluate(FINDINGS))


@contextmanager
def unrolled(page: Page) -> Iterator[None]:
    """Make the window as tall as the page, since axe skips parts below the fold."""
    window = page.viewport_size or WINDOW
    content = page.locator("[data-testid=stMainBlockContainer]")
    tall = content.evaluate("(node) => node.scrollHeight")
    resize(page, {**window, "height": max(window["height"], tall)})
    yield
    resize(page, window)


def picture(page: Page, case: tuple[Section, str, str], name: str) -> None:
    """Save a picture of the whole page, if SCREENSHOTS is set."""
    if "SCREENSHOTS" not in os.environ:
        return
    section, language, scheme = case
    PICTURES.mkdir(exist_ok=True)
    with unrolled(page):
        page.screenshot(path=PICTURES / f"{section.id}-{language}-{scheme}-{name}.png")


def resize(page: Page, window: Any) -> None:
    """Resize the window, once a film that plays by itself has ended, and wait for the layout."""
    expect(page.locator(".ex-play[aria-pressed=true]")).to_have_count(0)
    page.set_viewport_size(window)
    page.evaluate(STILL)


def test_page_does_not_jump_while_it_arrives(page: Page) -> None:
    """The layout shift of a first visit is at most 0.1, the limit of a good rating."""
    assert page.evaluate(SHIFTS) <= LARGEST_SHIFT


@pytest.mark.parametrize("path", ("/", "/sigmoid", "/choose"))
def test_page_does_not_jump_on_a_phone(browsers: Browsers, server: str, path: str) -> None:
    """On a phone the layout shift is at most 0.1 as well."""
    made = visitors(browsers, server)
    page = next(made)(viewport={"width": 390, "height": 844}).open(path)
    assert page.evaluate(SHIFTS) <= LARGEST_SHIFT
    assert next(made, None) is None


def test_page_has_its_address(page: Page, case: tuple[Section, str, str]) -> None:
    """A link to a section opens that section, marked in the menu as the current one."""
    section, language, _ = case
    expect(page.locator("h1")).to_have_text(library.words(language)["section"][section.id])
    here = page.locator(".menu a[aria-current=page]")
    expect(here).to_have_count(1)


def test_page_is_for_everybody(page: Page, case: tuple[Section, str, str]) -> None:
    """Axe has no serious or critical finding."""
    with unrolled(page):
        found = findings(page)
    picture(page, case, "1280")
    assert found == []


@pytest.mark.parametrize("width", (390, 320))
def test_page_fits_a_phone(page: Page, case: tuple[Section, str, str], width: int) -> None:
    """Nothing is cut off or needs horizontal scrolling, on a usual and on a narrow phone."""
    resize(page, {"width": width, "height": 844})
    beyond, wide = width_beyond(page), page.evaluate(TOO_WIDE)
    picture(page, case, str(width))
    resize(page, WINDOW)
    assert beyond <= 0, f"the page is {beyond} pixels too wide"
    assert wide == [], "these parts reach beyond the window"


def test_projection_is_for_everybody(page: Page, case: tuple[Section, str, str]) -> None:
    """The projection has no serious or critical finding, and fits the window."""
    project(page)
    page.locator(".st-key-leave").wait_for()
    settle(page)
    picture(page, case, "projector")
    found, beyond = findings(page), width_beyond(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-present-button").wait_for()
    assert found == []
    assert beyond <= 0, f"the projection is {beyond} pixels too wide"


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("section", ("relu", "swish"))
def test_answered_quiz_is_for_everybody(
    browsers: Browsers, server: str, section: str, scheme: str
) -> None:
    """With a comment on a wrong answer and all covers open, the page is accessible and fits."""
    made = visitors(browsers, server)
    page = next(made)(color_scheme=scheme).open(f"/{section}")
    quiz = next(q.id for q in library.questions(section).values() if q.deck_number)
    page.locator(f".st-key-typed-{quiz} input").fill("tanh(x)")
    page.locator(f".st-key-check-{quiz} button").click()
    page.locator(f".st-key-verdict-{quiz}").wait_for()
    page.locator(f".st-key-show-{quiz} button").click()
    page.locator(".st-key-block-users li").first.wait_for(state="attached")
    settle(page)
    with unrolled(page):
        found = findings(page)
    resize(page, {"width": 390, "height": 844})
    beyond, wide = width_beyond(page), page.evaluate(TOO_WIDE)
    assert (found, wide, beyond <= 0) == ([], [], True)
    assert next(made, None) is None
