"""Rooms that are live on this server, and the one way by which an event reaches one."""

import asyncio
import secrets
from collections.abc import Callable
from hashlib import sha256

from core.room import LIFETIME, EndedError, Event, Moved, Opened, Room, Tally, replay, tally
from pages._ui.server.room.limits import Allowance, Allowances
from pages._ui.server.room.signal import Signal
from pages._ui.server.room.store import Store, StoreError
from pages._ui.text import library

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Characters of a code; 0 and O, 1, I and L are left out."""
CODE_LENGTH = 4
MOST_ROOMS = 200
JOINS = (100.0, 300.0)
VOTES = (4.0, 8.0)
OPENINGS = (1.0, 20.0)
LOOKUPS = (20.0, 100.0)
"""Rate a second and burst: joins of a room, votes of a learner, new rooms, unknown codes."""


class UnknownRoomError(LookupError):
    """There is no room with this code."""


class BusyError(RuntimeError):
    """Too many requests at once."""


class ManyRoomsError(RuntimeError):
    """Too many rooms are open."""


class LiveRoom:
    """Room with its streams and limits, which end with the process.

    `reached` tells whether another device has opened the page; its address is not kept.
    """

    def __init__(self, room: Room) -> None:
        self.room = room
        self.signal = Signal()
        self.reached = False
        self.gone = False
        self.joins = Allowance(*JOINS)
        self.votes = Allowances(*VOTES)
        self._tally: tuple[tuple[int, str], Tally] | None = None

    def tally(self) -> Tally | None:
        """Votes on the present question, counted once for each version of the room."""
        question = library.question(self.room.question) if self.room.question else None
        if question is None:
            return None
        key = self.room.version, question.id
        if self._tally is None or self._tally[0] != key:
            self._tally = key, tally(self.room, question)
        return self._tally[1]

    def leave(self) -> None:
        """End all streams: the room is gone, or is read anew."""
        self.gone = True
        self.signal.send(urgent=True)


class Rooms:
    """All rooms. `open_store` gives the store; with False only if it exists already."""

    def __init__(self, open_store: Callable[[bool], Store | None]) -> None:
        self._open_store = open_store
        self._store: Store | None = None
        self._live: dict[str, LiveRoom] = {}
        self._reading = asyncio.Lock()
        self._openings = Allowance(*OPENINGS)
        self._lookups = Allowance(*LOOKUPS)

    async def open(self, now: float) -> tuple[LiveRoom, str]:
        """New room, and the teacher's key."""
        self._drop_ended(now)
        if len(self._live) >= MOST_ROOMS:
            raise ManyRoomsError
        if not self._openings.take(now):
            raise BusyError
        store = await self._stored(create=True)
        code, key = await self._new_code(store), secrets.token_urlsafe(16)
        opened = Opened(now, digest(key))
        room = replay(code, [opened])
        assert room is not None
        await asyncio.wrap_future(store.append(code, opened))
        self._live[code] = LiveRoom(room)
        return self._live[code], key

    async def find(self, code: str, now: float) -> LiveRoom:
        """Live room with this code, read from the store after a restart; else UnknownRoomError."""
        code = code.upper()
        if code not in self._live:
            await self._read(code, now)
        live = self._live.get(code)
        if live is None:
            raise UnknownRoomError
        if live.room.ended(now):
            raise EndedError
        return live

    async def send(self, live: LiveRoom, event: Event) -> bool:
        """Apply an event and wait until it is stored; False if it changed nothing.

        RoomError if the room refuses it. StoreError if it cannot be stored: then the room is read
        anew, and its streams end so that everybody asks again.
        """
        changed = live.room.apply(event)
        if not changed:
            return False
        store = await self._stored(create=True)
        try:
            await asyncio.wrap_future(store.append(live.room.code, event))
        except StoreError:
            self._live.pop(live.room.code, None)
            live.leave()
            raise
        live.signal.send(urgent=isinstance(event, Moved))
        return True

    async def forget(self, live: LiveRoom) -> None:
        """Delete a room and everything in it."""
        store = await self._stored(create=True)
        self._live.pop(live.room.code, None)
        live.leave()
        await asyncio.wrap_future(store.forget(live.room.code))

    async def tidy(self, now: float) -> None:
        """Delete the rooms that have ended."""
        self._drop_ended(now)
        try:
            store = await self._stored(create=False)
        except UnknownRoomError:
            return  # no room was ever opened here
        await asyncio.wrap_future(store.forget_before(now - LIFETIME))

    def leave(self) -> None:
        """End all streams, because the server stops: it would wait for them for ever."""
        for live in self._live.values():
            live.leave()

    def close(self) -> None:
        """Finish all writes."""
        if self._store is not None:
            self._store.close()

    async def _stored(self, create: bool) -> Store:
        if self._store is None:
            self._store = await asyncio.to_thread(self._open_store, create)
        if self._store is None:
            raise UnknownRoomError
        return self._store

    async def _read(self, code: str, now: float) -> None:
        if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
            raise UnknownRoomError
        if not self._lookups.take(now):
            raise BusyError
        async with self._reading:
            store = await self._stored(create=False)
            room = replay(code, await asyncio.to_thread(store.load, code))
            if room is not None:
                self._live.setdefault(code, LiveRoom(room))

    async def _new_code(self, store: Store) -> str:
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
            if code not in self._live and not await asyncio.to_thread(store.load, code):
                return code

    def _drop_ended(self, now: float) -> None:
        for code, live in list(self._live.items()):
            if live.room.ended(now):
                live.leave()
                del self._live[code]


def digest(key: str) -> str:
    """Digest by which a room knows a key: whoever reads the store cannot act as anybody."""
    return sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
