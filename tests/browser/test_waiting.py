"""Long work in a real browser: it goes on by itself, and a press comes through in between."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.pilot import Visitor

Visit = Callable[..., Visitor]

LONG = "/duel?acts=relu,tanh,sigmoid,elu,swish,gelu&depth=4&width=32&batch=all"


def test_a_long_duel_goes_on_by_itself_and_is_stopped(visit: Visit) -> None:
    """A bar fills, a press stops it where it is, the page stays in use, and going on ends it."""
    visitor = visit()
    page = visitor.page
    page.goto(visitor.watch.address + LONG)
    page.locator(".st-key-stop-duel button").click()
    expect(page.locator(".st-key-film [data-testid=stAlert]")).to_contain_text("%")
    expect(page.locator(".st-key-foot")).to_be_visible()
    page.locator(".st-key-go-on-duel button").click()
    expect(page.locator(".st-key-film .ex[data-ready]")).to_be_visible()
    expect(page.locator(".st-key-stop-duel")).to_have_count(0)
