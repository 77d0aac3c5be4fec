"""An open page during and after a pause of its server or a loss of the network."""

import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Page, expect

from pages._ui.text import library
from tests.browser.pilot import ROOT, Visitor, curve, painted, serving, slider

Visit = Callable[..., Visitor]

QUIZ = "relu-negative-slope"
CHART = ".st-key-block-explorer"
RIGHT = library.words("en")["verdict"]["right"]
AWAY = 6_000
"""Milliseconds without a server, longer than the browser's first attempts to reconnect."""

EXPECTED = (
    "WebSocket",
    "ERR_",
    "healthz",
    "_stcore",
    "fetch",
    "disconnected from server",
    "not responding",
)


class Relay:
    """Network between browser and server: a TCP relay on the loopback that can be cut."""

    def __init__(self, port: int) -> None:
        self.port, self.up, self.open = port, True, list[socket.socket]()
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.ear.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """Drop all connections, and each new one immediately."""
        self.up = False
        for end in self.open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self.open.clear()

    def mend(self) -> None:
        """Accept connections again."""
        self.up = True

    def close(self) -> None:
        """Stop listening and drop every connection."""
        self.cut()
        self.ear.close()

    def _listen(self) -> None:
        while True:
            try:
                browser, _ = self.ear.accept()
            except OSError:
                return
            if not self.up:
                browser.close()
                continue
            server = socket.create_connection(("127.0.0.1", self.port))
            self.open += [browser, server]
            for ends in ((browser, server), (server, browser)):
                threading.Thread(target=_pump, args=ends, daemon=True).start()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with source:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)


def type_answer(page: Page) -> None:
    """Type an answer without submitting it."""
    page.locator(f".st-key-typed-{QUIZ} input").press_sequentially("0", delay=30)


def hand_in(page: Page) -> None:
    """Submit the typed answer, which is still there and gets a verdict."""
    expect(page.locator(f".st-key-typed-{QUIZ} input")).to_have_value("0")
    page.locator(f".st-key-check-{QUIZ} button").click()
    expect(page.locator(f".st-key-verdict-{QUIZ}")).to_contain_text(RIGHT)


def test_a_frozen_server_is_waited_for(visit: Visit, tmp_path: Path) -> None:
    """While the server pauses, curves follow the slider; afterwards a typed answer is judged."""
    with serving(ROOT / "app.py", tmp_path / "log.txt") as (address, server):
        visitor = visit(address)
        visitor.watch.allowed = EXPECTED
        page = visitor.open("/sigmoid?lang=en")
        os.kill(server.pid, signal.SIGSTOP)
        try:
            before = curve(page, 0, CHART)
            slider(page, "sigmoid-k").press("ArrowRight")
            assert painted(page, 0, CHART) != before
            page.wait_for_timeout(AWAY)
        finally:
            os.kill(server.pid, signal.SIGCONT)
        page = visitor.open("/relu?lang=en")
        type_answer(page)
        os.kill(server.pid, signal.SIGSTOP)
        page.wait_for_timeout(AWAY)
        os.kill(server.pid, signal.SIGCONT)
        hand_in(page)


def test_a_lost_network_takes_nothing_with_it(visit: Visit, tmp_path: Path) -> None:
    """Without a network nothing can be typed; the page reconnects and keeps its state."""
    with serving(ROOT / "app.py", tmp_path / "log.txt") as (address, _):
        relay = Relay(int(address.rpartition(":")[2]))
        visitor = visit(relay.address)
        visitor.watch.allowed = EXPECTED
        page = visitor.open("/relu?lang=en")
        type_answer(page)
        relay.cut()
        expect(page.locator(f".st-key-typed-{QUIZ} input")).to_be_disabled()
        page.wait_for_timeout(AWAY)
        relay.mend()
        hand_in(page)
        relay.close()
