"""Definitions of terms: a quiet underline in the text, and a note beside it."""

from collections.abc import Callable

from playwright.sync_api import expect

from pages._ui.text import library
from tests.browser.pilot import Visitor, slide

Visit = Callable[..., Visitor]

TERM = "a[href='#term-threshold']"
NOTE = "#term-note"
MEANING = library.terms()["threshold"].definition["ko"]


def test_a_term_shows_its_definition_on_hover_and_on_focus(visit: Visit) -> None:
    """The note stays under the pointer, goes with Escape, and is the term's description."""
    page = visit().open("/step")
    term, note = page.locator(TERM), page.locator(NOTE)
    expect(note).to_be_hidden()
    term.hover()
    expect(note).to_contain_text(MEANING)
    assert term.get_attribute("title") is None, "the browser shows the definition a second time"
    note.hover()
    page.wait_for_timeout(400)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    term.focus()
    expect(note).to_contain_text(MEANING)
    expect(term).to_have_attribute("aria-describedby", "term-note")


def test_a_tap_opens_the_note_and_the_page_stays(visit: Visit) -> None:
    """On a phone a tap shows the note within the window, and a tap elsewhere closes it."""
    page = visit(viewport={"width": 390, "height": 844}).open("/step")
    term, note = page.locator(TERM), page.locator(NOTE)
    term.click()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert page.url.endswith("/step")
    page.locator("h1").click()
    expect(note).to_be_hidden()


def test_at_the_projector_the_note_lies_in_a_corner(visit: Visit) -> None:
    """The note does not cover the slide's text: it is in the lower left corner."""
    page = slide(visit(viewport={"width": 1280, "height": 720}), "choose", "idea")
    term, note = page.locator("a[href^='#term-']").first, page.locator(NOTE)
    term.hover()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box and box["x"] < 60 and box["y"] + box["height"] > 660
