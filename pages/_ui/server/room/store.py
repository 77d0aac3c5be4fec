"""Histories of rooms, kept until the room ends or is forgotten."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol

from core.room import Event, Opened

News = Callable[[str, int], object]
"""Receiver of a room's code and the new length of its history, in any thread.

The code `ANY` says that news may have been missed, of any room.
"""
ANY = ""


class StoreError(OSError):
    """The store cannot keep or read events; `key` names the sentence that says why.

    The keys are "full", "readonly", "unreachable" and "psycopg".
    """

    def __init__(self, key: str, place: str = "") -> None:
        self.key, self.place = key, place
        super().__init__(f"{key}: {place}")


class Store(Protocol):
    """Store of the events of all rooms.

    Writes come back as futures of the history's new length, in the order of their calls: a future
    without an error means that the write outlives a killed process. One with a StoreError changed
    nothing, unless the connection was lost while it was written; then it may be sent again.
    """

    def append(self, code: str, event: Event) -> Future[int]:
        """Add one event to the history of a room; the new length is the event's place in it.

        `Opened` begins a history, any other event continues one: 0 if there is one, or none.
        """
        ...

    def load(self, code: str, after: int = 0) -> list[Event]:
        """History of a room from the event after the first `after` ones; empty if there is none."""
        ...

    def forget(self, code: str) -> Future[int]:
        """Delete the history of a room."""
        ...

    def forget_before(self, time: float) -> Future[int]:
        """Delete every room whose last event is older."""
        ...

    def listen(self, news: News) -> None:
        """Pass on what other processes write from now on."""
        ...

    def close(self) -> None:
        """Finish all writes; the store is not used afterwards."""
        ...


class MemoryStore:
    """Store that ends with the process."""

    def __init__(self) -> None:
        self.events: dict[str, list[Event]] = {}
        self.listeners: list[News] = []

    def append(self, code: str, event: Event) -> Future[int]:
        """Add one event to the history of a room, or begin one."""
        if (code in self.events) is isinstance(event, Opened):
            return self._done(code, 0)
        history = self.events.setdefault(code, [])
        history.append(event)
        return self._done(code, len(history))

    def load(self, code: str, after: int = 0) -> list[Event]:
        """History of a room after its first events; empty if there is none."""
        return self.events.get(code, [])[after:]

    def forget(self, code: str) -> Future[int]:
        """Delete the history of a room."""
        self.events.pop(code, None)
        return self._done(code, 0)

    def forget_before(self, time: float) -> Future[int]:
        """Delete every room whose last event is older."""
        self.events = {
            code: kept for code, kept in self.events.items() if max(e.at for e in kept) >= time
        }
        return self._done(ANY, 0)

    def listen(self, news: News) -> None:
        """Pass on what is written from now on."""
        self.listeners.append(news)

    def close(self) -> None:
        """Nothing is left to do."""

    def _done(self, code: str, length: int) -> Future[int]:
        for news in self.listeners:
            news(code, length)
        future: Future[int] = Future()
        future.set_result(length)
        return future
