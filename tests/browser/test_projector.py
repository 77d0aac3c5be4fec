"""The projection by keyboard and clicker."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.pilot import (
    Visitor,
    eventually,
    idle,
    listening,
    project,
    settle,
    show_all_answers,
    slide,
    width_beyond,
)

Visit = Callable[..., Visitor]

WALL = {"width": 1280, "height": 720}
WALLS: Any = ({"width": 1920, "height": 1080}, WALL, {"width": 1024, "height": 768})
TWO_FRAMES = "new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)))"
TOPS = """(texts) => texts.map((text) => text.getScreenCTM().f + text.getStartPositionOfChar(0).y
  - 0.75 * parseFloat(getComputedStyle(text).fontSize))"""
BOXES = "(nodes) => nodes.map((node) => node.getBoundingClientRect().{})"
BEYOND = """() => Math.max(...[".stMain", ".st-key-slide-stage", ".st-key-slide-words"]
  .map((part) => document.querySelector(part))
  .flatMap((n) => [n.scrollHeight - n.clientHeight, n.scrollWidth - n.clientWidth]))"""


def shown(page: Page, block: str) -> None:
    """Wait until this block alone is shown."""
    expect(page.locator(f".st-key-block-{block}")).to_be_visible()
    expect(page.locator("[class*=st-key-block-]")).to_have_count(1)
    idle(page)


def go(page: Page, to: int) -> None:
    """Type the number of a slide, and wait until it is shown."""
    page.keyboard.type(str(to))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"step={to}(&|$)"))
    expect(page.locator(".st-key-foot p", has_text=f"{to} / ")).to_be_visible()
    idle(page)


def size(page: Page, part: str) -> float:
    """Size of type of the first such part, in pixels."""
    found = page.locator(part).first.evaluate("(n) => parseFloat(getComputedStyle(n).fontSize)")
    return float(found)


def presenting(visit: Visit, path: str) -> Page:
    """Projected page."""
    page = visit().open(path)
    project(page)
    return page


def test_keys_lead_through_the_slides(visit: Visit) -> None:
    """P begins, arrows and a clicker turn, Home, End and numbers go far, Escape ends."""
    page = presenting(visit, "/sigmoid")
    listening(page)
    shown(page, "explorer")
    last = len(library.slides("sigmoid"))
    for key, step in (
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("ArrowLeft", 2),
        ("PageUp", 1),
        ("End", last),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"step={step}(&|$)"))
        idle(page)
    go(page, 4)
    shown(page, "chain")
    page.keyboard.press("Escape")
    expect(page.locator("html")).not_to_have_attribute("data-present", "")
    expect(page.locator(".st-key-block-remember")).to_be_visible()
    expect(page).not_to_have_url(re.compile("present|step"))


def test_slide_is_read_from_the_last_row(visit: Visit) -> None:
    """At 1920x1080 title, words and ticks have 64, 46 and 30 pixels, and the chart most of it."""
    page = visit(viewport=WALLS[0]).open("/sigmoid?present=1&step=1")
    expect(page.locator(".stSidebar, [data-testid=stSidebarNav]").first).to_be_hidden()
    assert size(page, "h1") >= 64 and size(page, ".st-key-slide-words p") >= 46
    assert size(page, ".ex-graph .xtick text") >= 30
    stage = page.locator(".ex-stage").bounding_box()
    assert stage and stage["height"] > 700 and stage["width"] > 1100
    assert width_beyond(page) <= 0


def test_projected_slide_can_be_linked(visit: Visit) -> None:
    """A URL with `present` and `step` opens that slide."""
    page = visit().open("/sigmoid?present=1&step=2")
    shown(page, "sigmoid-shares")


def test_answer_appears_beside_its_picture(visit: Visit) -> None:
    """The next turn shows the answer of a quiz, and the slope in the picture; then it goes on."""
    page = visit().open("/relu?present=1&step=3&lang=en")
    listening(page)
    expect(page.locator(".ex-no-slope")).to_have_count(1)
    page.keyboard.press("PageDown")
    expect(page.locator(".st-key-slide-answer")).to_contain_text("0")
    expect(page.locator(".ex-no-slope")).to_have_count(0)
    expect(page).to_have_url(re.compile("step=3"))
    idle(page)
    page.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("step=4"))


def test_wall_goes_black_and_lists_its_keys(visit: Visit) -> None:
    """B covers the wall until a key is pressed, `?` lists the keys, and the pointer hides."""
    page = visit().open("/sigmoid?present=1&step=1")
    listening(page)
    cover = page.locator(".wall-cover")
    page.keyboard.press("b")
    expect(cover).to_have_css("background-color", "rgb(0, 0, 0)")
    page.keyboard.press("b")
    expect(cover).to_have_count(0)
    page.keyboard.press("?")
    expect(cover).to_contain_text("PageDown")
    page.keyboard.press("PageDown")
    expect(cover).to_have_count(0)
    expect(page).to_have_url(re.compile("step=2"))
    page.mouse.move(400, 400)
    expect(page.locator("html")).not_to_have_attribute("data-rests", "")
    expect(page.locator("html[data-rests]")).to_have_count(1)


def test_presenters_window_follows_and_leads(visit: Visit) -> None:
    """N opens a window with notes in both languages, which follows the wall and turns it."""
    page = visit().open("/sigmoid?present=1&step=1")
    listening(page)
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes, slides = opened.value, library.slides("sigmoid")
    title = notes.locator("#title")
    expect(title).to_have_text(slides[0].title["ko"])
    for language in ("ko", "en"):
        expect(notes.locator("#notes")).to_contain_text(slides[0].note[language])
    expect(notes.locator("#after")).to_contain_text(slides[1].title["ko"])
    notes.keyboard.press("PageDown")
    expect(page).to_have_url(re.compile("step=2"))
    expect(title).to_have_text(slides[1].title["ko"])
    page.keyboard.press("PageUp")
    expect(title).to_have_text(slides[0].title["ko"])


def test_sections_follow_each_other(visit: Visit) -> None:
    """After the last step of a section the same key opens the next section."""
    page = visit().open("/?present=1&step=4")
    listening(page)
    shown(page, "how")
    page.keyboard.press("PageDown")
    expect(page.locator("h1")).to_have_text(library.slides("what_is_af")[0].title["ko"])
    shown(page, "pick-f")


@pytest.mark.parametrize(("section", "block"), [("choose", "whole")])
def test_long_block_is_made_to_fit_the_wall(visit: Visit, section: str, block: str) -> None:
    """A block of many words is visible without scrolling."""
    page = slide(visit(viewport=WALL), section, block)
    whole = "(n) => n.scrollHeight <= n.clientHeight + 1"
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    eventually(
        lambda: page.locator(".stMain").evaluate(whole) and page.evaluate(size) >= 1.15 * 16,
        "the block is higher than the wall, or nobody can read it from the last row",
    )


def test_names_of_bars_stand_clear_of_the_axis(visit: Visit) -> None:
    """At the size of a projector the names below the bars of softmax begin below the axis."""
    page = slide(visit(viewport=WALL), "softmax", "pick-logits")
    page.evaluate(TWO_FRAMES)
    names = page.locator(".ex-graph .xtick text")
    axis = page.locator(".ex-graph .zerolinelayer path").first.bounding_box()
    assert axis and names.count() == 3
    assert min(names.evaluate_all(TOPS)) >= axis["y"] + axis["height"]


def test_headings_of_the_stack_stand_above_its_layers(visit: Visit) -> None:
    """On a small wall no heading of the stack lies on a bar, and no slider on a fact."""
    page = slide(visit(viewport=WALL), "linear", "experiment-stack-linear")
    page.evaluate(TWO_FRAMES)
    bottoms = page.locator(".ex-graph .annotation-text").evaluate_all(BOXES.format("bottom"))
    bars = page.locator(".ex-graph .js-fill").evaluate_all(BOXES.format("top"))
    assert max(bottoms) <= min(bars) + 2
    facts, sliders = (page.locator(part).bounding_box() for part in (".ex-facts", ".ex-sliders"))
    assert facts and sliders
    above, below = sorted((facts, sliders), key=lambda box: box["y"])
    assert above["y"] + above["height"] <= below["y"] + 1


@pytest.mark.parametrize(
    ("section", "block"), [("softmax", "softmax-shift"), ("tanh", "tanh-identity")]
)
def test_chart_with_one_slider_fills_the_wall(visit: Visit, section: str, block: str) -> None:
    """The chart of a formula has most of the width, and its slider below it."""
    visitor = visit(viewport=WALL)
    show_all_answers(visitor)
    page = slide(visitor, section, block)
    stage = page.locator(".ex-stage").bounding_box()
    track = page.locator(".ex-row").bounding_box()
    assert stage and track and stage["x"] == pytest.approx(track["x"], abs=1)
    assert stage["width"] > WALL["width"] / 2 and stage["y"] + stage["height"] <= track["y"] + 1


@pytest.mark.parametrize("section", ("backpropagation", "relu", "glu"))
def test_every_slide_fits_the_wall(visit: Visit, section: str) -> None:
    """With all answers shown, nothing is cut or scrolls at 1920x1080, 1280x720 and 1024x768."""
    visitor = visit(viewport=WALLS[0])
    show_all_answers(visitor)
    page = visitor.open(f"/{section}?present=1&step=1")
    listening(page)
    for step in range(1, len(library.slides(section)) + 1):
        go(page, step)
        settle(page)
        for wall in WALLS:
            page.set_viewport_size(wall)
            page.evaluate(TWO_FRAMES)
            fits = f"slide {step} is larger than the wall of {wall}"
            eventually(lambda: page.evaluate(BEYOND) <= 1, fits)


def test_a_curve_stands_close_above_its_letter(visit: Visit) -> None:
    """Curves to match are next to their own letters, not to those of the row below."""
    page = presenting(visit, "/gallery?present=1&step=2")
    chart = page.locator("[class*=st-key-still-small-] .ex-stage").first.bounding_box()
    letter = page.get_by_text("(a)", exact=True).bounding_box()
    assert chart and letter
    assert letter["y"] - (chart["y"] + chart["height"]) < letter["height"]
