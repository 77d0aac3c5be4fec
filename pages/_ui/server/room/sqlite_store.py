"""Store in one SQLite file, with one thread that writes all that waits in one transaction."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from core.room import Event, from_json, to_json
from pages._ui.server.room.store import StoreError

MOST_AT_ONCE = 500
"""Writes in one transaction: with more of them the first would wait long for its answer."""
TABLE = """
create table if not exists event (
    number integer primary key, room text not null, at real not null, line text not null
);
create index if not exists by_room on event (room, number);
"""
APPEND = "insert into event (room, at, line) values (?, ?, ?)"
FORGET = "delete from event where room = ?"
NOTHING = "select 1"
FORGET_BEFORE = (
    "delete from event where room in (select room from event group by room having max(at) < ?)"
)


@dataclass(frozen=True)
class Write:
    """Statement that waits for its transaction."""

    statement: str
    values: tuple[str | float, ...]
    done: Future[None]


class SqliteStore:
    """Store in a file; StoreError if its folder cannot be written."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._waiting: SimpleQueue[Write | None] = SimpleQueue()
        with self._errors():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._writer = self._connect()
            self._writer.executescript(TABLE)
        self._thread = threading.Thread(target=self._work, name="room-writer", daemon=True)
        self._thread.start()

    def append(self, code: str, event: Event) -> Future[None]:
        """Add one event to the history of a room."""
        return self._write(APPEND, code, event.at, to_json(event))

    def load(self, code: str) -> list[Event]:
        """History of a room in the order of its writes; empty if there is none."""
        query = "select line from event where room = ? order by number"
        wait([self._write(NOTHING)])  # the writes that were asked for before
        with self._errors(), closing(self._connect()) as reader:
            return [from_json(line) for (line,) in reader.execute(query, (code,))]

    def forget(self, code: str) -> Future[None]:
        """Delete the history of a room; its bytes in the file are overwritten."""
        return self._write(FORGET, code)

    def forget_before(self, time: float) -> Future[None]:
        """Delete every room whose last event is older."""
        return self._write(FORGET_BEFORE, time)

    def close(self) -> None:
        """Finish all writes; the store is not used afterwards."""
        self._waiting.put(None)
        self._thread.join()

    def _write(self, statement: str, *values: str | float) -> Future[None]:
        write = Write(statement, values, Future())
        self._waiting.put(write)
        return write.done

    def _connect(self) -> sqlite3.Connection:
        """Connection of its own; WAL lets readers read while the writer writes.

        `secure_delete` overwrites deleted rows with zeros, so that a room that is forgotten is.
        """
        connection = sqlite3.connect(self.file, timeout=5, check_same_thread=False)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma secure_delete = on")
        return connection

    def _work(self) -> None:
        """Write until the store is closed."""
        with closing(self._writer):
            while writes := self._next():
                self._commit(writes)

    def _next(self) -> list[Write]:
        """All writes that wait, at least one; none once the store is closed."""
        first = self._waiting.get()
        writes = [first] if first else []
        while writes and len(writes) < MOST_AT_ONCE:
            try:
                write = self._waiting.get_nowait()
            except Empty:
                break
            if write is None:
                self._waiting.put(None)  # the next call ends the thread
                break
            writes.append(write)
        return writes

    def _commit(self, writes: list[Write]) -> None:
        try:
            with self._errors(), self._writer:
                for write in writes:
                    self._writer.execute(write.statement, write.values)
            if any(write.statement in (FORGET, FORGET_BEFORE) for write in writes):
                self._writer.execute("pragma wal_checkpoint(truncate)")
        except StoreError as error:
            for write in writes:
                write.done.set_exception(error)
        else:
            for write in writes:
                write.done.set_result(None)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Errors of the disk as StoreError."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            full = "full" in str(error) or getattr(error, "errno", None) == 28
            raise StoreError("full" if full else "readonly", str(self.file.parent)) from error
