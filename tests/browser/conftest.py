"""One server for all tests, and watched visitors, whose browsers keep what they have compiled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

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
WINDOW: Any = {"width": 1280, "height": 800}
USUAL: Any = {"media": "null", "color_scheme": "light", "reduced_motion": "no-preference"}

Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the lesson's server."""
    with serving(ROOT / "app.py", tmp_path_factory.mktemp("server") / "log.txt") as (address, _):
        yield address


@pytest.fixture(scope="session")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Profiles of the browsers: files and compiled scripts, from module to module."""
    return tmp_path_factory.mktemp("profiles")


class Tab:
    """A tab of a browser, for one visitor at a time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.agent = page.context.new_cdp_session(page)
        self.name = page.evaluate("navigator.userAgent")

    def wish(self, viewport: Any = WINDOW, locale: str = "ko-KR", **media: Any) -> None:
        """Give the window, the language, and the colours and motion that a visitor wants."""
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(**(USUAL | media))
        agent = {"userAgent": self.name, "acceptLanguage": locale}
        self.agent.send("Emulation.setUserAgentOverride", agent)
        self.agent.send("Emulation.setLocaleOverride", {"locale": locale})


class Browsers:
    """Browsers with a profile each, lent to one visitor at a time.

    A profile keeps compiled scripts, which an incognito window would not, and a tab that is used
    again keeps them in memory: together they take half off the time of a page.
    """

    def __init__(self, playwright: Playwright, profiles: Path) -> None:
        path = find()
        assert path, "no Chromium: run python tests/browser/find_browser.py --install"
        self.path, self.playwright, self.profiles = path, playwright, profiles
        self.all: list[Tab] = []
        self.free: list[Tab] = []

    def _start(self) -> Tab:
        profile = self.profiles / str(len(self.all))
        launch = self.playwright.chromium.launch_persistent_context
        browser = launch(profile, executable_path=self.path, args=list(FLAGS), viewport=WINDOW)
        browser.set_default_timeout(PATIENCE)
        self.all.append(Tab(browser.pages[0]))
        return self.all[-1]

    @contextmanager
    def lent(self) -> Iterator[Callable[[bool], Tab]]:
        """Give what takes the tab of one browser after another; at the end they are free again.

        Who asks for a tab of its own, because the tab itself is going to be changed, gets a new
        one.
        """
        taken: list[Tab] = []

        def take(own: bool) -> Tab:
            taken.append(self.free.pop() if self.free else self._start())
            return Tab(taken[-1].page.context.new_page()) if own else taken[-1]

        yield take
        for tab in taken:
            for page in tab.page.context.pages[1:]:
                page.close()
            tab.page.goto("about:blank")
            self.free.append(tab)


@pytest.fixture(scope="module")
def browsers(profiles: Path) -> Iterator[Browsers]:
    """The Chromium that `make test` found or installed.

    Playwright keeps an event loop running, under which no other test could call asyncio.run: so it
    ends with its module.
    """
    with sync_playwright() as playwright:
        made = Browsers(playwright, profiles)
        yield made
        for tab in made.all:
            tab.page.context.close()


@pytest.fixture
def visit(browsers: Browsers, server: str) -> Iterator[Visit]:
    """Give visitors of any locale, colour scheme, window; fail if anything went wrong there."""
    yield from visitors(browsers, server)


def visitors(browsers: Browsers, default: str) -> Iterator[Visit]:
    """Make visitors, and at the end ask each what it saw.

    A visitor comes without a memory, but their browser may have been another one's before: it has
    the files of the lesson already, which are most of the time that a page takes.
    """
    made: list[Visitor] = []
    with browsers.lent() as take:

        def visit(address: str = default, own_tab: bool = False, **wishes: Any) -> Visitor:
            tab = take(own_tab)
            tab.wish(**wishes)
            tab.page.goto(f"{address}/healthz")
            tab.page.evaluate("(localStorage.clear(), sessionStorage.clear())")
            made.append(Visitor(tab.page, Watch(address)))
            made[-1].watch.follow(tab.page)
            return made[-1]

        yield visit
        for visitor in made:
            visitor.watch.leave(visitor.page)
    assert [problem for visitor in made for problem in visitor.watch.unexpected()] == []
