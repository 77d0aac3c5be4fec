"""Folder of first views: made once for each state of the sources, read by the server."""

import os
import subprocess
import sys
from functools import cached_property
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / ".first_view"
SOURCES = ("core", "pages", "assets", ".streamlit")
DONE = "done"


class Store:
    """First views of the sources as they were when the process started.

    Sources that are edited while it runs have none: `enabled` is False.
    """

    def __init__(self, folder: Path = FOLDER, enabled: bool = True) -> None:
        self.folder, self.enabled = folder, enabled

    @cached_property
    def place(self) -> Path:
        """Folder for this state of the sources."""
        return self.folder / digest()

    def read(self, name: str) -> bytes | None:
        """Content of a file; None as long as it does not exist."""
        if not self.enabled:
            return None
        try:
            return (self.place / name).read_bytes()
        except OSError:
            return None

    def make(self) -> "subprocess.Popen[bytes] | None":
        """Start the process that makes what is missing; None if nothing is, or nothing can be.

        It has a low priority and an interpreter of its own, since a visit without a browser
        replaces Streamlit's runtime.
        """
        if not self.enabled or (self.place / DONE).exists():
            return None
        try:
            self.place.mkdir(parents=True, exist_ok=True)
        except OSError:
            return None  # a folder that is read only: the lesson runs without first views
        command = [sys.executable, "-m", "pages._ui.first_view", str(self.place)]
        nice = ["nice", "-n", "10"] if os.name == "posix" else []
        silent = subprocess.DEVNULL
        return subprocess.Popen([*nice, *command], cwd=ROOT, stdout=silent, stderr=silent)


def digest() -> str:
    """Sixteen hex digits of all sources, by name, size and time."""
    parts = []
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                stat = path.stat()
                parts.append(f"{path.relative_to(ROOT)} {stat.st_size} {stat.st_mtime_ns}")
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
