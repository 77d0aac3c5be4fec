"""A typed function in a browser: it follows its sliders, and its link restores it."""

from collections.abc import Callable
from urllib.parse import parse_qs, quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pilot import (
    Visitor,
    curve,
    eventually,
    exact,
    grip,
    idle,
    settle,
    slider,
    width_beyond,
)

Visit = Callable[..., Visitor]
CHART = ".st-key-explore-own"


def box(page: Page, formula: str) -> None:
    """Type a formula and wait until the page has answered."""
    page.locator(".st-key-own-typed input").fill(formula)
    expect(page.locator(".st-key-own-typed input")).to_have_value(formula)
    page.wait_for_timeout(600)
    idle(page)


def asked(page: Page) -> dict[str, list[str]]:
    """Query of the page's URL."""
    return parse_qs(str(page.evaluate("location.search.slice(1)")))


def test_curve_follows_the_hand(visit: Visit) -> None:
    """While a is dragged, curve and slope move; the server gets one message, on release."""
    visitor = visit(locale="en-GB")
    page = visitor.open("/invent")
    box(page, "a*x^2")
    eventually(lambda: asked(page).get("f") == ["a*x^2"], "the formula stands in the URL")
    x, y = grip(page, slider(page, "own-a"))
    before, slope = curve(page, 0, CHART), curve(page, 1, CHART)
    page.mouse.move(x, y)
    page.mouse.down()
    sent = len(visitor.watch.sent)
    page.mouse.move(x + 70, y, steps=4)
    eventually(lambda: curve(page, 0, CHART) != before, "f follows the hand")
    eventually(lambda: curve(page, 1, CHART) != slope, "and so does f'")
    assert len(visitor.watch.sent) == sent
    page.mouse.up()
    left = exact(page, "own-a").input_value()
    eventually(lambda: asked(page).get("a") == [left], "what is let go stands in the URL")
    held = curve(page, 0, CHART)
    page.reload()
    settle(page)
    expect(page.locator(".st-key-own-typed input")).to_have_value("a*x^2")
    assert curve(page, 0, CHART) == held


@pytest.mark.parametrize("language", ("ko", "en"))
def test_script_stays_text(visit: Visit, language: str) -> None:
    """A tag in the box or in a link is shown as text, and runs nowhere."""
    hostile = "<img src=x onerror=alert(1)>"
    page = visit(own_tab=True).open(f"/invent?lang={language}&f={quote(hostile)}")
    page.on("dialog", lambda dialog: pytest.fail(f"{dialog.message} ran"))
    expect(page.locator(".st-key-own-typed input")).to_have_value("tanh(x) + a*x")
    box(page, hostile)
    expect(page.locator(".stMain img[src=x]")).to_have_count(0)
    expect(page.locator(".stMain code", has_text="img src=x").first).to_be_visible()


def test_gaps_draw_without_an_error(visit: Visit) -> None:
    """Functions that end, jump, or have no value at an edge are drawn and read at every x."""
    page = visit(locale="en-GB", viewport={"width": 390, "height": 844}).open("/invent")
    for formula in ("log(x)", "sqrt(-x)", "1/x", "step(x - a)", "log(-1 - x^2)", "e^(e^x)"):
        box(page, formula)
        settle(page)
        layer = page.locator(f"{CHART} .ex-layer")
        for key in ("End", "PageDown", "ArrowLeft", "PageUp"):
            layer.press(key)
        box_of = layer.bounding_box()
        assert box_of
        for share in (0.02, 0.5, 0.98):
            layer.hover(position={"x": box_of["width"] * share, "y": box_of["height"] / 2})
        assert width_beyond(page) <= 0


def test_a_link_cannot_speak_in_the_lesson_s_voice(visit: Visit) -> None:
    """A formula in the URL with line breaks and Markdown is shown as text, not as a link."""
    hostile = quote("x+\n\n# Pwned [win](https://evil.example) @")
    page = visit().open(f"/invent?f={hostile}")
    assert page.locator("a[href*='evil.example']").count() == 0
    assert page.get_by_role("heading", name="Pwned").count() == 0


def test_a_sweep_ends_with_its_slider(visit: Visit) -> None:
    """A new formula without the parameter being swept stops the sweep."""
    visitor = visit()
    page = visitor.open(f"/invent?f={quote('a*x')}")
    play = page.locator(".ex-play").first
    expect(play).to_have_attribute("aria-pressed", "false")
    play.click()
    expect(play).to_have_attribute("aria-pressed", "true")
    box(page, "x^2")
    expect(page.locator(".st-key-block-own .ex-play")).to_have_count(0)
    page.wait_for_timeout(300)


def test_the_pointer_tells_its_own_range(visit: Visit) -> None:
    """The chart's slider role has the range of the plotted x."""
    layer = visit().open("/invent").locator(".ex-layer").first
    low, now, high = (
        float(layer.get_attribute(f"aria-value{name}") or "nan") for name in ("min", "now", "max")
    )
    ends = layer.evaluate(
        "(node) => [node.closest('.ex').querySelector('.ex-graph').layout.xaxis.range]"
    )
    assert low <= now <= high and [low, high] == [round(end, 2) for end in ends[0]]
