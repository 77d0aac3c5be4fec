"""A room on the real server: killed, cut off, frozen, raced, without space; two servers."""

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import postgres as servers
from tests.pages.server.room.client import RIGHT, WRONG
from tests.room_process import LOST, PATIENCE, Class, Stream, free_port, server

LEARNERS = 40
ROAD = (("lobby", 0), ("vote", 1), ("discuss", 1), ("vote", 2), ("reveal", 2), ("next", 0))
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL and SIGINT on Windows")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Port of a server that no test ends."""
    port = free_port()
    with server(port, tmp_path_factory.mktemp("rooms")):
        yield port


@UNIX
def test_a_killed_server_comes_back_in_every_phase(tmp_path: Path) -> None:
    """After `kill -9` everybody has the room as it was, and a vote that is sent again counts once.

    Streams opened anew, learners with their keys and the teacher go on in each phase.
    """
    port = free_port()
    before, names = None, []
    for phase, round in ROAD:
        with server(port, tmp_path) as process:
            if before is None:
                room = Class.opened(port)
                me, you = room.join(), room.join()
                names = [me, you]
            else:
                with Stream(room) as again:
                    assert again.until()[0] == before
                assert [room.join(one["learner"]) for one in names] == names
                assert room.move(phase, round) == 200
            if phase == "vote":
                assert [room.vote(one["learner"], RIGHT, round)[0] for one in names] == [200, 200]
            before = room.state()
            os.kill(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)
    with server(port, tmp_path):
        assert room.state() == before
        assert Counter(row[1] for row in room.exported()) == {"vote 1": 2, "vote 2": 2}


@UNIX
def test_a_killed_server_loses_and_doubles_no_vote(tmp_path: Path) -> None:
    """After `kill -9` in a vote each answered vote is there, and a vote sent again counts once."""
    port = free_port()
    with server(port, tmp_path) as process:
        room = Class.opened(port)
        keys = [room.join()["learner"] for _ in range(LEARNERS)]
        room.move("vote")

        def vote(number: int) -> bool:
            if number == LEARNERS // 2:
                os.kill(process.pid, signal.SIGKILL)
            try:
                return room.vote(keys[number])[0] == 200
            except LOST:
                return False

        with ThreadPoolExecutor(4) as pool:
            answered = list(pool.map(vote, range(LEARNERS)))
    assert 0 < answered.count(True) < LEARNERS, "the server was to die within the vote"
    with server(port, tmp_path) as process, ThreadPoolExecutor(4) as pool:
        state = room.state()
        assert answered.count(True) <= state["answered"] < LEARNERS
        assert (state["phase"], state["joined"]) == ("vote", LEARNERS)
        assert all(pool.map(vote, [n for n in range(LEARNERS) if n != LEARNERS // 2]))
        assert room.state()["answered"] == LEARNERS - 1


@UNIX
def test_the_server_stops_while_a_phone_listens(tmp_path: Path) -> None:
    """Ctrl+C ends the server although a stream is open: the stream is ended first."""
    port = free_port()
    with server(port, tmp_path) as process, Stream(Class.opened(port)) as stream:
        stream.until(phase="lobby")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) is not None


def test_a_stream_dropped_midway_is_opened_anew(running: int) -> None:
    """A phone that is cut off gets the newest state from its next stream; the others miss none."""
    room = Class.opened(running)
    with Stream(room) as other:
        cut = Stream(room)
        cut.until(phase="lobby")
        cut.drop()
        assert room.move("vote") == 200 and room.vote(room.join()["learner"])[0] == 200
        other.until(phase="vote", answered=1)
        with Stream(room) as again:
            assert again.until()[0] == room.state()


def test_a_frozen_phone_holds_nobody_up(running: int) -> None:
    """While a phone reads nothing the others go on; awake again it comes to the newest state."""
    room = Class.opened(running)
    me = room.join()["learner"]
    with Stream(room) as frozen, Stream(room) as other:
        for phase, round in ROAD[1:]:
            assert room.move(phase, round) == 200
            if phase == "vote":
                assert room.vote(me, round=round)[0] == 200
            other.until(phase=phase, round=round)
        states = frozen.until(phase="next")
        assert states[-1] == room.state()
        assert [state["v"] for state in states] == sorted({state["v"] for state in states})


def test_a_vote_posted_again_and_again_counts_once(running: int) -> None:
    """The same vote from several connections at once is answered each time, and is one vote."""
    room = Class.opened(running)
    me = room.join()["learner"]
    room.move("vote")
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: room.vote(me), range(6)))
    assert {status for status, _ in answers} == {200}
    assert room.state()["answered"] == len(room.exported()) == 1


