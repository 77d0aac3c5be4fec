"""Charts that follow the hand across the whole picture: a line drawn by hand, one shared cursor."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from pages._ui.text import library
from tests.browser.conftest import Browsers, visitors
from tests.browser.pilot import Visitor, curve, eventually, idle, settle

Visit = Callable[..., Visitor]

SKETCH = ".st-key-block-experiment-depth-sketch-sigmoid"
WORDS = library.words("en")


@pytest.fixture(scope="module")
def visitor(browsers: Browsers, server: str) -> Iterator[Visitor]:
    """Visitor who uses both pages; at the end there must have been no problem."""
    made = visitors(browsers, server)
    yield next(made)(locale="en-GB")
    assert next(made, None) is None


def sketch(visitor: Visitor, query: str = "") -> tuple[Page, Locator, FloatRect]:
    """Page, layer and box of the line that is drawn by hand."""
    page = visitor.open(f"/sigmoid?lang=en{query}")
    expect(page.locator(f"{SKETCH} .ex[data-ready]")).to_be_visible()
    layer = page.locator(f"{SKETCH} .ex-layer")
    layer.scroll_into_view_if_needed()
    settle(page)
    box = layer.bounding_box()
    assert box
    return page, layer, box


def touch(page: Page, layer: Locator, start: float, end: float) -> float:
    """Draw a finger down across a part of the layer; return how far the page was scrolled."""
    scrolled = page.evaluate("document.querySelector('.stMain').scrollTop")
    box = layer.bounding_box()
    assert box
    screen = page.context.new_cdp_session(page)
    for kind, share in (
        ("touchStart", start),
        ("touchMove", (start + end) / 2),
        ("touchMove", end),
    ):
        x, y = box["x"] + share * box["width"], box["y"] + (0.2 + 0.6 * share) * box["height"]
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    screen.detach()
    return float(scrolled)


def test_a_sweep_draws_the_line_and_the_session_keeps_it(visitor: Visitor) -> None:
    """One quick sweep moves every node below it; the measurement is then laid over the drawing."""
    page, _, box = sketch(visitor)
    flat = curve(page, 0, SKETCH)
    y = box["y"] + 0.5 * box["height"]
    page.mouse.move(box["x"] + 100, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 100, y)
    eventually(lambda: curve(page, 0, SKETCH) != flat, "the line stood still")
    page.mouse.up()
    for node in (4, 7, 9):
        expect(page).to_have_url(re.compile(rf"sigmoid_drawn_{node}=-\d"))
    page.locator(f"{SKETCH} button", has_text=WORDS["choice"]["measured"]).click()
    expect(page.locator(f"{SKETCH} .ex-graph .js-line")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"sigmoid_drawn_7=-\d"))


def test_arrow_keys_and_a_finger_move_nodes(visitor: Visitor) -> None:
    """Up and down move the chosen node, left chooses its neighbour; a finger draws, too."""
    page, layer, _ = sketch(visitor, "&sigmoid_drawn_10=-4")
    expect(layer).to_have_attribute("aria-valuenow", "-4")
    layer.focus()
    page.keyboard.press("ArrowDown")
    expect(layer).to_have_attribute("aria-valuenow", "-4.2")
    expect(page).to_have_url(re.compile(r"sigmoid_drawn_10=-4\.2"))
    page.keyboard.press("ArrowLeft")
    expect(layer).to_have_attribute("aria-valuetext", re.compile(r"^9 layers"))
    scrolled = touch(page, layer, 0.4, 0.6)
    expect(layer).to_have_attribute("aria-valuetext", re.compile(r"^[567] layers"))
    expect(page).to_have_url(re.compile(r"sigmoid_drawn_5=-\d"))
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == scrolled
    idle(page)


def test_one_cursor_reads_all_six_graphs(visitor: Visitor) -> None:
    """A pointer on one tile, and the arrow keys, move the cursor of all; a drag opens no page."""
    page = visitor.open("/gallery?lang=en")
    values = page.locator(".map-value-f")
    expect(values).to_have_count(6)
    first = values.all_inner_texts()
    picture = page.locator(".map-large li svg").nth(1)
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box
    page.mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 20)
    expect(page.locator(".map-cursor output")).to_have_text("x = −3.0")
    moved = values.all_inner_texts()
    assert all(one != other for one, other in zip(first, moved, strict=True))
    assert moved[1] == "f −1.00" and moved[3] == "f −0.30"
    page.locator(".map-cursor input").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".map-cursor output")).to_have_text("x = −2.9")
    page.locator(".map-large li a").nth(2).focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".map-cursor output")).to_have_text("x = −2.4")
    page.mouse.down()
    page.mouse.move(box["x"] + 0.75 * box["width"], box["y"] + 20)
    page.mouse.up()
    expect(page.locator(".map-cursor output")).to_have_text("x = 3.0")
    expect(page).to_have_url(re.compile("/gallery"))
