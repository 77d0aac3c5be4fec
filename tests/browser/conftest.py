"""One server for all tests, and watched visitors, whose browsers keep their compiled scripts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from pages._ui.first_view.store import Store
from tests.browser.find_browser import find
from tests.browser.pilot import PATIENCE, ROOT, Visitor, Watch, serving

# A browser without background requests.
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
    """Address of the lesson's server, whose first views are made."""
    making = Store().make()
    assert not making or making.wait() == 0
    with serving(ROOT / "app.py", tmp_path_factory.mktemp("server") / "log.txt") as (address, _):
        yield address


@pytest.fixture(scope="session")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the browsers' profiles: cached files and compiled scripts, kept between modules."""
    return tmp_path_factory.mktemp("profiles")


class Tab:
    """Tab of a browser, for one visitor at a time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.agent = page.context.new_cdp_session(page)
        self.name = page.evaluate("navigator.userAgent")

    def emulate(self, viewport: Any = WINDOW, locale: str = "ko-KR", **media: Any) -> None:
        """Emulate a visitor's window, language, colour scheme and preference of motion."""
        self.page.set_viewport_size(viewport)
        self.page.emulate_media(**(USUAL | media))
        agent = {"userAgent": self.name, "acceptLanguage": locale}
        self.agent.send("Emulation.setUserAgentOverride", agent)
        self.agent.send("Emulation.setLocaleOverride", {"locale": locale})


class Browsers:
    """Browsers with separate profiles, each for one visitor at a time.

    A profile keeps compiled scripts, which an incognito window would not, and a tab that is used
    again keeps them in memory: together they halve the time of a page.
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
    def borrowed(self) -> Iterator[Callable[[bool], Tab]]:
        """Yield a function that takes the tab of a free browser; at the end all are released.

        Its argument asks for a new tab, for a visitor who changes the tab itself.
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
    """Browsers with the Chromium that `make test` found or installed.

    Playwright ends with each module: while its event loop runs, no other test can call asyncio.run.
    """
    with sync_playwright() as playwright:
        made = Browsers(playwright, profiles)
        yield made
        for tab in made.all:
            tab.page.context.close()


@pytest.fixture
def visit(browsers: Browsers, server: str) -> Iterator[Visit]:
    """Function that makes visitors; unexpected problems on their pages fail the test."""
    yield from visitors(browsers, server)


def visitors(browsers: Browsers, default: str) -> Iterator[Visit]:
    """Yield a function that makes visitors; at the end assert that none saw a problem.

    A visitor has no record, but may get the browser of an earlier visitor, which has cached the
    lesson's files: loading them takes most of the time of a page.
    """
    made: list[Visitor] = []
    with browsers.borrowed() as take:

        def visit(address: str = default, own_tab: bool = False, **wishes: Any) -> Visitor:
            tab = take(own_tab)
            tab.emulate(**wishes)
            tab.page.goto(f"{address}/healthz")
            tab.page.evaluate("(localStorage.clear(), sessionStorage.clear())")
            made.append(Visitor(tab.page, Watch(address)))
            made[-1].watch.follow(tab.page)
            return made[-1]

        yield visit
        for visitor in made:
            visitor.watch.leave(visitor.page)
    assert [problem for visitor in made for problem in visitor.watch.unexpected()] == []
