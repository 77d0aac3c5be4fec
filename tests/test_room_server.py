"""A room on the real server: killed in a vote, restarted, stopped while phones listen."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.pages.server.room.client import QUESTION, RIGHT

ROOT = Path(__file__).parents[1]
LEARNERS = 40


def free_port() -> int:
    """Port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def server(port: int, rooms: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`streamlit run app.py` with its rooms in a folder; killed at the end."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = os.environ | {"ACTIVATION_LAB_ROOMS": str(rooms)}
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(240):
            assert running.poll() is None, "the server stopped while starting: run `make run`"
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            except OSError:
                time.sleep(0.25)
            else:
                break
        yield running
    finally:
        running.kill()
        running.wait(30)


def ask(url: str, data: Any = None, **headers: str) -> Any:
    """Answer to a POST of JSON, or to a GET without data."""
    body = None if data is None else json.dumps(data).encode()
    heads = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, body, {"content-type": "application/json"} | heads)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_a_killed_server_loses_and_doubles_no_vote(tmp_path: Path) -> None:
    """After `kill -9` in a vote each answered vote is there, and a vote sent again counts once."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/room"
    with server(port, tmp_path) as running:
        room = ask(base, {})
        url = f"{base}/{room['code']}"
        keys = [ask(f"{url}/join", {})["learner"] for _ in range(LEARNERS)]
        move = {"phase": "vote", "question": QUESTION, "round": 1}
        ask(f"{url}/phase", move, x_teacher=room["teacher"])

        def vote(number: int) -> bool:
            if number == LEARNERS // 2:
                os.kill(running.pid, signal.SIGKILL)
            data = {"learner": keys[number], "question": QUESTION, "round": 1, "answer": RIGHT}
            try:
                ask(f"{url}/vote", data)
            except (OSError, http.client.HTTPException):
                return False
            return True

        with ThreadPoolExecutor(4) as pool:
            answered = list(pool.map(vote, range(LEARNERS)))
    assert 0 < answered.count(True) < LEARNERS, "the server was to die within the vote"
    with server(port, tmp_path) as running, ThreadPoolExecutor(4) as pool:
        state = ask(f"{url}/state")
        assert answered.count(True) <= state["answered"] < LEARNERS
        assert (state["phase"], state["joined"]) == ("vote", LEARNERS)
        assert all(pool.map(vote, [n for n in range(LEARNERS) if n != LEARNERS // 2]))
        assert ask(f"{url}/state")["answered"] == LEARNERS - 1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to another process on Windows")
def test_the_server_stops_while_a_phone_listens(tmp_path: Path) -> None:
    """Ctrl+C ends the server although a stream is open: the stream is ended first."""
    port = free_port()
    base = f"http://127.0.0.1:{port}/room"
    with server(port, tmp_path) as running:
        code = ask(base, {})["code"]
        with urllib.request.urlopen(f"{base}/{code}/events", timeout=60) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            assert stream.readline().startswith(b"retry:")
            running.send_signal(signal.SIGINT)
            assert running.wait(60) is not None
