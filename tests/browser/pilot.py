"""Server, watched pages and gestures shared by the browser tests."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, WebSocket, expect

from core.course import outline
from pages._ui.text import library

ROOT = Path(__file__).parents[2]
START = 60.0  # seconds within which a server must answer
# Milliseconds within which a page must show the expected; a busy machine needs more.
PATIENCE = int(os.environ.get("BROWSER_PATIENCE", "20000"))
BUILT = outline.built(outline.SECTIONS, library.page_names())
LOCALES = {"ko": "ko-KR", "en": "en-GB"}

expect.set_options(timeout=PATIENCE)


APP = """
from pathlib import Path
import streamlit as st
from pages._ui.server.asgi import STORE, lifespan, middleware, routes

STORE.enabled = False  # the first views are those of the lesson's pages
script = Path(__file__).parent / "page.py"
app = st.App(script, routes=routes(), middleware=middleware(), lifespan=lifespan)
"""


def app_of(folder: Path, page: str) -> Path:
    """Script for `serving` that shows one page, given as code, with the lesson's player."""
    (folder / "page.py").write_text(page, "utf-8")
    (folder / "app.py").write_text(APP, "utf-8")
    return folder / "app.py"


@contextmanager
def serving(
    script: Path, log: Path, port: int = 0
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a Streamlit server for `script` on a free port of this machine, or on a given one.

    Yields its URL and its process.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options]
    own = {"PYTHONPATH": str(ROOT), "ACTIVATION_LAB_ROOMS": str(log.parent / "rooms")}
    environment = os.environ | own
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8', 'replace')}")


