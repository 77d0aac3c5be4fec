"""Both stores keep the same histories, through restarts, full disks and killed processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.room import Event, Joined, Moved, Opened, Voted, replay
from pages._ui.server.room.sqlite_store import SqliteStore
from pages._ui.server.room.store import MemoryStore, Store, StoreError

ROOT = Path(__file__).parents[4]
CODES = st.sampled_from(["AAAA", "BBBB"])
TIMES = st.floats(0, 100)
LEARNERS = st.sampled_from("abc")
ANSWERS = st.text(st.characters(codec=None), max_size=9)  # halves of surrogate pairs too
EVENTS = st.one_of(
    st.builds(Opened, TIMES, st.just("t")),
    st.builds(Joined, TIMES, LEARNERS, st.text(max_size=5)),
    st.builds(Moved, TIMES, st.sampled_from(["vote", "next"]), st.just("q"), st.just(1)),
    st.builds(Voted, TIMES, LEARNERS, st.just("q"), st.just(1), ANSWERS, st.just("")),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("append"), CODES, EVENTS),
        st.tuples(st.just("forget"), CODES, st.none()),
        st.tuples(st.just("old"), st.none(), TIMES),
        st.tuples(st.just("restart"), st.none(), st.none()),
    ),
    max_size=30,
)
Open = Callable[[], Store]


@pytest.fixture(params=["memory", "sqlite"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Function that opens the store; that in memory is the same one again."""
    memory = MemoryStore()
    if request.param == "memory":
        return lambda: memory
    return lambda: SqliteStore(tmp_path / "rooms.db")


def test_a_history_comes_back(reopen: Open) -> None:
    """Events come back in the order of their writes, after a restart too, each room's apart."""
    store = reopen()
    events: list[Event] = [Opened(1, "t"), Joined(2, "a", "졸린 판다"), Moved(3, "vote", "q", 1)]
    wait([store.append("AAAA", event) for event in events])
    store.append("BBBB", Opened(4, "u")).result(9)
    store.close()
    assert (reopen().load("AAAA"), reopen().load("none")) == (events, [])


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_both_stores_agree(tmp_path_factory: pytest.TempPathFactory, steps: list[Any]) -> None:
    """After any interleaving of writes, deletions and restarts both stores give equal rooms."""
    file = tmp_path_factory.mktemp("store") / "rooms.db"
    memory, stored = MemoryStore(), SqliteStore(file)
    for kind, code, value in steps:
        if kind == "restart":
            stored.close()
            stored = SqliteStore(file)
        for store in (memory, stored):
            if kind == "append":
                store.append(code, value)
            elif kind == "forget":
                store.forget(code)
            elif kind == "old":
                store.forget_before(value)
    stored.close()
    for code in ("AAAA", "BBBB"):
        again = SqliteStore(file)
        assert again.load(code) == memory.load(code)
        assert replay(code, again.load(code)) == replay(code, memory.load(code))
        again.close()


def test_a_forgotten_room_leaves_no_bytes(tmp_path: Path) -> None:
    """After "forget" the files of the store do not contain the name any more."""
    store = SqliteStore(tmp_path / "rooms.db")
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
    pages = store._writer.execute("pragma page_count").fetchone()[0]
    store._writer.execute(f"pragma max_page_count = {pages}")
    failed = [store.append("AAAA", Joined(2, str(i), "n" * 4000)) for i in range(9)]
    errors = [write.exception(9) for write in failed]
    assert any(isinstance(error, StoreError) and error.key == "full" for error in errors)
    store._writer.execute("pragma max_page_count = 100000")
    store.append("AAAA", Joined(3, "b", "n")).result(9)
    kept = [event for event in store.load("AAAA") if isinstance(event, Joined)]
    assert len(kept) == errors.count(None) + 1
    store.close()


KILLED = """
import sys
from pathlib import Path
from typing import Any
from core.room import Voted
from pages._ui.server.room.sqlite_store import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
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
