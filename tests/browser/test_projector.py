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
WALLS: Any = ({"width": 1920, "height": 1080}, WALL)
TWO_FRAMES = "new Promise((ready) => requestAnimationFrame(() => requestAnimationFrame(ready)))"
TOPS = """(texts) => texts.map((text) => text.getScreenCTM().f + text.getStartPositionOfChar(0).y
  - 0.75 * parseFloat(getComputedStyle(text).fontSize))"""
BOXES = "(nodes) => nodes.map((node) => node.getBoundingClientRect().{})"
BEYOND = """() => {
  const main = document.querySelector(".stMain");
  return main.scrollHeight - main.clientHeight;
}"""


def shown(page: Page, block: str) -> None:
    """Wait until this block alone is shown."""
    expect(page.locator(f".st-key-block-{block}")).to_be_visible()
    expect(page.locator("[class*=st-key-block-]")).to_have_count(1)
    idle(page)


def turn(page: Page, to: int) -> None:
    """Press the right arrow until block `to` is shown, each time after the previous block."""
    for step in range(2, to + 1):
        page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile(f"step={step}(&|$)"))
        idle(page)


def presenting(visit: Visit, path: str) -> Page:
    """Projected page."""
    page = visit().open(path)
    project(page)
    return page


def test_keys_lead_through_the_projection(visit: Visit) -> None:
    """P begins, arrows and a clicker's keys turn, Escape ends; the URL has each step."""
    page = presenting(visit, "/sigmoid")
    shown(page, "idea")
    expect(page).to_have_url(re.compile("present=1&step=1|step=1&present=1"))
    for key, block in (
        ("ArrowRight", "odds"),
        ("PageDown", "area"),
        ("ArrowLeft", "odds"),
        ("PageUp", "idea"),
        ("ArrowRight", "odds"),
    ):
        page.keyboard.press(key)
        shown(page, block)
    expect(page).to_have_url(re.compile("step=2"))
    page.keyboard.press("Escape")
    expect(page.locator("html")).not_to_have_attribute("data-present", "")
    expect(page.locator(".st-key-block-remember")).to_be_visible()
    expect(page).not_to_have_url(re.compile("present|step"))


def test_projection_is_large_and_alone(visit: Visit) -> None:
    """Type is 1.6 times as large, the menu is gone, and the chart uses the height."""
    page = visit().open("/sigmoid")
    size = "parseFloat(getComputedStyle(document.querySelector('.stMain p')).fontSize)"
    before = page.evaluate(size)
    project(page)
    shown(page, "idea")
    assert page.evaluate(size) >= 1.5 * before
    expect(page.locator(".stSidebar, [data-testid=stSidebarNav]").first).to_be_hidden()
    turn(page, 4)
    shown(page, "sigmoid-shares")
    settle(page)
    stage = page.locator(".ex-stage").bounding_box()
    assert stage and stage["height"] > 300
    assert width_beyond(page) <= 0


def test_projected_slide_can_be_linked(visit: Visit) -> None:
    """A URL with `present` and `step` opens that block."""
    page = visit().open("/sigmoid?present=1&step=2")
    shown(page, "odds")


def test_quiz_answer_is_hidden_until_revealed(visit: Visit) -> None:
    """Only the question is shown; a button, reached by keyboard, gives answer and reasons."""
    page = presenting(visit, "/relu?lang=en")
    quiz = "relu-negative-slope"
    turn(page, 6)
    shown(page, quiz)
    why = page.locator(f".st-key-why-{quiz}")
    expect(why).to_have_count(0)
    page.locator(f".st-key-show-{quiz} button").focus()
    page.keyboard.press("Enter")
    expect(why).to_contain_text(library.words("en")["quiz"]["solution"])
    page.keyboard.press("ArrowRight")
    shown(page, "slope")
    expect(page.locator(".st-key-text-slope")).to_be_visible()


def test_sections_follow_each_other(visit: Visit) -> None:
    """After the last block of a section the same key opens the next section."""
    page = visit().open("/?present=1&step=4")
    listening(page)
    shown(page, "how")
    page.keyboard.press("PageDown")
    expect(page.locator("h1")).to_have_text(library.words("ko")["section"]["what_is_af"])
    shown(page, "idea")


@pytest.mark.parametrize(("section", "block"), [("choose", "whole"), ("sigmoid", "explorer")])
def test_long_block_is_made_to_fit_the_wall(visit: Visit, section: str, block: str) -> None:
    """A block of many words and a chart with seven facts are visible without scrolling."""
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
    assert facts and sliders and facts["y"] + facts["height"] <= sliders["y"]


@pytest.mark.parametrize(
    ("section", "block"), [("softmax", "softmax-shift"), ("tanh", "tanh-identity")]
)
def test_chart_with_one_slider_fills_the_wall(visit: Visit, section: str, block: str) -> None:
    """The chart of a formula with one slider begins at the left edge, below the slider."""
    visitor = visit(viewport=WALL)
    show_all_answers(visitor)
    page = slide(visitor, section, block)
    stage = page.locator(".ex-stage").bounding_box()
    track = page.locator(".ex-row").bounding_box()
    assert stage and track and stage["x"] == pytest.approx(track["x"], abs=1)
    assert stage["width"] > WALL["width"] / 2 and stage["y"] >= track["y"] + track["height"] - 1


@pytest.mark.parametrize("section", ("sigmoid", "relu", "glu"))
def test_every_step_fits_the_wall(visit: Visit, section: str) -> None:
    """With all answers shown, no step is higher than a screen of 1920x1080 or 1280x720."""
    visitor = visit(viewport=WALLS[0])
    show_all_answers(visitor)
    page = visitor.open(f"/{section}?present=1&step=1")
    listening(page)
    steps = int(page.locator(".st-key-foot p", has_text=" / ").inner_text().split("/")[1])
    for step in range(1, steps + 1):
        if step > 1:
            page.keyboard.press("ArrowRight")
            expect(page).to_have_url(re.compile(f"step={step}(&|$)"))
            settle(page)
        for wall in WALLS:
            page.set_viewport_size(wall)
            page.evaluate(TWO_FRAMES)
            fits = f"step {step} is higher than the wall of {wall}"
            eventually(lambda: page.evaluate(BEYOND) <= 1, fits)
