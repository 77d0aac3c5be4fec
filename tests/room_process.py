"""The real server with its rooms at a place of their own, and phones that speak to it."""

import http.client
import json
import os
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.pages.server.room.client import QUESTION, RIGHT

ROOT = Path(__file__).parents[1]
PATIENCE = 60
LOST = OSError, http.client.HTTPException
"""Errors of a request whose server is gone."""


def free_port() -> int:
    """Port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def server(port: int, rooms: object) -> Iterator[subprocess.Popen[bytes]]:
    """`streamlit run app.py` with its rooms in a folder or a database; killed at the end."""
    start = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    # As with `make dev`, no process that makes first views outlives the one that is killed.
    command = [*start, "--server.runOnSave", "true"]
    environment = os.environ | {"ACTIVATION_LAB_ROOMS": str(rooms)}
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(PATIENCE * 20):
            assert running.poll() is None, "the server stopped while starting: run `make run`"
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            except OSError:
                time.sleep(0.05)
            else:
                break
        yield running
    finally:
        running.kill()
        running.wait(PATIENCE)


def send(url: str, data: Any = None, **headers: str) -> tuple[int, Any]:
    """Status and JSON of the answer to a POST of JSON, or to a GET without data."""
    body = None if data is None else json.dumps(data).encode()
    heads = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, body, {"content-type": "application/json"} | heads)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


@dataclass
class Class:
    """A room on a server: its address, which follows the server, and the teacher's key."""

    port: int
    code: str
    teacher: str

    @classmethod
    def opened(cls, port: int) -> "Class":
        """New room on the server at this port."""
        status, room = send(f"http://127.0.0.1:{port}/room", {})
        assert status == 201, room
        return cls(port, room["code"], room["teacher"])

    @property
    def url(self) -> str:
        """Address of the room."""
        return f"http://127.0.0.1:{self.port}/room/{self.code}"

    def join(self, learner: str = "") -> dict[str, str]:
        """Key and name of a learner who joins, or comes back."""
        status, me = send(f"{self.url}/join", {"learner": learner})
        assert status == 200, me
        return dict(me)

    def vote(self, learner: str, answer: str = RIGHT, round: int = 1) -> tuple[int, Any]:
        """Answer to a vote on the usual question."""
        data = {"learner": learner, "question": QUESTION, "round": round, "answer": answer}
        return send(f"{self.url}/vote", data)

    def move(self, phase: str, round: int = 1) -> int:
        """Status of the teacher's move."""
        question = "" if phase == "next" else QUESTION
        data = {"phase": phase, "question": question, "round": 0 if phase == "next" else round}
        return send(f"{self.url}/phase", data, x_teacher=self.teacher)[0]

    def state(self) -> Any:
        """Present state."""
        return send(f"{self.url}/state")[1]

    def exported(self) -> list[list[str]]:
        """Rows of the export without its header."""
        request = urllib.request.Request(
            f"{self.url}/export.csv", headers={"x-teacher": self.teacher}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return [line.split(",") for line in answer.read().decode().splitlines()[1:]]


class Stream:
    """Stream of a room's states, on a socket of its own that a phone reads when it is awake."""

    def __init__(self, room: Class) -> None:
        self.socket = socket.create_connection(("127.0.0.1", room.port), timeout=PATIENCE)
        request = f"GET /room/{room.code}/events HTTP/1.1\r\nhost: 127.0.0.1:{room.port}\r\n\r\n"
        self.socket.sendall(request.encode())
        self.lines = self.socket.makefile("rb")

    def __enter__(self) -> "Stream":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.lines.close()
        self.socket.close()

    def until(self, **wanted: Any) -> list[Any]:
        """States up to the first that has these values; OSError if the stream ends before."""
        states = []
        while line := self.lines.readline():
            if line.startswith(b"data: {") and b'"phase"' in line:
                states.append(json.loads(line.removeprefix(b"data: ")))
                if wanted.items() <= states[-1].items():
                    return states
        raise ConnectionError("the stream ended")

    def drop(self) -> None:
        """End the connection in the middle, without a word."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.__exit__(None, None, None)
