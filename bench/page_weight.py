"""Bytes on the wire of a first visit: this lesson against the same page in default Streamlit.

    python bench/page_weight.py [path of a page, default /sigmoid]

Both servers are started here. A real Chromium with an empty cache loads the page once and waits
for the curve; every HTTP response counts with its headers, compressed as it was sent. The
websocket's messages are printed separately. Telemetry is off on both sides.
"""

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser.find_browser import find  # noqa: E402  (the root must be on the path first)

DEFAULT_PAGE = r"""
import numpy as np
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
st.title("Sigmoid")
st.sidebar.markdown("Contents, sigmoid, ReLU, Swish")
st.markdown(r"Squashes any number into $(0, 1)$: $\sigma(x) = \frac{1}{1 + e^{-x}}$.")
st.latex(r"\sigma'(x) = \sigma(x)\,(1 - \sigma(x))")
k = st.slider("k", 0.1, 5.0, 1.0)
x = np.linspace(-6, 6, 401)
y = 1 / (1 + np.exp(-k * x))
figure = go.Figure()
figure.add_scatter(x=x, y=y, name="f")
figure.add_scatter(x=x, y=k * y * (1 - y), name="f'")
st.plotly_chart(figure)
st.code("def sigmoid(x):\n    return 1 / (1 + np.exp(-x))")
st.text_input("Your answer")
st.download_button("CSV", "x,y")
"""


@dataclass
class Visit:
    """Traffic of one first visit."""

    sizes: dict[str, int] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    frames: list[int] = field(default_factory=list)

    def report(self, name: str) -> str:
        """Print the total, the sizes by kind, and the five largest files."""
        by_kind: Counter[str] = Counter()
        for request, size in self.sizes.items():
            by_kind[self.kinds.get(request, "Other")] += size
        largest = sorted(self.sizes.items(), key=lambda item: -item[1])[:5]
        kinds = ", ".join(f"{kind} {size / 1e3:.0f} kB" for kind, size in by_kind.most_common())
        top = [f"  {size / 1e3:7.0f} kB  {self.urls.get(key, '?')}" for key, size in largest]
        total = f"{sum(self.sizes.values()) / 1e6:.2f} MB in {len(self.sizes)} requests"
        socket_size = f"{sum(self.frames) / 1e3:.0f} kB over the websocket"
        return "\n".join([f"{name}: {total}; {socket_size}", f"  {kinds}", *top])


def visit(browser: Browser, url: str) -> Visit:
    """Load the page with an empty cache, wait for the chart, and count."""
    seen = Visit()
    context = browser.new_context(locale="ko-KR", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: _note(seen, event))
    session.on(
        "Network.loadingFinished",
        lambda event: seen.sizes.update({event["requestId"]: int(event["encodedDataLength"])}),
    )
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: seen.frames.append(len(event["response"]["payloadData"]) * 3 // 4),
    )
    page.goto(url)
    page.wait_for_selector(".main-svg", timeout=60_000)
    page.wait_for_timeout(2000)
    context.close()
    return seen


def _note(seen: Visit, event: dict[str, Any]) -> None:
    seen.urls[event["requestId"]] = event["response"]["url"].rpartition("/")[2]
    seen.kinds[event["requestId"]] = event["type"]


@contextmanager
def server(script: Path, *options: str) -> Iterator[str]:
    """`streamlit run` of the script, in the script's folder, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", script.name, *options]
    running = subprocess.Popen(
        [*command, "--server.port", str(port)], cwd=script.parent, stdout=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(30)


def _wait(url: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
        else:
            return
    sys.exit(f"{url} never answered")


def main() -> None:
    """Print both visits and their ratio."""
    path = sys.argv[1] if len(sys.argv) > 1 else "/sigmoid"
    quiet = "--browser.gatherUsageStats=false", "--server.headless=true"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        default = Path(folder) / "default.py"
        default.write_text(DEFAULT_PAGE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        with server(ROOT / "app.py") as url:
            ours = visit(browser, url + path)
        with server(default, *quiet, "--browser.serverAddress=localhost") as url:
            theirs = visit(browser, url)
        browser.close()
    print(ours.report(f"this lesson, {path}"))
    print(theirs.report("default Streamlit with st.plotly_chart"))
    print(f"ratio {sum(ours.sizes.values()) / sum(theirs.sizes.values()):.2f}")


if __name__ == "__main__":
    main()
