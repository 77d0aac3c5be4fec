"""Writes to a database: their statements, and the thread that writes all that waits at once."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from core.room import Event, Opened, to_json
from pages._ui.server.room.store import StoreError

MOST_AT_ONCE = 500
"""Writes in one transaction: with more of them the first would wait long for its answer."""
TABLE = """
create table if not exists room_event (
    room text not null, place integer not null, at double precision not null, line text not null,
    primary key (room, place)
)
"""
APPEND = """
insert into room_event (room, place, at, line)
select %(room)s, length + 1, %(at)s, %(line)s
from (select coalesce(max(place), 0) as length from room_event where room = %(room)s) as history
where (length = 0) = %(opens)s
returning place
"""
LOAD = "select line from room_event where room = %(room)s and place > %(after)s order by place"
FORGET = "delete from room_event where room = %(room)s"
FORGET_BEFORE = """
delete from room_event
where room in (select room from room_event group by room having max(at) < %(time)s)
"""
Values = Mapping[str, str | float]


@dataclass(frozen=True)
class Write:
    """Statement that waits for its transaction; `length` becomes that of the room's history."""

    statement: str
    values: Values
    length: Future[int] = field(default_factory=Future)


class Writer(ABC):
    """Writing half of a store: one thread commits the writes in their order, all that wait at once.

    It starts last, since it commits at once.
    """

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Write | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="room-writer", daemon=True)
        self._thread.start()

    def append(self, code: str, event: Event) -> Future[int]:
        """Add one event to the history of a room, or begin one."""
        opens = isinstance(event, Opened)
        values: Values = {"room": code, "at": event.at, "line": to_json(event), "opens": opens}
        return self._write(APPEND, values)

    def forget(self, code: str) -> Future[int]:
        """Delete the history of a room."""
        return self._write(FORGET, {"room": code})

    def forget_before(self, time: float) -> Future[int]:
        """Delete every room whose last event is older."""
        return self._write(FORGET_BEFORE, {"time": time})

    @abstractmethod
    def commit(self, writes: list[Write]) -> list[int]:
        """New lengths of the histories, once all writes are stored; StoreError if none is."""

    def close(self) -> None:
        """Finish all writes; the store is not used afterwards."""
        self._waiting.put(None)
        self._thread.join()

    def _write(self, statement: str, values: Values) -> Future[int]:
        write = Write(statement, values)
        self._waiting.put(write)
        return write.length

    def _work(self) -> None:
        """Write until the writer is closed."""
        while writes := self._next():
            try:
                lengths = self.commit(writes)
            except StoreError as error:
                for write in writes:
                    write.length.set_exception(error)
            else:
                for write, length in zip(writes, lengths, strict=True):
                    write.length.set_result(length)

    def _next(self) -> list[Write]:
        """All writes that wait, at least one; none once the writer is closed."""
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
