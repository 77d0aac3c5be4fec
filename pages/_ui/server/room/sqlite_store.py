"""Store in one SQLite file."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from core.room import Event, from_json
from pages._ui.server.room.store import News, StoreError
from pages._ui.server.room.writer import FORGET, FORGET_BEFORE, LOAD, TABLE, Values, Write, Writer

# Layout of an earlier version, whose rooms end with the update.
EARLIER = "drop table if exists event"


class SqliteStore(Writer):
    """Store in a file; StoreError if its folder cannot be written."""

    def __init__(self, file: Path) -> None:
        self.file = file
        with self._errors():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = self._connect()
            self._connection.execute(EARLIER)
            self._connection.execute(TABLE)
        super().__init__()

    def load(self, code: str, after: int = 0) -> list[Event]:
        """History of a room after its first events; empty if there is none."""
        with self._errors(), closing(self._connect()) as reader:
            rows = _execute(reader, LOAD, {"room": code, "after": after})
            return [from_json(line) for (line,) in rows]

    def listen(self, news: News) -> None:
        """One process alone writes to a file."""

    def close(self) -> None:
        """Finish all writes; the store is not used afterwards."""
        super().close()
        self._connection.close()

    def _connect(self) -> sqlite3.Connection:
        """Connection of its own; WAL lets readers read while the writer writes.

        `secure_delete` overwrites deleted rows with zeros, so that a room that is forgotten is.
        """
        connection = sqlite3.connect(self.file, timeout=5, check_same_thread=False)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma secure_delete = on")
        return connection

    def commit(self, writes: list[Write]) -> list[int]:
        """New lengths of the histories, once all writes are in the file."""
        with self._errors():
            with self._connection as connection:
                rows = [_execute(connection, w.statement, w.values).fetchall() for w in writes]
            if any(write.statement in (FORGET, FORGET_BEFORE) for write in writes):
                connection.execute("pragma wal_checkpoint(truncate)")
        return [row[0][0] if row else 0 for row in rows]

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Errors of the disk as StoreError."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            codes = getattr(error, "sqlite_errorcode", None), getattr(error, "errno", None)
            full = codes in ((sqlite3.SQLITE_FULL, None), (None, errno.ENOSPC))
            raise StoreError("full" if full else "readonly", str(self.file.parent)) from error


def _execute(connection: sqlite3.Connection, statement: str, values: Values) -> sqlite3.Cursor:
    """Run a statement whose values are written as `%(name)s`."""
    return connection.execute(re.sub(r"%\((\w+)\)s", r":\1", statement), values)
