"""Histories of rooms, kept until the room ends or is forgotten."""

from concurrent.futures import Future
from typing import Protocol

from core.room import Event


class StoreError(OSError):
    """The store cannot keep or read events; `key` names the sentence: "full" or "readonly"."""

    def __init__(self, key: str, place: str = "") -> None:
        self.key, self.place = key, place
        super().__init__(f"{key}: {place}")


class Store(Protocol):
    """Store of the events of all rooms.

    Writes come back as futures in the order of their calls: a future without an error means that
    the write outlives a killed process. A failed one has a StoreError and changed nothing.
    """

    def append(self, code: str, event: Event) -> Future[None]:
        """Add one event to the history of a room."""
        ...

    def load(self, code: str) -> list[Event]:
        """History of a room in the order of its writes, those under way included."""
        ...

    def forget(self, code: str) -> Future[None]:
        """Delete the history of a room."""
        ...

    def forget_before(self, time: float) -> Future[None]:
        """Delete every room whose last event is older."""
        ...

    def close(self) -> None:
        """Finish all writes; the store is not used afterwards."""
        ...


class MemoryStore:
    """Store that ends with the process."""

    def __init__(self) -> None:
        self.events: dict[str, list[Event]] = {}

    def append(self, code: str, event: Event) -> Future[None]:
        """Add one event to the history of a room."""
        self.events.setdefault(code, []).append(event)
        return _done()

    def load(self, code: str) -> list[Event]:
        """History of a room in the order of its writes; empty if there is none."""
        return list(self.events.get(code, []))

    def forget(self, code: str) -> Future[None]:
        """Delete the history of a room."""
        self.events.pop(code, None)
        return _done()

    def forget_before(self, time: float) -> Future[None]:
        """Delete every room whose last event is older."""
        self.events = {
            code: kept for code, kept in self.events.items() if max(e.at for e in kept) >= time
        }
        return _done()

    def close(self) -> None:
        """Nothing is left to do."""


def _done() -> Future[None]:
    future: Future[None] = Future()
    future.set_result(None)
    return future
