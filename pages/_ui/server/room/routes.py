"""Addresses of the rooms, and the store behind them."""

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from starlette.routing import BaseRoute, Route

from pages._ui.server.room.leads import Leads
from pages._ui.server.room.learners import Learners
from pages._ui.server.room.rooms import Rooms
from pages._ui.server.room.sqlite_store import SqliteStore
from pages._ui.server.room.store import Store, StoreError
from pages._ui.server.room.streams import Streams
from pages._ui.server.room.teachers import Teachers

VARIABLE = "ACTIVATION_LAB_ROOMS"
TIDY = 600.0
"""Seconds between two deletions of rooms that have ended."""
log = logging.getLogger(__name__)
FOLDER = Path(__file__).resolve().parents[4] / ".rooms"
"""Folder of the rooms, unless the variable names another one, or a database."""
DATABASE = ("postgresql://", "postgres://")
"""Openings of a database's address."""


def open_store(create: bool) -> Store | None:
    """Store at its place; without `create` only if it exists. StoreError if it cannot be opened."""
    place = os.environ.get(VARIABLE) or str(FOLDER)
    if place.startswith(DATABASE):
        return _database(place)
    file = Path(place) / "rooms.db"
    return SqliteStore(file) if create or file.is_file() else None


def _database(address: str) -> Store:
    try:
        from pages._ui.server.room.postgres_store import PostgresStore
    except ModuleNotFoundError as error:
        raise StoreError("psycopg") from error
    return PostgresStore(address)


def room_routes(rooms: Rooms) -> list[BaseRoute]:
    """Routes of phones, teachers and walls."""
    learners, teachers, streams = Learners(rooms), Teachers(rooms), Streams(rooms)
    leads = Leads(rooms)
    room = "/room/{code}"
    return [
        Route("/j", learners.enter),
        Route("/j/{code}", learners.page),
        Route("/room", teachers.page, methods=["GET"]),
        Route("/room", teachers.open, methods=["POST"]),
        Route("/room/kept", teachers.kept),
        Route(room, teachers.wall, methods=["GET"]),
        Route(room, teachers.forget, methods=["DELETE"]),
        Route(f"{room}/join", learners.join, methods=["POST"]),
        Route(f"{room}/vote", learners.vote, methods=["POST"]),
        Route(f"{room}/phase", teachers.phase, methods=["POST"]),
        Route(f"{room}/slide", leads.slide, methods=["POST"]),
        Route(f"{room}/turn", leads.turn, methods=["POST"]),
        Route(f"{room}/switch", leads.switch, methods=["POST"]),
        Route(f"{room}/rename", leads.rename, methods=["POST"]),
        Route(f"{room}/state", streams.state),
        Route(f"{room}/events", streams.events),
        Route(f"{room}/export.csv", teachers.export),
        Route(f"{room}/qr.svg", teachers.qr),
    ]


async def tidying(rooms: Rooms) -> None:
    """Delete the rooms that have ended, now and every ten minutes, until cancelled."""
    while True:
        try:
            await rooms.tidy(time.time())
        except StoreError:
            log.exception("ended rooms could not be deleted")
        await asyncio.sleep(TIDY)


def before_exit(action: Callable[[], None]) -> None:
    """Call `action` in the loop once the process is asked to stop, before the server waits.

    A server that stops waits for its responses to end, and streams do not end by themselves.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        _chain(number, lambda: loop.call_soon_threadsafe(action))


def _chain(number: signal.Signals, first: Callable[[], object]) -> None:
    then = signal.getsignal(number)

    def handle(received: int, frame: FrameType | None) -> None:
        first()
        if callable(then):
            then(received, frame)

    if callable(then):
        signal.signal(number, handle)
