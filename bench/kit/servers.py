"""Servers of the benchmarks: start, wait and stop."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class Server:
    """Running server: its URL and its process."""

    url: str
    pid: int


@contextmanager
def lesson() -> Iterator[Server]:
    """This project, as `streamlit run app.py` starts it."""
    with python("-m", "streamlit", "run", "app.py", "--server.port", "{port}", folder=ROOT) as own:
        yield own


@contextmanager
def python(*arguments: str, folder: Path) -> Iterator[Server]:
    """Run Python with these arguments in `folder`; `{port}` becomes a free port."""
    port = free_port()
    command = [sys.executable, *(a.format(port=port) for a in arguments)]
    running = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", running)
        yield Server(f"http://127.0.0.1:{port}", running.pid)
    finally:
        running.terminate()
        running.wait(PATIENCE)


def free_port() -> int:
    """Port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, running: subprocess.Popen[bytes]) -> None:
    """Return when `url` answers; stop the benchmark if its server ends or does not answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and running.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"{' '.join(map(str, running.args))} does not answer")  # type: ignore[arg-type]
