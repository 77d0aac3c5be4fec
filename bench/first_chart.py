"""Time until the first chart of each page, beside the sigmoid page.

    python -m bench.first_chart [--rounds 5] [--only sigmoid glu] [--megabits 20]

The server has been visited before, every visit has an empty cache, and the pages take turns, so
that a busy machine slows all of them alike.  Columns: seconds from the navigation to the first
drawn chart (median), its ratio to the sigmoid page (median of the ratios within each round), and
kilobytes over the websocket until then.
"""

import argparse
import statistics

from playwright.sync_api import Browser, sync_playwright

from bench.kit.servers import lesson
from bench.kit.visit import Place, chromium, frame_size, opened
from core.course.outline import SECTIONS

PEER = "sigmoid"
CHARTS = "[class*=st-key-explore-], [class*=st-key-scene-]"
PATIENCE = 60_000  # milliseconds
# Resolves in the frame in which the first chart of the page is drawn.
WATCH = """(() => {
  const look = () => {
    if (document.querySelector(".ex[data-ready]")) window.firstChart = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


def main() -> None:
    """Print a row for each page that has a chart."""
    parser = argparse.ArgumentParser(description="Seconds until the first chart of each page.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="*", default=[], metavar="PAGE")
    parser.add_argument("--megabits", type=float, default=0)
    options = parser.parse_args()
    with lesson() as server, sync_playwright() as playwright, chromium(playwright) as browser:
        asked = {PEER, *options.only} if options.only else {s.id for s in SECTIONS[1:]}
        pages = [page for page in sorted(asked) if has_chart(browser, f"{server.url}/{page}")]
        rounds = [
            {page: visit(browser, f"{server.url}/{page}", options.megabits) for page in pages}
            for _ in range(options.rounds)
        ]
    report(rounds)


def has_chart(browser: Browser, url: str) -> bool:
    """Whether the page has a chart; the visit warms the server up."""
    page = browser.new_page(locale="ko-KR")
    page.goto(url)
    page.locator(".st-key-foot").wait_for(timeout=PATIENCE)
    page.locator(".stApp[data-test-script-state=notRunning]").wait_for(timeout=PATIENCE)
    found = page.locator(CHARTS).count() > 0
    page.close()
    return found


def visit(browser: Browser, url: str, megabits: float) -> tuple[float, float]:
    """Seconds until the first chart, and kilobytes over the websocket."""
    with opened(browser, Place(megabits=megabits), WATCH) as (page, session):
        frames: list[int] = []
        session.on("Network.webSocketFrameReceived", lambda event: frames.append(frame_size(event)))
        page.goto(url)
        page.locator(".ex[data-ready]").first.wait_for(state="attached", timeout=PATIENCE)
        carried = sum(frames) / 1000
        page.wait_for_timeout(100)
        return float(page.evaluate("window.firstChart / 1000")), carried


def report(rounds: list[dict[str, tuple[float, float]]]) -> None:
    """Print medians, the slowest page first."""
    rows = []
    for page in rounds[0]:
        seconds = statistics.median(seen[page][0] for seen in rounds)
        ratio = statistics.median(seen[page][0] / seen[PEER][0] for seen in rounds)
        rows.append((ratio, page, seconds, statistics.median(seen[page][1] for seen in rounds)))
    print(f"Medians of {len(rounds)} visits each, in turns\n")
    print(f"| page | first chart, s | ratio to {PEER} | websocket, kB |\n|---|---:|---:|---:|")
    for ratio, page, seconds, carried in sorted(rows, reverse=True):
        print(f"| {page} | {seconds:.2f} | {ratio:.2f} | {carried:.0f} |")


if __name__ == "__main__":
    main()
