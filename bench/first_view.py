"""First readable text, and a curve that follows a real pointer, of a cold visit to Swish.

    python -m bench.first_view [--rounds 5] [--slow 4] [--megabits 20]

The lesson takes turns with the same page without a first view (`?beta=1`, which the server answers
with Streamlit's page alone), with a page written by hand, with Dash where it is installed, and
with Streamlit's usual slider and chart.  Each visit is a new browser with an empty cache; every
figure is a median.  Columns: seconds from the navigation until text is painted, until a pointer
that presses and moves the slider has changed the curve, and until the page's own server-driven
chart is there; the layout shift; kilobytes received, over the websocket too.
"""

import argparse
import importlib.util
import statistics
import time
from contextlib import ExitStack
from dataclasses import astuple, dataclass, fields
from itertools import cycle
from typing import Any

from playwright.sync_api import Error, Page, Playwright, sync_playwright

from bench.drag import by_hand, in_dash, streamlit_default
from bench.kit.servers import lesson
from bench.kit.visit import Contestant, Place, chromium, frame_size, opened
from pages._ui.first_view.store import Store

PATIENCE = 60.0  # seconds
REST = 1500  # milliseconds, for late shifts
TITLES = ("text, s", "follows the hand, s", "live chart, s", "shift", "kB")
LIVE = "#root .ex[data-ready], .js-plotly-plot .js-line"
SHIFTS = """(() => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    if (document.querySelector("%s")) window.live = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
# Looked at in the page itself, frame by frame: questions from outside wait for a busy page.
WATCH = """(() => {
  const seen = (of) => [...document.querySelectorAll(of)]
    .find((node) => node.checkVisibility({ visibilityProperty: true }));
  const curve = () => seen(%r)?.getAttribute("d");
  let before;
  addEventListener("pointerdown", () => { before = curve(); }, true);
  const look = () => {
    const box = seen(%r)?.getBoundingClientRect();
    window.track = box?.width && curve() ? [box.x, box.y + box.height / 2, box.width] : null;
    if (before && curve() && curve() !== before) window.follows ??= performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Visit:
    """Figures of one visit."""

    text: float
    follows: float
    live: float
    shift: float
    kilobytes: float


def main() -> None:
    """Print a row for each page, and the ratios."""
    parser = argparse.ArgumentParser(description="First text and first movement of a curve.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow", type=float, default=1, metavar="TIMES")
    parser.add_argument("--megabits", type=float, default=0)
    options = parser.parse_args()
    place = Place(options.slow, options.megabits)
    making = Store().make()
    if making:
        making.wait()
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        pages = [c for found in contestants(stack) for c in found]
        rounds = [[visit(playwright, page, place) for page in pages] for _ in range(options.rounds)]
    report([page.name for page in pages], rounds)


def contestants(stack: ExitStack) -> Any:
    """The lesson with and without its first view, and the peers."""
    server = stack.enter_context(lesson())
    slider = ".ex input[type=range]"
    yield [
        Contestant("this lesson", f"{server.url}/swish", slider, ".ex .js-line"),
        Contestant("without a first view", f"{server.url}/swish?beta=1", slider, ".ex .js-line"),
    ]
    yield [stack.enter_context(by_hand()), stack.enter_context(streamlit_default())]
    if importlib.util.find_spec("dash"):
        yield [stack.enter_context(in_dash())]
    else:
        print("Dash: absent")


def visit(playwright: Playwright, contestant: Contestant, place: Place) -> Visit:
    """Open the page, move its slider as soon as it can be moved, and wait for the live chart."""
    with (
        chromium(playwright) as browser,
        opened(browser, place, SHIFTS % LIVE) as (page, session),
    ):
        page.add_init_script(WATCH % (contestant.line, contestant.slider))
        received: list[float] = []
        session.on("Network.loadingFinished", lambda e: received.append(e["encodedDataLength"]))
        session.on("Network.webSocketFrameReceived", lambda e: received.append(frame_size(e)))
        page.goto(contestant.url, wait_until="commit")
        follows = follow(page, contestant)
        page.locator(LIVE).first.wait_for(state="attached", timeout=1000 * PATIENCE)
        page.wait_for_timeout(REST)
        text, live, shift = (page.evaluate(name) for name in (PAINTED, "live", "shift"))
        return Visit(text / 1000, follows, live / 1000, shift, sum(received) / 1000)


def follow(page: Page, contestant: Contestant) -> float:
    """Seconds until a pointer that presses and moves the slider has changed the curve."""
    end, places = time.monotonic() + PATIENCE, cycle((0.6, 0.8))
    while time.monotonic() < end:
        try:
            if track := page.evaluate("window.track"):
                drag(page, track, next(places))
            if follows := page.evaluate("window.follows"):
                return float(follows) / 1000
        except Error:  # the page has just been replaced
            pass
        page.wait_for_timeout(10)
    raise RuntimeError(f"{contestant.name}: the curve never follows the slider")


def drag(page: Page, track: tuple[float, float, float], place: float) -> None:
    """Press on the track and move to a place on it, where the slider does not stand yet."""
    left, middle, width = track
    page.mouse.move(left + 0.3 * width, middle)
    page.mouse.down()
    page.mouse.move(left + place * width, middle, steps=2)
    page.evaluate(FRAMES)
    page.mouse.up()


def report(names: list[str], rounds: list[list[Visit]]) -> None:
    """Print one row for each page, then the ratios to the lesson."""
    columns = zip(*rounds, strict=True)
    found = {
        name: Visit(
            *(statistics.median(values) for values in zip(*map(astuple, visits), strict=True))
        )
        for name, visits in zip(names, columns, strict=True)
    }
    print(f"| page | {' | '.join(TITLES)} |\n|---|" + "---:|" * len(fields(Visit)))
    for name, v in found.items():
        print(
            f"| {name} | {v.text:.2f} | {v.follows:.2f} | {v.live:.2f} "
            f"| {v.shift:.3f} | {v.kilobytes:.0f} |"
        )
    own = found["this lesson"]
    for name, peer in found.items():
        if peer is not own:
            print(
                f"lesson / {name}: text {own.text / peer.text:.2f}, "
                f"follows {own.follows / peer.follows:.2f}"
            )
    print(f"live chart, lesson / without: {own.live / found['without a first view'].live:.2f}")


if __name__ == "__main__":
    main()
