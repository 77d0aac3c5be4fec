"""Text files compressed once for all visitors, and kept in memory."""

import asyncio
import gzip
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path

TEXT = frozenset({".js", ".css", ".json", ".svg", ".html", ".txt", ".map", ".md", ".toml"})
SMALLEST = 1000  # below this the gzip frame and the extra header eat the gain


@dataclass(frozen=True)
class Kept:
    """A file's gzip body with what its response headers say."""

    body: bytes
    etag: str
    media_type: str


@dataclass
class Shelf:
    """Give every (path, time, size) one compression, in a thread, however many ask at once.

    Only the event loop calls it, so that looking up and submitting need no lock.
    """

    pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(2, thread_name_prefix="compress")
    )
    _jobs: dict[tuple[Path, int, int], Future[Kept]] = field(default_factory=dict)

    def start(self, path: Path) -> Future[Kept]:
        """Begin to compress the file unless it was begun before."""
        stat = path.stat()
        key = (path, stat.st_mtime_ns, stat.st_size)
        if key not in self._jobs:
            self._jobs[key] = self.pool.submit(compress, path, f"{key[1]:x}-{key[2]:x}")
        return self._jobs[key]

    async def get(self, path: Path) -> Kept:
        """Wait for the compressed file; a visitor who leaves cancels nobody else's wait."""
        return await asyncio.shield(asyncio.wrap_future(self.start(path)))


def compress(path: Path, tag: str) -> Kept:
    """Return the gzip body of a file; `mtime=0` makes equal content equal bytes."""
    media_type = guess_type(path.name)[0] or "text/plain"
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    body = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    return Kept(body, f'"{tag}-gzip"', media_type + charset)


def text_files(folder: Path, prefix: str) -> dict[str, Path]:
    """Map the URL path of each text file worth compressing to its place on the disk."""
    return {
        prefix + path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.suffix in TEXT and path.is_file() and path.stat().st_size >= SMALLEST
    }
