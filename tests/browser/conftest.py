"""One server and one browser for all tests; a fresh, watched context for each of them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.find_browser import find
from tests.browser.pilot import PATIENCE, ROOT, Visitor, Watch, serving

# Quiet and alone: a browser that asks nobody anything.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WINDOW = {"width": 1280, "height": 800}

Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the lesson's server."""
    with serving(ROOT / "app.py", tmp_path_factory.mktemp("server") / "log.txt") as (address, _):
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser that `make test` found or installed.

    Playwright keeps an event loop running, under which no other test could call asyncio.run: so it
    ends with its module.
    """
    path = find()
    assert path, "no Chromium: run python tests/browser/find_browser.py --install"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator[Visit]:
    """Give visitors of any locale, colour scheme, window; fail if anything went wrong there."""
    yield from visitors(chromium, server)


def visitors(chromium: Browser, default: str) -> Iterator[Visit]:
    """Make visitors, and at the end ask each what it saw."""
    made: list[Visitor] = []

    def visit(address: str = default, **wishes: Any) -> Visitor:
        context = chromium.new_context(**({"viewport": WINDOW, "locale": "ko-KR"} | wishes))
        context.set_default_timeout(PATIENCE)
        made.append(Visitor(context.new_page(), Watch(address)))
        made[-1].watch.follow(made[-1].page)
        return made[-1]

    yield visit
    for visitor in made:
        visitor.page.context.close()
    assert [problem for visitor in made for problem in visitor.watch.unexpected()] == []
