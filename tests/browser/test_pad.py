"""The pad in a browser: taps and keys place points, and the duel learns them."""

from collections.abc import Callable
from urllib.parse import parse_qs

from playwright.sync_api import Page, expect

from tests.browser.pilot import Visitor, eventually, settle, width_beyond

Visit = Callable[..., Visitor]


def dots(page: Page) -> int:
    """Points on the pad."""
    return page.locator(".pad-plane g path").count()


def points(page: Page) -> str:
    """Points in the URL."""
    return parse_qs(str(page.evaluate("location.search.slice(1)"))).get("points", [""])[0]


def test_drawn_points_are_learned(visit: Visit) -> None:
    """Points of two shapes, one undone and one set by keys, become the data of the duel."""
    phone = {"width": 390, "height": 844}
    page = visit(locale="en-GB", viewport=phone).open("/duel?acts=relu,tanh&width=4")
    pad = page.locator(".pad-plane")
    pad.scroll_into_view_if_needed()
    side = (pad.bounding_box() or {"width": 0.0})["width"]
    for shape, across, up in ((0, 0.2, 0.3), (1, 0.8, 0.7), (2, 0.5, 0.5)):
        page.locator(".pad-pick").nth(shape).click()
        pad.click(position={"x": across * side, "y": up * side})
    assert dots(page) == 3
    page.get_by_role("button", name="Undo").click()
    page.locator(".pad-pick").nth(0).click()
    pad.focus()
    for key in ("ArrowLeft", "ArrowUp", "Enter"):
        pad.press(key)
    assert dots(page) == 3 and width_beyond(page) <= 0
    expect(page.locator(".pad-count")).to_have_text("3 of 200")
    page.get_by_role("button", name="Train on these points").click()
    eventually(lambda: len(points(page)) == 9, "the points are in the URL")
    page.reload()
    settle(page)
    expect(page.locator(".pad-count")).to_have_text("3 of 200")
    assert dots(page) == 3
