"""Time from a click in the menu until the next section's title and chart are drawn.

    python -m bench.page_change [--rounds 3] [--slow 4]

One warm browser visits the same sections of the lesson and of a course in default Streamlit, in
turns; both have been seen once before.  The pointer rests on the link for a tenth of a second
before it clicks, as a hand's does.  A chart counts when a line is drawn that was not there before.
"""

import argparse
import statistics
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from bench.drag import PEERS
from bench.kit.servers import lesson, python
from pages._ui.first_view.store import Store
from tests.browser.find_browser import find

SECTIONS = ("sigmoid", "tanh", "relu", "elu", "swish", "gelu")
PATIENCE = 60_000  # milliseconds
REST = 100  # milliseconds between the pointer's arrival and its click
QUIET = 1500  # milliseconds after a page is complete
# Resolves to the milliseconds from the click to the other title and to a line of another shape.
WATCH = """() => {
  const shape = (node) => node.getAttribute("d");
  const lines = () => [...document.querySelectorAll("#root .js-line")].map(shape);
  const other = () => lines().some((d) => d && !old.has(d));
  const title = () => document.querySelector("#root h1")?.textContent;
  const [old, name, seen] = [new Set(lines()), title(), {}];
  window.seen = new Promise((resolve) => addEventListener("click", ({ timeStamp }) => {
    const look = () => {
      if (title() && title() !== name) seen.title ??= performance.now() - timeStamp;
      if (seen.title && other()) seen.chart ??= performance.now() - timeStamp;
      if (seen.chart) resolve([seen.title, seen.chart]);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true }));
}"""
UNFOLD = "() => document.querySelectorAll('.menu details').forEach((group) => (group.open = true))"


@dataclass(frozen=True)
class Course:
    """A running course with a link to each section."""

    name: str
    url: str
    link: str


def main() -> None:
    """Print the medians of all sections, and the ratio of both courses."""
    parser = argparse.ArgumentParser(description="From a click in the menu to title and chart.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow", type=float, default=1, metavar="TIMES")
    options = parser.parse_args()
    making = Store().make()
    if making:
        making.wait()
    with ExitStack() as stack:
        found = [stack.enter_context(course()) for course in (ours, streamlit_default)]
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        pages = [(course, opened(browser, course, options.slow)) for course in found]
        times = measure(pages, options.rounds)
        browser.close()
    report(times)


@contextmanager
def ours() -> Iterator[Course]:
    """The lesson."""
    with lesson() as server:
        yield Course("this lesson", server.url, '.menu a[href^="{}?"]')


@contextmanager
def streamlit_default() -> Iterator[Course]:
    """The same sections in default Streamlit, telemetry off."""
    settings = ("--server.headless=true", "--browser.gatherUsageStats=false")
    command = ("-m", "streamlit", "run", "default_pages.py", *settings, "--server.port={port}")
    with python(*command, folder=PEERS) as server:
        yield Course("Streamlit default", server.url, '[data-testid=stSidebarNavLink][href$="/{}"]')


def opened(browser: Browser, course: Course, slow: float) -> Page:
    """The course in a tab of its own, each section visited once."""
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ko-KR")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.goto(course.url)
    page.locator(course.link.format("relu")).first.wait_for(state="attached", timeout=PATIENCE)
    page.wait_for_timeout(2 * QUIET)
    page.evaluate(UNFOLD)
    for section in SECTIONS:
        change(page, course, section)
    return page


def change(page: Page, course: Course, section: str) -> tuple[float, float]:
    """Click on the link of a section; milliseconds until its title and its chart."""
    page.bring_to_front()
    link = page.locator(f"#root {course.link.format(section)}").first
    page.evaluate(WATCH)
    link.hover(timeout=PATIENCE)
    page.wait_for_timeout(REST)
    page.mouse.down()
    page.mouse.up()
    title, chart = page.evaluate("window.seen")
    page.wait_for_timeout(QUIET)
    return title, chart


Times = dict[str, list[tuple[float, float]]]


def measure(pages: list[tuple[Course, Page]], rounds: int) -> Times:
    """Visit all sections `rounds` times, the courses in turns."""
    times: Times = {course.name: [] for course, _ in pages}
    for _ in range(rounds):
        for section in SECTIONS:
            for course, page in pages:
                times[course.name].append(change(page, course, section))
    return times


def report(times: Times) -> None:
    """Print one row for each course, then the ratios."""
    found = {
        name: [statistics.median(column) for column in zip(*visits, strict=True)]
        for name, visits in times.items()
    }
    print("| course | title, s | chart, s |\n|---|---:|---:|")
    for name, (title, chart) in found.items():
        print(f"| {name} | {title / 1000:.2f} | {chart / 1000:.2f} |")
    own, peer = found.values()
    print(f"lesson / default: title {own[0] / peer[0]:.2f}, chart {own[1] / peer[1]:.2f}")


if __name__ == "__main__":
    main()