def test_votes_while_the_teacher_closes(running: int) -> None:
    """Every vote that was answered with 200 counts, and none that was refused with 409."""
    room = Class.opened(running)
    keys = [room.join()["learner"] for _ in range(LEARNERS)]
    room.move("vote")

    def vote(number: int) -> int:
        if number == LEARNERS // 2:
            assert room.move("discuss") == 200
        status, answer = room.vote(keys[number])
        assert status == 200 or answer["error"]
        return status

    with ThreadPoolExecutor(4) as pool:
        counted = Counter(pool.map(vote, range(LEARNERS)))
    assert set(counted) == {200, 409}
    assert len(room.exported()) == counted[200]


def test_two_teachers_at_once(running: int) -> None:
    """Of two devices of the teacher none undoes the other; another room's teacher moves nothing."""
    room, stranger = Class.opened(running), Class.opened(running)
    me = room.join()["learner"]
    room.move("vote")
    room.vote(me, WRONG)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: room.move("vote", 2), range(2))) == [200, 200]
        assert room.vote(me, RIGHT, 2)[0] == 200 and room.move("vote", 2) == 200
        moves = list(pool.map(lambda to: room.move(*to), [("reveal", 2), ("next", 0)]))
    assert sorted(moves) in ([200, 200], [200, 409])
    assert room.state()["phase"] == "next"
    assert [row[3] for row in room.exported()] == [WRONG, RIGHT]
    assert Class(running, room.code, stranger.teacher).move("reveal", 2) == 403


@pytest.mark.skipif(sys.platform != "linux", reason="no limit for another process's files")
def test_a_full_disk_loses_and_doubles_no_vote(tmp_path: Path) -> None:
    """Without space a vote gets a sentence and does not count; with space again it counts once."""
    import resource

    port = free_port()
    with server(port, tmp_path) as process:
        room = Class.opened(port)
        me, you = room.join()["learner"], room.join()["learner"]
        room.move("vote")
        assert room.vote(me)[0] == 200
        free = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        largest = max(file.stat().st_size for file in tmp_path.iterdir())
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (largest, free[1]))
        answers = [room.vote(you) for _ in range(3)]
        assert {status for status, _ in answers} == {503} and answers[0][1]["error"]
        assert room.state()["answered"] == 1 and room.move("discuss") == 503
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, free)
        assert room.vote(you)[0] == 200 and room.state()["answered"] == 2
    with server(port, tmp_path):
        assert room.state()["answered"] == len(room.exported()) == 2


@pytest.fixture
def database(postgres: servers.Cluster) -> servers.Cluster:
    """Cluster without rooms."""
    postgres.clear()
    return postgres


@UNIX
def test_one_of_two_servers_is_killed(database: servers.Cluster) -> None:
    """Two servers serve a room; when one is killed in a vote its phones go on at the other one."""
    ports = free_port(), free_port()
    with server(ports[0], database.address) as process, server(ports[1], database.address):
        room = Class.opened(ports[0])
        other = Class(ports[1], room.code, room.teacher)
        keys = [(room, other)[n % 2].join()["learner"] for n in range(LEARNERS)]
        with Stream(other) as stream:
            assert room.move("vote") == 200
            stream.until(phase="vote")

            def vote(number: int) -> bool:
                if number == LEARNERS // 2:
                    os.kill(process.pid, signal.SIGKILL)
                try:
                    return (room, other)[number % 2].vote(keys[number])[0] == 200
                except LOST:
                    return other.vote(keys[number])[0] == 200

            with ThreadPoolExecutor(4) as pool:
                assert all(pool.map(vote, range(LEARNERS)))
            stream.until(answered=LEARNERS)
        assert other.move("discuss") == 200
        assert len(other.exported()) == LEARNERS


def test_a_database_is_away_for_a_while(database: servers.Cluster) -> None:
    """Without its database a vote gets a sentence and does not count; with it again it counts."""
    port = free_port()
    with server(port, database.address):
        room = Class.opened(port)
        me, you = room.join()["learner"], room.join()["learner"]
        room.move("vote")
        assert room.vote(me)[0] == 200
        with Stream(room) as stream:
            database.stop()
            try:
                status, answer = room.vote(you)
                assert status == 503 and answer["error"]
                assert room.state()["answered"] == 1
            finally:
                database.start()
            assert room.vote(you)[0] == 200
            stream.until(answered=2)
        assert len(room.exported()) == 2
