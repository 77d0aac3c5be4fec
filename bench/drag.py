"""Repaints while a real Chromium drags the slider of Swish.

    python -m bench.drag [--rounds 5] [--slow 4] [--megabits 20]

The lesson's page takes turns with three peers that draw the same two curves: a page written by
hand (`Plotly.restyle` with the formula in JavaScript), Dash where it is installed (`pip install
dash`), and Streamlit's usual `st.slider` with `st.plotly_chart`.  Each visit is a new browser
with an empty cache, each server has been visited before, and every figure is a median.

`--slow 4` makes the page's main thread four times slower, as on an old laptop: without it a fast
machine repaints at the 60 frames a second of its display, and pages do not differ.
`--megabits 20` imitates a network of that speed, where the size of a page counts too.

The slider is swept back and forth for three seconds.  Columns: seconds from the navigation to the
first curve; pointer moves and curve repaints a second while the slider is held; milliseconds from
the last move to the last repaint, and from the release to the repaint that follows it, if one
does; messages to the server (websocket frames and HTTP requests) while the slider is held, and
after its release, and the script runs that the release causes.
"""

import argparse
import importlib.util
import shutil
import statistics
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, fields
from pathlib import Path

import plotly
from playwright.sync_api import sync_playwright

from bench.kit.servers import ROOT, lesson, python
from bench.kit.visit import LINE, Contestant, Drag, Place, visit

PEERS = ROOT / "bench" / "peers"
TITLES = ("first chart, s", "moves/s", "repaints/s", "lag, ms", "release, ms")
COUNTS = ("messages held", "after", "script runs")


def main() -> None:
    """Print the table and the ratios."""
    parser = argparse.ArgumentParser(description="Curve repaints while a slider is dragged.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slow", type=float, default=1, metavar="TIMES")
    parser.add_argument("--megabits", type=float, default=0)
    options = parser.parse_args()
    place = Place(options.slow, options.megabits)
    pages = [ours(), by_hand(), streamlit_default()]
    if importlib.util.find_spec("dash"):
        pages.append(in_dash())
    else:
        print("Dash: absent")
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        contestants = [stack.enter_context(page) for page in pages]
        rounds = [
            [visit(playwright, contestant, place) for contestant in contestants]
            for _ in range(options.rounds + 1)
        ]
    columns = zip(*rounds[1:], strict=True)  # the first round only warms the servers up
    report(
        {c.name: median(col) for c, col in zip(contestants, columns, strict=True)},
        options.rounds,
        place,
    )


@contextmanager
def ours() -> Iterator[Contestant]:
    """The lesson's Swish page."""
    with lesson() as server:
        block = ".st-key-block-explorer"
        slider = f"{block} .ex input[type=range]"
        yield Contestant("this lesson", f"{server.url}/swish", slider, f"{block} {LINE}")


@contextmanager
def by_hand() -> Iterator[Contestant]:
    """Page written by hand, with the Plotly bundle of the Python package."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(PEERS / "handwritten.html", folder)
        shutil.copy(Path(plotly.__file__).parent / "package_data" / "plotly.min.js", folder)
        with python("-m", "http.server", "{port}", "--bind", "127.0.0.1", folder=folder) as server:
            yield Contestant("by hand", f"{server.url}/handwritten.html", "input[type=range]")


@contextmanager
def streamlit_default() -> Iterator[Contestant]:
    """Streamlit with its default settings, telemetry off."""
    settings = ("--server.headless=true", "--browser.gatherUsageStats=false")
    address = ("--server.port={port}", "--browser.serverAddress=localhost")
    command = ("-m", "streamlit", "run", "default_page.py", *settings, *address)
    with python(*command, folder=PEERS) as server:
        yield Contestant("Streamlit default", server.url, ".stSlider [role=group] > div")


@contextmanager
def in_dash() -> Iterator[Contestant]:
    """Dash, which repaints from its server while the slider moves."""
    with python("dash_page.py", "{port}", folder=PEERS) as server:
        yield Contestant("Dash", server.url, ".dash-slider-root")


def median(drags: Iterable[Drag]) -> Drag:
    """Median of each figure."""
    return Drag(*(statistics.median(column) for column in zip(*map(astuple, drags), strict=True)))


def report(drags: dict[str, Drag], rounds: int, place: Place) -> None:
    """Print one row for each page, then the ratios to the lesson."""
    slow = f", the browser {place.slow:g} times slower" if place.slow != 1 else ""
    network = f", {place.megabits:g} Mbit/s" if place.megabits else ""
    print(f"Plotly {plotly.__version__}, medians of {rounds} visits each in turns{slow}{network}\n")
    print(f"| page | {' | '.join(TITLES + COUNTS)} |")
    print("|---|" + "---:|" * len(fields(Drag)))
    for name, d in drags.items():
        times = f"{d.first_chart:.2f} | {d.moves:.0f} | {d.repaints:.1f} | {d.lag:.0f}"
        counts = f"{d.asked_while_held:.0f} | {d.asked_after:.0f} | {d.runs_after:.0f}"
        print(f"| {name} | {times} | {d.after_release:.0f} | {counts} |")
    own = drags["this lesson"]
    print(f"\nrepaints, lesson / by hand: {own.repaints / drags['by hand'].repaints:.2f}")
    if "Dash" in drags:
        print(f"repaints, lesson / Dash: {own.repaints / drags['Dash'].repaints:.2f}")
    usual = drags["Streamlit default"].first_chart
    print(f"first chart, lesson / Streamlit default: {own.first_chart / usual:.2f}")


if __name__ == "__main__":
    main()
