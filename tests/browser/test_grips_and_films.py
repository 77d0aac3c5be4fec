"""Charts with grips and no pointer, and sliders that play like a film, on a page of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pilot import Visitor, app_of, curve, eventually, exact, grip, serving

Visit = Callable[..., Visitor]

PAGE = """
from pages._ui.charts import scene
from pages._ui.scenes.one_neuron import LEAKY
from pages._ui.scenes.staircase import STAIRCASE

scene.show(STAIRCASE)
scene.show(LEAKY)
"""


def test_grips_without_a_pointer_and_a_film_among_sliders(visit: Visit, tmp_path: Path) -> None:
    """A grip softens the stairs, the tab key passes the chart by, and a film stays at its end."""
    with serving(app_of(tmp_path, PAGE), tmp_path / "log.txt") as (address, _):
        page = visit(address).page
        page.goto(address)
        expect(page.locator("html[data-arrived] .ex[data-ready]")).to_have_count(2)
        stairs = curve(page)
        x, y = grip(page, page.locator("circle[data-slider=s]"))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 40, y, steps=4)
        page.mouse.up()
        eventually(lambda: curve(page) != stairs, "the stairs stayed hard")
        expect(exact(page, "staircase-s")).not_to_have_value("0")
        assert page.locator(".ex-layer[tabindex]").count() == 0
        play = page.locator(".ex-row:has(#ex-one-neuron-leaky-neuron_step) .ex-play")
        play.click()
        expect(play).to_have_attribute("aria-pressed", "true")
        expect(exact(page, "one-neuron-leaky-neuron_step")).to_have_value("400")
        expect(play).to_have_attribute("aria-pressed", "false")
        expect(exact(page, "one-neuron-leaky-neuron_step")).to_have_value("400")


def test_gears_stay_round_when_the_window_changes(visit: Visit, tmp_path: Path) -> None:
    """After a visit to the width of a phone the gears are as large as before."""
    gears = "from pages._ui.charts import scene\nfrom pages._ui.scenes import chain\n"
    script = app_of(tmp_path, f"{gears}scene.show(chain.scene('sigmoid'))")
    with serving(script, tmp_path / "log.txt") as (address, _):
        page = visit(address).page
        page.goto(address)
        expect(page.locator(".ex[data-ready]")).to_have_count(1)
        drawn = curve(page, 1)
        page.set_viewport_size({"width": 390, "height": 844})
        eventually(lambda: curve(page, 1) != drawn, "the gears did not become smaller")
        page.set_viewport_size({"width": 1280, "height": 800})
        eventually(lambda: curve(page, 1) == drawn, "the gears did not become as large again")


STEP = "one-line-spiral_step"


def test_film_of_the_cover_plays_by_itself(visit: Visit) -> None:
    """It runs once to its last step and stops there."""
    page = visit().open("/")
    play = page.locator(".ex-play")
    expect(exact(page, STEP)).to_have_value("300", timeout=30_000)
    expect(play).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(("motion", "first"), [("reduce", "300"), ("no-preference", "0")])
def test_film_of_the_cover_respects_reduced_motion(visit: Visit, motion: str, first: str) -> None:
    """It begins at step 0 where motion is welcome, and shows the end where it is not."""
    visitor = visit(reduced_motion=motion)
    visitor.page.add_init_script("globalThis.setInterval = () => 1")
    visitor.page.goto(visitor.watch.address)
    expect(visitor.page.locator(".ex[data-ready]")).to_have_count(1)
    expect(exact(visitor.page, STEP)).to_have_value(first)
