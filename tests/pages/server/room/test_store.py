"""All stores keep the same histories, through restarts, lost connections and killed processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.room import Event, Joined, Moved, Opened, Voted, replay, tally
from pages._ui.room.words import say
from pages._ui.server.room.postgres_store import PostgresStore
from pages._ui.server.room.routes import VARIABLE, open_store
from pages._ui.server.room.sqlite_store import SqliteStore
from pages._ui.server.room.store import ANY, MemoryStore, Store, StoreError
from tests import postgres as servers
from tests.pages.server.room.client import QUESTION, SINGLE
from tests.pages.server.room.stores import Open, in_database, opening

ROOT = Path(__file__).parents[4]
CODES = st.sampled_from(["AAAA", "BBBB"])
TIMES = st.floats(0, 100)
LEARNERS = st.sampled_from("abc")
NAMES = st.text(st.characters(codec=None), max_size=9)  # halves of surrogate pairs and zeros too
ROUNDS = st.sampled_from([1, 2])
ANSWERS = st.sampled_from([option.id for option in SINGLE.options])
MOVES = st.sampled_from([("vote", 1), ("discuss", 1), ("vote", 2), ("reveal", 2)])
EVENTS = st.one_of(
    st.builds(Opened, TIMES, st.just("t")),
    st.builds(Joined, TIMES, LEARNERS, NAMES),
    st.builds(lambda at, to: Moved(at, to[0], QUESTION, to[1]), TIMES, MOVES),
    st.builds(Voted, TIMES, LEARNERS, st.just(QUESTION), ROUNDS, ANSWERS, st.just("")),
)
WRITES = st.one_of(
    st.tuples(st.just("append"), CODES, EVENTS),
    st.tuples(st.just("append"), CODES, EVENTS),
    st.tuples(st.just("append"), CODES, EVENTS),
    st.tuples(st.just("forget"), CODES),
    st.tuples(st.just("forget_before"), TIMES),
    st.tuples(st.just("restart")),
)
STEPS = st.lists(st.tuples(st.sampled_from([0, 1]), WRITES), max_size=40)


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Function that opens the store; that in memory is the same one again."""
    return opening(request.param, request, tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """The same store as two processes have it."""
    opened = opening(request.param, request, tmp_path)
    with closing(opened()) as one, closing(opened()) as other:
        yield one, other


def test_a_history_comes_back(reopen: Open) -> None:
    """Events come back in the order of their writes, after a restart too, each room's apart."""
    events: list[Event] = [Opened(1, "t"), Joined(2, "a", "졸린 판다"), Moved(3, "vote", "q", 1)]
    with closing(reopen()) as store:
        writes = [store.append("AAAA", event) for event in events]
        assert [write.result(9) for write in writes] == [1, 2, 3]
        assert store.append("BBBB", Opened(4, "u")).result(9) == 1
    with closing(reopen()) as store:
        assert (store.load("AAAA"), store.load("AAAA", 2)) == (events, events[2:])
        assert store.load("none") == []


def test_a_history_begins_once(reopen: Open) -> None:
    """A room is opened once and before everything else; after it is forgotten, nothing follows."""
    with closing(reopen()) as store:
        early, late = Joined(1, "a", "n"), Opened(3, "thief")
        lengths = [store.append("AAAA", e) for e in (early, Opened(2, "t"), late, early)]
        assert [length.result(9) for length in lengths] == [0, 1, 0, 2]
        store.forget("AAAA").result(9)
        assert store.append("AAAA", early).result(9) == 0 and store.load("AAAA") == []


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@settings(max_examples=40)
@given(steps=STEPS)
def test_all_stores_agree(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    steps: list[Any],
) -> None:
    """Any interleaving of two processes that write, delete and restart gives the same tallies.

    Each store is held against the one in memory.
    """
    memory = MemoryStore()
    kept = opening(kind, request, tmp_path_factory.mktemp("store"))
    assert played(kept, steps) == played(lambda: memory, steps)


def played(place: Open, steps: list[Any]) -> list[Any]:
    """Lengths after each step; then the histories, rooms and tallies."""
    lengths, both = [], [place(), place()]
    for who, (kind, *values) in steps:
        if kind == "restart":
            both[who].close()
            both[who] = place()
        else:
            lengths.append(getattr(both[who], kind)(*values).result(9))
    for store in both:
        store.close()
    with closing(place()) as store:
        histories = {code: store.load(code) for code in ("AAAA", "BBBB")}
    rooms = [replay(code, events) for code, events in histories.items()]
    return [lengths, histories, rooms, [tally(room, SINGLE) for room in rooms if room]]


def test_two_processes_write_at_once(pair: tuple[Store, Store]) -> None:
    """Of writes at the same time none is lost, and each has a place of its own without a gap."""
    pair[0].append("AAAA", Opened(0, "t")).result(9)
    writes = [(n, pair[n % 2].append("AAAA", Joined(n, str(n), "n"))) for n in range(200)]
    lengths = {write.result(9): str(n) for n, write in writes}
    assert sorted(lengths) == list(range(2, 202))
    for store in pair:
        kept = [event.learner for event in store.load("AAAA", 1) if isinstance(event, Joined)]
        assert kept == [lengths[place] for place in sorted(lengths)]


def test_news_reach_the_other_process(postgres: servers.Cluster) -> None:
    """A write tells the other process room and length, and nothing else; not the one that wrote."""
    opened = in_database(postgres)
    with closing(opened()) as one, closing(opened()) as other:
        own: SimpleQueue[Any] = SimpleQueue()
        heard: SimpleQueue[Any] = SimpleQueue()
        one.listen(lambda *news: own.put(news))
        other.listen(lambda *news: heard.put(news))
        one.append("AAAA", Opened(1, "t")).result(9)
        one.append("AAAA", Joined(1, "a", "n")).result(9)
        one.forget("AAAA").result(9)
        assert [heard.get(timeout=9) for _ in range(3)] == [("AAAA", 1), ("AAAA", 2), ("AAAA", 0)]
        other.append("BBBB", Opened(1, "t")).result(9)
        assert own.get(timeout=9) == ("BBBB", 1)


def test_a_database_may_restart(postgres: servers.Cluster) -> None:
    """Writes fail while the database is away; then they work again, and all is to be read anew."""
    with closing(in_database(postgres)()) as store:
        heard: SimpleQueue[Any] = SimpleQueue()
        store.listen(lambda *news: heard.put(news))
        store.append("AAAA", Opened(1, "t")).result(9)
        postgres.stop()
        try:
            with pytest.raises(StoreError) as raised:
                store.append("AAAA", Joined(2, "a", "n")).result(9)
            assert raised.value.key == "unreachable"
            with pytest.raises(StoreError):
                store.load("AAAA")
        finally:
            postgres.start()
        assert store.append("AAAA", Joined(3, "b", "n")).result(9) == 2
        assert store.load("AAAA") == [Opened(1, "t"), Joined(3, "b", "n")]
        assert heard.get(timeout=9) == (ANY, 0)


def test_a_password_is_not_told(postgres: servers.Cluster) -> None:
    """The error of a database that does not answer names the host, and not the password."""
    with pytest.raises(StoreError) as raised:
        PostgresStore(f"postgresql://me:secret@/rooms?host={postgres.folder}/nowhere")
    assert "nowhere" in str(raised.value) and "secret" not in str(raised.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of a database without psycopg raises an error whose sentence says what to do."""
    monkeypatch.setenv(VARIABLE, "postgresql://localhost/rooms")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, PostgresStore.__module__)
    with pytest.raises(StoreError) as raised:
        open_store(create=True)
    assert "requirements-postgres.txt" in say("en", f"error.store_{raised.value.key}")


def test_a_forgotten_room_leaves_no_bytes(tmp_path: Path) -> None:
    """After "forget" the files of the store do not contain the name any more."""
    store = SqliteStore(tmp_path / "rooms.db")
    store.append("AAAA", Opened(1, "t")).result(9)
    store.append("AAAA", Joined(1, "a", "unmistakable")).result(9)
    assert any(b"unmistakable" in file.read_bytes() for file in tmp_path.iterdir())
    store.forget("AAAA").result(9)
    store.close()
    assert not any(b"unmistakable" in file.read_bytes() for file in tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A store in an unusable folder raises an error with the folder's name."""
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StoreError) as raised:
        SqliteStore(tmp_path / "file" / "rooms.db")
    assert raised.value.key == "readonly" and str(tmp_path / "file") in raised.value.place


def test_a_full_disk_fails_the_write_and_keeps_the_rest(tmp_path: Path) -> None:
    """A write that finds no space fails with a StoreError; earlier writes stay, later ones work."""
    store = SqliteStore(tmp_path / "rooms.db")
    store.append("AAAA", Opened(1, "t")).result(9)
    pages = store._connection.execute("pragma page_count").fetchone()[0]
    store._connection.execute(f"pragma max_page_count = {pages}")
    failed = [store.append("AAAA", Joined(2, str(i), "n" * 4000)) for i in range(9)]
    errors = [write.exception(9) for write in failed]
    assert any(isinstance(error, StoreError) and error.key == "full" for error in errors)
    store._connection.execute("pragma max_page_count = 100000")
    store.append("AAAA", Joined(3, "b", "n")).result(9)
    kept = [event for event in store.load("AAAA") if isinstance(event, Joined)]
    assert len(kept) == errors.count(None) + 1
    store.close()


KILLED = """
import sys
from pathlib import Path
from core.room import Opened, Voted
from pages._ui.server.room.sqlite_store import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
store.append("AAAA", Opened(1.0, "t"))
for number in range(100_000):
    store.append("AAAA", Voted(1.0, str(number), "q", 1, "a", "")).result()
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_a_killed_process_loses_no_answered_write(tmp_path: Path) -> None:
    """Every write that was answered before `kill -9` is there afterwards, once and in order."""
    file = tmp_path / "rooms.db"
    command = [sys.executable, "-c", KILLED, str(file)]
    ran = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert ran.stdout is not None
    answered = [int(ran.stdout.readline()) for _ in range(200)]
    os.kill(ran.pid, signal.SIGKILL)
    answered += [int(line) for line in ran.stdout if line.endswith("\n")]
    ran.stdout.close()
    ran.wait(30)
    store = SqliteStore(file)
    kept = [int(event.learner) for event in store.load("AAAA") if isinstance(event, Voted)]
    store.close()
    assert kept == list(range(len(kept))) and len(answered) <= len(kept) <= len(answered) + 1
