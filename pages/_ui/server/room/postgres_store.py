"""Store in a PostgreSQL database, which several processes share."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import conninfo_to_dict

from core.room import Event, from_json
from pages._ui.server.room.store import ANY, News, StoreError
from pages._ui.server.room.writer import LOAD, TABLE, Write, Writer

CHANNEL = "activation_lab_room"
LISTEN = f"listen {CHANNEL}"
NOTIFY = f"select pg_notify('{CHANNEL}', %s)"
# One transaction writes at a time: places follow each other, and no two wait for one another.
LOCK = "select pg_advisory_xact_lock(7305441)"
PATIENCE = 5
"""Seconds to wait for a connection, a sign of life, or the lock."""
PAUSE = 1.0
"""Seconds between two looks whether the store is closed, and between two tries to listen again."""
log = logging.getLogger(__name__)


class Link:
    """Connection that is made anew once it is lost; it commits each statement by itself."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.open()

    def open(self) -> None:
        """Connect; `psycopg.OperationalError` if nobody answers."""
        self.connection = psycopg.connect(
            self.address,
            autocommit=True,
            connect_timeout=PATIENCE,
            keepalives_idle=PATIENCE,
            tcp_user_timeout=PATIENCE * 1000,
        )
        self.connection.execute(f"set lock_timeout = '{PATIENCE}s'")

    def alive(self) -> psycopg.Connection:
        """The connection, or a new one if it was lost in the meantime."""
        try:
            self.connection.execute("select 1")
        except psycopg.OperationalError:
            self.open()
        return self.connection


class PostgresStore(Writer):
    """Store in the database at an address (a URL or other libpq string).

    StoreError if the database does not answer. A write tells the other processes the room and
    the new length of its history. The database frees deleted rows in its own time.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._closed = threading.Event()
        self._reading = threading.Lock()
        self._listener: threading.Thread | None = None
        with self._errors():
            self._writes, self._reads, self._news = (Link(address) for _ in range(3))
            self._news.connection.execute(LISTEN)
            with self._writes.connection.transaction():
                self._writes.connection.execute(LOCK)
                self._writes.connection.execute(TABLE)
        super().__init__()

    def load(self, code: str, after: int = 0) -> list[Event]:
        """History of a room after its first events; empty if there is none."""
        with self._errors(), self._reading:
            rows = self._reads.alive().execute(LOAD, {"room": code, "after": after})
            return [from_json(line) for (line,) in rows]

    def listen(self, news: News) -> None:
        """Pass on what other processes write from now on, and `ANY` after a lost connection."""
        self._listener = threading.Thread(target=self._hear, args=(news,), daemon=True)
        self._listener.start()

    def close(self) -> None:
        """Finish all writes; the store is not used afterwards."""
        self._closed.set()
        super().close()
        if self._listener:
            self._listener.join()
        for link in (self._writes, self._reads, self._news):
            link.connection.close()

    def commit(self, writes: list[Write]) -> list[int]:
        """New lengths of the histories, once all writes are in the database."""
        with self._errors():
            connection = self._writes.alive()
            with connection.transaction():
                with connection.pipeline():
                    connection.execute(LOCK)
                    made = [connection.execute(w.statement, w.values) for w in writes]
                rows = [cursor.fetchone() if cursor.description else None for cursor in made]
                lengths = [row[0] if row else 0 for row in rows]
                written = zip(writes, lengths, strict=True)
                news = {w.values["room"]: n for w, n in written if "room" in w.values}
                for room, length in news.items():
                    connection.execute(NOTIFY, (f"{room} {length}",))
        return lengths

    def _hear(self, news: News) -> None:
        while not self._closed.is_set():
            try:
                for note in self._news.connection.notifies(timeout=PAUSE):
                    if note.pid != self._writes.connection.info.backend_pid:
                        room, length = note.payload.split(" ")
                        news(room, int(length))
            except psycopg.OperationalError:
                self._listen_again()
                news(ANY, 0)

    def _listen_again(self) -> None:
        log.warning("the database of the rooms is lost")
        while not self._closed.wait(PAUSE):
            try:
                self._news.open()
                self._news.connection.execute(LISTEN)
            except psycopg.OperationalError:
                continue
            log.warning("the database of the rooms is back")
            return

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Errors of the database as StoreError; the password is left out."""
        try:
            yield
        except psycopg.Error as error:
            known = conninfo_to_dict(self.address)
            place = f"{known.get('host', 'localhost')}/{known.get('dbname', '')}"
            full = isinstance(error, psycopg.errors.DiskFull)
            raise StoreError("full" if full else "unreachable", place) from error
