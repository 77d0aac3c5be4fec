"""Stores of every kind, each without rooms at first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pages._ui.server.room.postgres_store import PostgresStore
from pages._ui.server.room.sqlite_store import SqliteStore
from pages._ui.server.room.store import MemoryStore, Store
from tests import postgres as servers

Open = Callable[[], Store]


def opening(kind: str, request: pytest.FixtureRequest, folder: Path) -> Open:
    """Function that opens the store of a kind; that in memory is the same one again.

    The test is skipped where the store is one in PostgreSQL and none can be started.
    """
    if kind == "memory":
        memory = MemoryStore()
        return lambda: memory
    if kind == "postgres":
        return in_database(request.getfixturevalue("postgres"))
    return lambda: SqliteStore(folder / "rooms.db")


def in_database(cluster: servers.Cluster) -> Open:
    """Function that opens the store in the cluster's database."""
    cluster.clear()
    return lambda: PostgresStore(cluster.address)
