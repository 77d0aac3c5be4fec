"""Two processes serve one room: each learner has the same room at both, at all times."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from core.room import Event
from pages._ui.server.room.rooms import Rooms
from pages._ui.server.room.store import MemoryStore, Store
from tests.pages.server.room.client import RIGHT, WRONG, Client
from tests.pages.server.room.stores import opening
from tests.pages.server.room.test_contract import collect

LEARNERS = 30
Pair = tuple[Client, Client]
Stores = Callable[[], tuple[Store, Store]]


@pytest.fixture(params=["memory", "postgres"])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Stores:
    """Function that opens one store for each of two processes."""
    opened = opening(request.param, request, tmp_path)
    return lambda: (opened(), opened())


@asynccontextmanager
async def processes(stores: Stores) -> AsyncIterator[Pair]:
    """Clients of two processes."""
    pair = tuple(Client(store) for store in stores())
    try:
        yield pair  # type: ignore[misc]
    finally:
        for client in pair:
            await asyncio.to_thread(client.rooms.close)


def with_processes(test: Callable[[Client, Client], Awaitable[None]]) -> Callable[..., None]:
    """Test that gets clients of two processes."""

    @wraps(test)
    def running(stores: Stores) -> None:
        async def run() -> None:
            async with processes(stores) as (one, other):
                await test(one, other)

        asyncio.run(run())

    del running.__wrapped__
    return running


async def until(client: Client, code: str, **wanted: Any) -> Any:
    """State of a room, once it has these values."""
    for _ in range(500):
        state = await client.state(code)
        if wanted.items() <= state.items():
            return state
        await asyncio.sleep(0.02)
    raise AssertionError(f"{wanted} did not come, but {state}")


@with_processes
async def test_a_question_is_played_at_two_processes(one: Client, other: Client) -> None:
    """Votes cast at both are counted at both, once each, and a key is good at either."""
    code, teacher = await one.open()
    keys = [await (one, other)[n % 2].join(code) for n in range(4)]
    await until(one, code, joined=4)
    await other.move(code, teacher, "vote")
    await until(one, code, phase="vote")
    for n, key in enumerate(keys):
        assert (await (other, one)[n % 2].vote(code, key, RIGHT if n else WRONG)).status == 200
    await until(one, code, answered=4)
    await until(other, code, answered=4)
    assert (await one.move(code, teacher, "reveal")).status == 200
    result = (await until(other, code, phase="reveal"))["result"]
    assert (result["first"]["answered"], result["first"]["right"]) == (4, 3)
    assert result == (await one.state(code))["result"]


@with_processes
async def test_all_vote_at_once(one: Client, other: Client) -> None:
    """Of votes at two processes at the same time none is lost and none is counted twice."""
    code, teacher = await one.open()
    both = one, other
    keys = await asyncio.gather(*(both[n % 2].join(code) for n in range(LEARNERS)))
    await one.move(code, teacher, "vote")
    await until(other, code, phase="vote", joined=LEARNERS)
    cast = [both[n % 2].vote(code, key) for n, key in enumerate([*keys, *keys])]
    assert {answer.status for answer in await asyncio.gather(*cast)} == {200}
    for client in both:
        await until(client, code, answered=LEARNERS)
    rooms = [(await client.rooms.find(code, 0)).room for client in both]
    assert rooms[0] == rooms[1]
    assert {learner.number for learner in rooms[0].learners.values()} == set(range(1, 31))


@with_processes
async def test_a_phase_reaches_the_streams_of_both(one: Client, other: Client) -> None:
    """A stream of one process has what was sent to the other."""
    code, teacher = await one.open()
    learner = await other.join(code)
    live = await other.rooms.find(code, 0)
    reading = asyncio.create_task(collect(live, 1))
    await one.move(code, teacher, "vote")
    await one.vote(code, learner)
    states = await asyncio.wait_for(reading, 20)
    assert (states[-1]["phase"], states[-1]["answered"]) == ("vote", 1)


class Deaf(MemoryStore):
    """Store whose news never arrive."""

    def listen(self, news: Any) -> None:
        """Forget the receiver."""


def test_a_vote_after_closing_is_refused_by_the_order() -> None:
    """A process that has not heard of the closing refuses the late vote, and then knows why."""

    async def play() -> None:
        one, other = Client(store := Deaf()), Client(store)
        code, teacher = await one.open()
        learner = await other.join(code)
        for client in (one, other):
            await client.move(code, teacher, "vote")
        await one.move(code, teacher, "discuss")
        assert (await other.state(code))["phase"] == "vote"
        assert (await other.vote(code, learner)).status == 409
        assert (await other.state(code))["phase"] == "discuss"
        assert (await one.rooms.find(code, 0)).room.votes == {
            key: {} for key in (await other.rooms.find(code, 0)).room.votes
        }

    asyncio.run(play())


@with_processes
async def test_a_room_forgotten_at_one_is_gone_at_both(one: Client, other: Client) -> None:
    """After DELETE at one process the other one ends its streams and answers 404, votes too."""
    code, teacher = await one.open()
    learner = await other.join(code)
    await other.move(code, teacher, "vote")
    gone = asyncio.create_task(collect(await other.rooms.find(code, 0), 99))
    await one.ask("DELETE", f"/room/{code}", b"", {"x_teacher": teacher})
    assert (await other.vote(code, learner)).status == 404
    await asyncio.wait_for(gone, 20)
    assert (await other.get(f"/room/{code}/state")).status == 404
    assert one.store.load(code) == []


class Slow(MemoryStore):
    """Store in which a room is written to while it is read for the first time."""

    meanwhile: Callable[[], None] | None = None

    def load(self, code: str, after: int = 0) -> list[Event]:
        """History as it was when the reading began."""
        events = super().load(code, after)
        if self.meanwhile is not None:
            act, self.meanwhile = self.meanwhile, None
            act()
        return events


@pytest.mark.parametrize("deed", ["join", "forget"])
def test_nothing_is_missed_while_a_room_is_read(deed: str) -> None:
    """A room that changes, or is forgotten, while another process reads it is as it is now."""

    async def play() -> None:
        one, loop = Client(store := Slow()), asyncio.get_running_loop()
        code, teacher = await one.open()
        acts = {
            "join": lambda: one.join(code),
            "forget": lambda: one.ask("DELETE", f"/room/{code}", b"", {"x_teacher": teacher}),
        }

        def act() -> None:
            asyncio.run_coroutine_threadsafe(acts[deed](), loop).result(9)

        store.meanwhile = act
        answer = await Client(store).get(f"/room/{code}/state")
        if deed == "join":
            assert answer.data["joined"] == 1
        else:
            assert answer.status == 404

    asyncio.run(play())


class Counting(MemoryStore):
    """Store that counts how often a whole history is read."""

    read = 0

    def load(self, code: str, after: int = 0) -> list[Event]:
        """History, noted if it is read from its start."""
        self.read += after == 0
        return super().load(code, after)


def test_a_room_is_read_once_for_all_who_ask() -> None:
    """After a restart the first who asks has the history read, and the others wait for it."""

    async def play() -> None:
        one = Client(store := Counting())
        code, _ = await one.open()
        await one.join(code)
        other, store.read = Client(store), 0
        states = await asyncio.gather(*(other.state(code) for _ in range(9)))
        assert [state["joined"] for state in states] == [1] * 9 and store.read == 1

    asyncio.run(play())


@with_processes
async def test_a_lost_connection_is_made_good(one: Client, other: Client) -> None:
    """After news were lost all live rooms are read again, and those that are gone are dropped."""
    code, _ = await one.open()
    gone, teacher = await one.open()
    for room in (code, gone):
        await other.state(room)
    other.rooms._hear = lambda *news: None  # type: ignore[method-assign]
    await one.join(code)
    await one.ask("DELETE", f"/room/{gone}", b"", {"x_teacher": teacher})
    assert (await other.state(code))["joined"] == 0
    Rooms._hear(other.rooms, "", 0)
    await asyncio.gather(*other.rooms._following)
    assert (await other.state(code))["joined"] == 1
    assert (await other.get(f"/room/{gone}/state")).status == 404
