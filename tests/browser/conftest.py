"""One server and one browser for all tests; a fresh, watched context for each of them."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

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
Pool = dict[str, list[BrowserContext]]


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


@pytest.fixture(scope="module")
def pool(chromium: Browser) -> Pool:
    """The contexts of this module's visitors, by what they wished for."""
    return {}


@pytest.fixture
def visit(chromium: Browser, server: str, pool: Pool) -> Iterator[Visit]:
    """Give visitors of any locale, colour scheme, window; fail if anything went wrong there."""
    yield from visitors(chromium, server, pool)


def visitors(chromium: Browser, default: str, pool: Pool) -> Iterator[Visit]:
    """Make visitors, and at the end ask each what it saw.

    A visitor comes without a memory, but their context may have been another one's before: it has
    the files of the lesson already, which are most of the time that a page takes.
    """
    made: list[Visitor] = []
    taken: Counter[str] = Counter()

    def visit(address: str = default, **wishes: Any) -> Visitor:
        wanted = {"viewport": WINDOW, "locale": "ko-KR"} | wishes
        key = str(sorted(wanted.items()))
        contexts, number = pool.setdefault(key, []), taken[key]
        taken[key] += 1
        if number == len(contexts):
            contexts.append(chromium.new_context(**wanted))
            contexts[number].set_default_timeout(PATIENCE)
        page = contexts[number].new_page()
        page.goto(f"{address}/healthz")
        page.evaluate("localStorage.clear()")
        made.append(Visitor(page, Watch(address)))
        made[-1].watch.follow(page)
        return made[-1]

    yield visit
    for visitor in made:
        for page in visitor.page.context.pages:
            page.close()
    assert [problem for visitor in made for problem in visitor.watch.unexpected()] == []
