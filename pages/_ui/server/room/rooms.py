"""Rooms that are live on this server, and the one way by which an event reaches one."""

import asyncio
import logging
import secrets
from collections.abc import Callable
from hashlib import sha256

from core.room import LIFETIME, EndedError, Event, Opened, replay
from pages._ui.server.room.limits import Allowance
from pages._ui.server.room.live_room import LiveRoom
from pages._ui.server.room.store import ANY, Store, StoreError

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Characters of a code; 0 and O, 1, I and L are left out."""
CODE_LENGTH = 4
MOST_ROOMS = 200
OPENINGS = (1.0, 20.0)
LOOKUPS = (20.0, 100.0)
"""Rate a second and burst: new rooms, unknown codes."""
log = logging.getLogger(__name__)


class UnknownRoomError(LookupError):
    """There is no room with this code."""


class BusyError(RuntimeError):
    """Too many requests at once."""


class ManyRoomsError(RuntimeError):
    """Too many rooms are open."""


class Rooms:
    """All rooms. `open_store` gives the store; with False only if it exists already.

    The order of the events of a room is that of the store, for every process that shares it.
    """

    def __init__(self, open_store: Callable[[bool], Store | None]) -> None:
        self._open_store = open_store
        self._store: Store | None = None
        self._live: dict[str, LiveRoom] = {}
        self._opening, self._reading = asyncio.Lock(), asyncio.Lock()
        self._following: set[asyncio.Task[None]] = set()
        self._openings, self._lookups = Allowance(*OPENINGS), Allowance(*LOOKUPS)

    async def open(self, now: float) -> tuple[LiveRoom, str]:
        """New room, and the teacher's key."""
        self._drop_ended(now)
        if len(self._live) >= MOST_ROOMS:
            raise ManyRoomsError
        if not self._openings.take(now):
            raise BusyError
        key = secrets.token_urlsafe(16)
        opened = Opened(now, digest(key))
        code = await self._begin(opened)
        room = replay(code, [opened])
        assert room is not None
        self._live[code] = LiveRoom(room, [opened])
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

    async def send(self, live: LiveRoom, event: Event) -> None:
        """Store an event, and apply it after all that were stored before.

        RoomError if the room refuses it, as it is now or by then; StoreError if it cannot be
        stored: then the room is as it was.
        """
        if not live.room.would_change(event):
            return
        store = await self._stored(create=True)
        length = await asyncio.wrap_future(store.append(live.room.code, event))
        if length == live.length + 1:
            live.take(live.length, [event])
        elif length:
            await self._catch_up(live, length)
        if not length or live.length < length:
            self._drop(live)
            raise UnknownRoomError
        if length in live.refused:
            raise live.refused.pop(length)

    async def forget(self, live: LiveRoom) -> None:
        """Delete a room and everything in it."""
        store = await self._stored(create=True)
        await asyncio.wrap_future(store.forget(live.room.code))
        self._drop(live)

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
        async with self._opening:
            if self._store is None:
                loop = asyncio.get_running_loop()
                self._store = await asyncio.to_thread(self._open_store, create)
                if self._store is None:
                    raise UnknownRoomError
                self._store.listen(lambda *news: loop.call_soon_threadsafe(self._hear, *news))
            return self._store

    async def _begin(self, opened: Opened) -> str:
        """Code of a new history."""
        store = await self._stored(create=True)
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
            if await asyncio.wrap_future(store.append(code, opened)):
                return code

    async def _read(self, code: str, now: float) -> None:
        if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
            raise UnknownRoomError
        if not self._lookups.take(now):
            raise BusyError
        async with self._reading:
            if code in self._live:
                return  # it was read while this one waited
            store = await self._stored(create=False)
            history = await asyncio.to_thread(store.load, code)
            room = replay(code, history)
            if room is not None and code not in self._live:
                self._live[code] = LiveRoom(room, history)
                await self._catch_up(self._live[code])  # news of the meantime were not heard

    async def _catch_up(self, live: LiveRoom, length: int = 0) -> None:
        """Apply what others have written, unless so much is known; drop a room that is gone.

        The last known event is read again: without it the history is not the one that was known.
        """
        async with live.reading:
            if 0 < length <= live.length:
                return
            store, after, last = await self._stored(create=False), live.length - 1, live.last
            try:
                events = await asyncio.to_thread(store.load, live.room.code, after)
            except StoreError:
                self._drop(live)  # who asks for it next reads it from the start
                raise
            if events[:1] == [last]:
                live.take(after, events)
            else:
                self._drop(live)

    def _hear(self, code: str, length: int) -> None:
        """Follow the history of a live room to this length, or of all."""
        for live in [live for name, live in self._live.items() if code in (name, ANY)]:
            if not 0 < length <= live.length:
                task = asyncio.create_task(self._follow(live, length))
                self._following.add(task)
                task.add_done_callback(self._following.discard)

    async def _follow(self, live: LiveRoom, length: int) -> None:
        try:
            await self._catch_up(live, length)
        except StoreError:
            log.exception("a room could not be read")

    def _drop(self, live: LiveRoom) -> None:
        if self._live.get(live.room.code) is live:
            del self._live[live.room.code]
        live.leave()

    def _drop_ended(self, now: float) -> None:
        for live in [live for live in self._live.values() if live.room.ended(now)]:
            self._drop(live)


def digest(key: str) -> str:
    """Digest by which a room knows a key: whoever reads the store cannot act as anybody."""
    return sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
