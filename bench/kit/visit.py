"""Visit of a page with a slider: open it in a new browser, drag, and observe the curve."""

import base64
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, Playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.find_browser import find

LINE = ".scatterlayer path.js-line"
HOLD = 3.0  # seconds
SWEEPS = 6  # between the ends and back, so that every frame has a new value
SETTLE = 2000  # milliseconds
LATENCY = 10  # milliseconds, where a network is imitated

# Records the time of every frame in which the curve differs from that of the previous frame.
WATCH = """(() => {
  const repaints = (window.repaints = []);
  let last = null;
  const look = () => {
    const shape = document.querySelector("%s")?.getAttribute("d");
    if (shape && shape !== last) repaints.push(performance.now());
    last = shape ?? last;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@dataclass(frozen=True)
class Contestant:
    """A page with a slider that moves a curve."""

    name: str
    url: str
    slider: str
    line: str = LINE


@dataclass(frozen=True)
class Place:
    """Conditions of a visit: slowdown of the browser, speed of the network."""

    slow: float = 1
    megabits: float = 0  # per second; 0 for a server on the same machine


@dataclass(frozen=True)
class Drag:
    """Figures of one visit."""

    first_chart: float
    moves: float
    repaints: float
    lag: float
    after_release: float
    asked_while_held: float
    asked_after: float
    runs_after: float


@dataclass
class Traffic:
    """Messages that the page sends, and script runs that they cause."""

    sent: int = 0
    runs: int = 0

    def watch(self, session: CDPSession) -> None:
        """Start to count."""
        session.on("Network.requestWillBeSent", self._requested)
        session.on("Network.webSocketFrameSent", self._sent)
        session.on("Network.webSocketFrameReceived", self._received)

    def _requested(self, event: dict[str, Any]) -> None:
        self.sent += event.get("type") in ("XHR", "Fetch")

    def _sent(self, _event: dict[str, Any]) -> None:
        self.sent += 1

    def _received(self, event: dict[str, Any]) -> None:
        message = ForwardMsg.FromString(base64.b64decode(event["response"]["payloadData"]))
        self.runs += message.WhichOneof("type") == "script_finished"


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """New browser."""
    browser = playwright.chromium.launch(
        executable_path=find(), args=["--no-sandbox", "--disable-gpu"]
    )
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def opened(browser: Browser, place: Place, script: str) -> Iterator[tuple[Page, CDPSession]]:
    """Blank page with an empty cache that will run `script` first, and its session."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ko-KR")
    page = context.new_page()
    page.add_init_script(script)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": place.slow})
    if place.megabits:
        bytes_a_second = place.megabits * 125_000
        line = {"downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second}
        line |= {"offline": False, "latency": LATENCY}
        session.send("Network.emulateNetworkConditions", line)
    try:
        yield page, session
    finally:
        context.close()


def frame_size(event: dict[str, Any]) -> int:
    """Bytes of a websocket frame, which is given as base64."""
    return len(event["response"]["payloadData"]) * 3 // 4


def visit(playwright: Playwright, contestant: Contestant, place: Place) -> Drag:
    """Open the page in a new browser and drag."""
    with (
        chromium(playwright) as browser,
        opened(browser, place, WATCH % contestant.line) as (page, session),
    ):
        traffic = Traffic()
        traffic.watch(session)
        page.goto(contestant.url)
        page.locator(contestant.line).first.wait_for(state="attached", timeout=60_000)
        page.wait_for_timeout(SETTLE)
        return drag(page, contestant, traffic)


def drag(page: Page, contestant: Contestant, traffic: Traffic) -> Drag:
    """Hold the slider, sweep it, wait, release it, wait."""
    left, right, y = track(page, contestant.slider)
    page.mouse.move(left, y)
    page.mouse.down()
    sent_before, start = traffic.sent, now(page)
    moves = sweep(page, left, right, y)
    end = now(page)
    page.wait_for_timeout(SETTLE / 2)
    held, sent, runs, released = repaints(page), traffic.sent, traffic.runs, now(page)
    page.mouse.up()
    shown = moved(page, start)
    if shown[-1] < start:
        raise RuntimeError(f"{contestant.name}: the drag moved nothing; is the selector right?")
    return Drag(
        first_chart=shown[0] / 1000,
        moves=moves / HOLD,
        repaints=sum(start <= t <= end for t in held) / HOLD,
        lag=max(0.0, held[-1] - end),
        after_release=shown[-1] - released if len(shown) > len(held) else 0.0,
        asked_while_held=sent - sent_before,
        asked_after=traffic.sent - sent,
        runs_after=traffic.runs - runs,
    )


def moved(page: Page, start: float) -> list[float]:
    """All repaints until some time after the release; longer if the curve has not moved at all."""
    for _ in range(5):
        page.wait_for_timeout(SETTLE)
        if repaints(page)[-1] >= start:
            break
    return repaints(page)


def sweep(page: Page, left: float, right: float, y: float) -> int:
    """Move the pointer between the ends of the track for `HOLD` seconds; return the moves."""
    moves, start = 0, time.perf_counter()
    while (share := (time.perf_counter() - start) / HOLD) < 1:
        place = 1 - abs((share * SWEEPS) % 2 - 1)
        page.mouse.move(left + (right - left) * place, y)
        moves += 1
    return moves


def track(page: Page, selector: str) -> tuple[float, float, float]:
    """Start, end and height of the slider's track on the screen."""
    slider = page.locator(selector).first
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None, f"{selector} is not to be seen"
    ends = box["x"] + 0.05 * box["width"], box["x"] + 0.95 * box["width"]
    return *ends, box["y"] + box["height"] / 2


def now(page: Page) -> float:
    """Clock of the page, in milliseconds since the navigation."""
    return float(page.evaluate("performance.now()"))


def repaints(page: Page) -> list[float]:
    """Times at which the curve changed, in milliseconds since the navigation."""
    return list(page.evaluate("window.repaints"))
