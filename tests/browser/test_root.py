"""Page as a whole: reading position, drawer, and keys that Streamlit does not handle."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.pilot import Visitor, entry, eventually, idle, settle

Visit = Callable[..., Visitor]

PHONE = {"width": 390, "height": 844}
TOP = "document.querySelector('.stMain').scrollTop"
DOWN = "document.querySelector('.stMain').scrollTo(0, 1e5)"


def heading(page: Page, section: str) -> None:
    """Wait for the page of a section."""
    expect(page.locator("h1")).to_have_text(library.words("ko")["section"][section])
    idle(page)
    settle(page)


def test_next_opens_a_page_at_its_top(visit: Visit) -> None:
    """Next in the footer opens the next page at its title."""
    page = visit().open("/what_is_af")
    for section in ("step", "backpropagation", "linear"):
        page.evaluate(DOWN)
        page.locator(".st-key-next a").click()
        heading(page, section)
        assert page.evaluate(TOP) == 0, f"{section} opens in its middle"


def test_back_returns_to_the_place_that_was_left(visit: Visit) -> None:
    """The browser's Back restores the reading position."""
    page = visit().open("/sigmoid")
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 900)")
    page.evaluate("document.querySelector('.st-key-next a').click()")
    heading(page, "softmax")
    page.go_back()
    heading(page, "sigmoid")
    eventually(lambda: abs(page.evaluate(TOP) - 900) < 50, "Back opens the top of the page")


def test_the_drawer_of_a_phone_makes_way(visit: Visit) -> None:
    """On a phone the menu closes when a section is chosen in it."""
    page = visit(viewport=PHONE).open("/")
    page.get_by_test_id("stExpandSidebarButton").click()
    link = entry(page, "relu")
    link.click()
    heading(page, "relu")
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


def test_enter_belongs_to_the_input_method_while_it_composes(visit: Visit) -> None:
    """Enter that ends a Hangul syllable does not submit an answer; the next Enter does."""
    page = visit().open("/relu")
    box = page.locator(".st-key-typed-relu-negative-slope input")
    box.fill("1")
    press = """(node, composing) => node.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: composing }))"""
    box.evaluate(press, True)
    page.wait_for_timeout(700)
    expect(page.locator(".st-key-verdict-relu-negative-slope")).to_have_count(0)
    box.evaluate(press, False)
    expect(page.locator(".st-key-verdict-relu-negative-slope")).to_be_visible()


def test_a_clicker_turns_the_page_after_a_slider_was_dragged(visit: Visit) -> None:
    """At the projector a slider that was dragged does not take the clicker's keys."""
    page = visit().open("/sigmoid?present=1&step=1")
    slider = page.locator("#ex-sigmoid-k")
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2)
    settle(page)
    page.wait_for_timeout(1500)
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("step=2"))
    page.keyboard.press("PageUp")
    expect(page).to_have_url(re.compile("step=1"))


def test_a_clicker_turns_the_page_from_a_field(visit: Visit) -> None:
    """At the projector PageDown turns the page even if a field has the focus."""
    page = visit().open("/sigmoid?present=1&step=1")
    page.wait_for_timeout(1500)
    page.locator(".ex-exact").first.focus()
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("step=2"))


def test_the_projection_goes_on_where_it_was_left(visit: Visit) -> None:
    """Esc returns to the block that was projected, and P to its step."""
    page = visit().open("/sigmoid?present=1&step=4")
    page.wait_for_timeout(1500)
    page.keyboard.press("Escape")
    page.locator(".st-key-present-button").wait_for()
    settle(page)
    eventually(lambda: page.evaluate(TOP) > 100, "Esc lands at the top of the page")
    page.locator(".st-key-present-button button").first.click()
    expect(page).to_have_url(re.compile("step=4"))