@dataclass
class Watch:
    """Unexpected problems of a page, and all messages that the browser sends."""

    address: str
    problems: list[str] = field(default_factory=list)
    sent: list[str | bytes] = field(default_factory=list)
    allowed: tuple[str, ...] = ()

    def follow(self, page: Page) -> None:
        """Record console errors, page errors, and requests to other servers."""
        for event, listener in self._listeners().items():
            page.on(event, listener)  # type: ignore[call-overload]

    def leave(self, page: Page) -> None:
        """Stop recording; the page now belongs to another visitor."""
        for event, listener in self._listeners().items():
            page.remove_listener(event, listener)

    def unexpected(self) -> list[str]:
        """Problems that the test did not cause itself."""
        return [p for p in self.problems if not any(part in p for part in self.allowed)]

    def _listeners(self) -> dict[str, Callable[..., None]]:
        return {
            "console": self._console,
            "pageerror": self._error,
            "request": self._request,
            "websocket": self._websocket,
        }

    def _error(self, error: Error) -> None:
        self.problems.append(f"page error: {error}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" or message.text.startswith("explorer:"):
            where = message.location.get("url", "")
            self.problems.append(f"console: {message.text} ({where})")

    def _request(self, request: Request) -> None:
        self._stays(request.url)

    def _websocket(self, websocket: WebSocket) -> None:
        self._stays(websocket.url)
        websocket.on("framesent", lambda frame: self.sent.append(frame))

    def _stays(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("data", "blob") or parts.netloc == urlsplit(self.address).netloc:
            return
        self.problems.append(f"request to another host: {url}")


@dataclass
class Visitor:
    """Visitor with a page and the record of its problems."""

    page: Page
    watch: Watch

    def open(self, path: str = "/") -> Page:
        """Go to a path of the lesson and wait until the page is complete."""
        self.page.goto(self.watch.address + path)
        settle(self.page)
        return self.page


def show_all_answers(visitor: Visitor) -> None:
    """Store a record in which every answer was shown, so that nothing is covered."""
    shown = [["show", question, 1, "", "", ""] for question in library.every_question()]
    record = json.dumps({"version": 1, "events": shown})
    visitor.page.evaluate("(text) => localStorage.setItem('activation-lab.progress', text)", record)


# Blocks of a page in their order; those in a drawer are no steps of the projector.
BLOCKS = """() => [...document.querySelectorAll("[class*=st-key-block-]")]
  .filter((node) => !node.closest("[class*=st-key-drawer-]"))
  .map((node) => node.className.match(/st-key-block-([\\w-]+)/)[1])"""


def slide(visitor: Visitor, section: str, block: str) -> Page:
    """Open the projector at the first slide, or the step, that shows this block."""
    shown = [one.show for one in library.slides(section)]
    if not shown:
        blocks: list[str] = visitor.open(f"/{section}").evaluate(BLOCKS)
        shown = [(name,) for name in blocks]
    step = next(number for number, names in enumerate(shown, 1) if block in names)
    page = visitor.open(f"/{section}?present=1&step={step}")
    page.locator(f".st-key-block-{block}").wait_for()
    return page


CHARTS = ("explore", "overlay", "scene", "film", "still")  # prefixes of the keys of charts
RUN_ENDED = ".stApp[data-test-script-state=notRunning]"
# Evaluated in every frame, where `expect` would poll once a second.
STANDS_STILL = """([ended, charts]) => {
  const all = (what) => [...document.querySelectorAll(what)];
  const count = (what) => all(what).length;
  const open = (what) => all(what).filter((node) => !node.closest("details:not([open])")).length;
  const seen = (what) => all(what).some((node) => node.checkVisibility());
  const tiles = count("[class*=st-key-block-map], [class*=st-key-block-tiles], .st-key-next");
  const parts = document.getElementsByTagName("*").length;
  if (parts !== window.parts) [window.parts, window.since] = [parts, performance.now()];
  return performance.now() - window.since > 100 && seen(".st-key-foot, .stPageLink") && seen(ended)
    && open(".ex[data-ready], .ex-failed") === open(charts)
    && !document.getElementById("first") && count(".map") === tiles && (!tiles || seen(".map li"));
}"""


def settle(page: Page) -> None:
    """Wait until the script has ended, every chart in sight is drawn and the page no longer grows.

    Charts in closed drawers wait.
    """
    charts = ", ".join(f"[class*=st-key-{kind}-]" for kind in CHARTS)
    page.wait_for_function(STANDS_STILL, arg=[RUN_ENDED, charts])


def entry(page: Page, section: str) -> Locator:
    """Entry of a section in the menu; its group is unfolded."""
    link = page.locator(f".menu a[data-section={section}]")
    expect(link).to_be_attached()
    link.evaluate("(node) => node.closest('details')?.setAttribute('open', '')")
    return link


def idle(page: Page) -> None:
    """Wait until the last rerun has ended; to be called after the action that starts it."""
    page.wait_for_function("(ended) => document.querySelector(ended)", arg=RUN_ENDED)


def listening(page: Page) -> None:
    """Wait a moment after a page has loaded, until Streamlit handles its shortcuts."""
    page.wait_for_timeout(1500)
    idle(page)


def project(page: Page) -> None:
    """Start the projection by its key, pressed until it is handled."""

    def started() -> bool:
        page.keyboard.press("p")
        page.wait_for_timeout(500)
        return page.locator("html[data-present]").count() == 1

    eventually(started, "P does not begin the projection")
    idle(page)


def eventually(fact: Callable[[], bool], otherwise: str) -> None:
    """Wait until `fact` holds, for conditions that no locator can wait for."""
    end = time.monotonic() + PATIENCE / 1000
    while not fact():
        assert time.monotonic() < end, otherwise
        time.sleep(0.03)


def curve(page: Page, trace: int = 0, within: str = ".stMain") -> str:
    """Path of one drawn line: 0 is f, 1 is f'."""
    lines = page.locator(f"{within} .ex-graph .js-line")
    return str(lines.nth(trace).get_attribute("d"))


def painted(page: Page, trace: int = 0, within: str = ".stMain") -> str:
    """Path of one line after the pending repaint."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return curve(page, trace, within)


def slider(page: Page, name: str) -> Locator:
    """Slider of one parameter, by `<activation>-<parameter>`."""
    return page.locator(f"#ex-{name}")


def exact(page: Page, name: str) -> Locator:
    """Number box beside that slider."""
    return page.locator(f".ex-row:has(#ex-{name}) .ex-exact")


def grip(page: Page, handle: Locator) -> tuple[float, float]:
    """Centre of a slider or number, scrolled into view."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box, "there is nothing to take hold of"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def width_beyond(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
