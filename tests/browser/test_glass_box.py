"""The glass box under a hand: weights by pointer and keys, a step, a run, a phone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.pilot import app_of, serving, width_beyond

PAGE = """
from pages._ui.scenes import glass_box

glass_box.show()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Server of a page with the box alone."""
    folder: Path = tmp_path_factory.mktemp("box")
    with serving(app_of(folder, PAGE), folder / "log.txt") as (found, _):
        yield found


def opened(visit: Visit, address: str, **wishes: Any) -> Page:
    """The page, when its box is drawn."""
    page = visit(address, **wishes).page
    page.goto(address)
    expect(page.locator(".glass[data-ready] .glass-chip")).to_have_count(9)
    expect(chip(page, "w11")).to_be_visible()
    return page


def chip(page: Page, name: str) -> Locator:
    """Weight in the picture."""
    return page.locator(f".glass-chip[data-factor='{name}']")


def count(page: Page) -> Locator:
    """Line with the step and the loss."""
    return page.locator(".glass-count")


def test_a_pressed_weight_shows_its_product(visit: Visit, address: str) -> None:
    """The chain of a weight is that of its way, and marks its numbers in the picture."""
    page = opened(visit, address)
    chip(page, "v2").click()
    expect(page.locator(".glass-whole")).to_have_text("∂L/∂v2 =")
    expect(page.locator(".glass-factor")).to_have_count(3)
    expect(page.locator(".glass-spot[data-on]")).to_have_count(3)
    expect(page.locator(".glass-heard")).to_have_text(re.compile(r"^∂L/∂v₂ = .+ × .+ × .+ = "))
    page.locator(".glass-factor").last.hover()
    expect(page.locator("[data-lit]")).to_have_attribute("data-factor", "a2")


def test_the_step_is_named_as_what_kills(visit: Visit, address: str) -> None:
    """With the step in the hidden layer its slope is marked, and the gradient is exactly 0."""
    page = opened(visit, address)
    page.get_by_role("button", name="계단 함수").click()
    expect(page.locator(".glass-result")).to_have_text("0")
    expect(page.locator(".glass-spot[data-dead]")).to_have_attribute("data-factor", "s1")
    expect(page.locator(".glass-said")).to_contain_text("f′(z1) = 0")


def test_cross_entropy_leaves_out_the_last_slope(visit: Visit, address: str) -> None:
    """With cross-entropy p - y stands alone for the loss and the slope of the output."""
    page = opened(visit, address)
    chip(page, "c").click()
    expect(page.locator(".glass-factor")).to_have_count(2)
    page.get_by_role("button", name="교차 엔트로피").click()
    expect(page.locator(".glass-factor small")).to_have_text("① p − y")


def test_arrow_keys_go_from_weight_to_weight(visit: Visit, address: str) -> None:
    """One weight at a time is reached by Tab; an arrow key chooses its neighbour."""
    page = opened(visit, address)
    expect(page.locator(".glass-chip[tabindex='0']")).to_have_count(1)
    chip(page, "w11").focus()
    page.keyboard.press("ArrowUp")
    expect(chip(page, "b1")).to_be_focused()
    expect(chip(page, "b1")).to_have_attribute("aria-pressed", "true")


def test_a_run_lowers_the_loss_until_it_is_stopped(visit: Visit, address: str) -> None:
    """One step, a run that stops at a press, and a reset to step 0."""
    page = opened(visit, address)
    at_first = count(page).text_content()
    page.locator(".glass-step").click()
    expect(count(page)).to_have_text(re.compile("^1스텝"))
    page.locator(".glass-run").click()
    expect(count(page)).to_have_text(re.compile(r"^\d{2}스텝"))
    page.locator(".glass-run").click()
    stopped = count(page).text_content()
    page.wait_for_timeout(600)
    expect(count(page)).to_have_text(stopped or "")
    page.locator(".glass-reset").click()
    expect(count(page)).to_have_text(at_first or "")


def test_the_box_fits_a_phone(visit: Visit, address: str) -> None:
    """At 390 pixels nothing is wider than the screen, and a weight is as large as a thumb."""
    page = opened(visit, address, viewport={"width": 390, "height": 844})
    assert width_beyond(page) <= 0
    box = chip(page, "w11").bounding_box()
    assert box and box["height"] >= 40 and box["width"] >= 70
