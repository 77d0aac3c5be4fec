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
class CompressedFile:
    """Gzip body of a file, and values of its response headers."""

    body: bytes
    etag: str
    media_type: str


@dataclass
class GzipCache:
    """Compresses each version of a file once, in a thread, however many ask at once.

    Only the event loop calls it, so that looking up and submitting need no lock.
    """

    pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(2, thread_name_prefix="compress")
    )
    _jobs: dict[tuple[Path, int, int], Future[CompressedFile]] = field(default_factory=dict)

    def start(self, path: Path) -> Future[CompressedFile]:
        """Future of the compressed file; the first call starts the compression."""
        stat = path.stat()
        key = (path, stat.st_mtime_ns, stat.st_size)
        if key not in self._jobs:
            self._jobs[key] = self.pool.submit(compress, path, f"{key[1]:x}-{key[2]:x}")
        return self._jobs[key]

    async def get(self, path: Path) -> CompressedFile:
        """Compressed file; a visitor who leaves does not cancel the wait of the others."""
        return await asyncio.shield(asyncio.wrap_future(self.start(path)))


def compress(path: Path, tag: str) -> CompressedFile:
    """Compress a file; `mtime=0` makes equal content equal bytes."""
    media_type = guess_type(path.name)[0] or "text/plain"
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    body = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    return CompressedFile(body, f'"{tag}-gzip"', media_type + charset)


def text_files(folder: Path, prefix: str) -> dict[str, Path]:
    """Text files of a folder that are worth compressing, by URL path."""
    return {
        prefix + path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.suffix in TEXT and path.is_file() and path.stat().st_size >= SMALLEST
    }
