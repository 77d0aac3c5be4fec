"""A room with many phones on one server process: how soon a phase and a vote arrive, what it costs.

    python -m bench.room [--learners 300] [--join 5] [--vote 5] [--readers 5]

Plays one question with the lesson's room, then with the same room in plain Streamlit, a fragment
that each phone runs every second (`bench/peers/room_page.py`, with the lesson's setting for garbage
collections, without which it answers a fraction).

The learners join within `--join` seconds. After ten quiet seconds the teacher starts a vote; each
phone gets the question as soon as it hears of it, and votes within `--vote` seconds. Then some
readers of another page release a slider about twice a second, alone for ten seconds and on during a
second vote. At the end every vote must be counted once.

The lesson's phones keep a stream open, as their page does: times are from the teacher's request to
the stream's line, and to the end of the question's page; and from a vote to its answer, which comes
when the vote is on the disk. A phone of the peer has the question with the run that shows it.

The phones run in this process: its share of one core is printed, and the figures are valid only if
it is well below 100 %.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from websockets.exceptions import WebSocketException

from bench.kit.fragment_room import FragmentRoom, plain_room
from bench.kit.lesson_room import LessonRoom
from bench.kit.process import processor, resident
from bench.kit.servers import Server, lesson

QUIET = 10.0
"""Seconds in which nothing happens, for the cost of waiting."""
PAUSE = 0.5
"""Mean seconds between two sliders that a reader releases."""
ROUNDS = (1, 2)


class Phone(Protocol):
    """One learner's phone."""

    async def join(self) -> None:
        """Come into the room."""
        ...

    async def hear(self, round: int) -> None:
        """Wait until the vote of a round has begun."""
        ...

    async def read(self) -> None:
        """Get the question."""
        ...

    async def vote(self, round: int) -> None:
        """Send an answer, and wait until it is counted; ValueError if it is refused."""
        ...

    async def close(self) -> None:
        """Leave."""
        ...


class Room(Protocol):
    """Room on a running server."""

    async def open(self) -> None:
        """Open it."""
        ...

    def phone(self) -> Phone:
        """Another learner's phone."""
        ...

    async def ask(self, round: int) -> None:
        """Start the vote of a round."""
        ...

    async def counted(self) -> int:
        """Votes of the present round."""
        ...

    async def reader(self) -> Callable[[], Awaitable[None]]:
        """Reader of another page: a function that releases its slider."""
        ...


@dataclass
class Vote:
    """Times of one vote in seconds."""

    started: float = 0.0
    heard: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)


@dataclass
class Day:
    """Times of a run in seconds, and what went wrong."""

    joined: list[float] = field(default_factory=list)
    votes: dict[int, Vote] = field(default_factory=lambda: {n: Vote() for n in ROUNDS})
    released: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Start each server with rooms of its own, run the phones, print."""
    parser = argparse.ArgumentParser(description="A room with many phones.")
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--join", type=float, default=5, help="seconds in which all join")
    parser.add_argument("--vote", type=float, default=5, help="seconds in which all vote")
    parser.add_argument("--readers", type=int, default=5, help="readers with a slider")
    parser.add_argument("--only", choices=["lesson", "fragment"])
    options = parser.parse_args()
    print(
        f"{options.learners} phones join within {options.join:g} s, vote within {options.vote:g} s"
    )
    if options.only != "fragment":
        with tempfile.TemporaryDirectory() as rooms:
            os.environ["ACTIVATION_LAB_ROOMS"] = rooms
            with lesson() as server:
                print("\nthis lesson")
                asyncio.run(measure(server, LessonRoom(server.url), options))
    if options.only != "lesson":
        with plain_room() as server:
            print("\nst.fragment(run_every=1)")
            asyncio.run(measure(server, FragmentRoom(server.url), options))


async def measure(server: Server, room: Room, options: argparse.Namespace) -> None:
    """Play one question with all phones."""
    day = Day()
    await room.open()
    before, own, start = resident(server.pid), time.process_time(), time.monotonic()
    phones = [asyncio.create_task(play(room, day, options)) for _ in range(options.learners)]
    await asyncio.sleep(options.join + 2)
    together = resident(server.pid)
    idle = await cost(server, asyncio.sleep(QUIET)) / QUIET
    spent = await cost(server, ballot(room, day, 1, options))
    counted = [await room.counted()]
    readers = [asyncio.create_task(read(room, day)) for _ in range(options.readers)]
    await asyncio.sleep(QUIET)
    alone, day.released = day.released, []
    await ballot(room, day, 2, options)
    counted.append(await room.counted())
    for task in (*readers, *phones):
        task.cancel()
    clients = (time.process_time() - own) / (time.monotonic() - start)
    report(day, alone)
    print(f"counted {counted} of {options.learners}; errors {len(day.wrong)}", *day.wrong[:3])
    each = (together - before) * 1000 / max(len(day.joined), 1)
    print(f"waiting: {idle:.1%} of a core; question and all votes: {spent:.2f} s of a core")
    print(f"a learner: {each:.0f} kB; phones: {clients:.0%} of a core")


async def cost(server: Server, action: Awaitable[None]) -> float:
    """Seconds of a core that the server spends meanwhile."""
    before = processor(server.pid)
    await action
    return processor(server.pid) - before


async def ballot(room: Room, day: Day, round: int, options: argparse.Namespace) -> None:
    """Start a vote, and wait until all have voted, or for a minute more than they should need."""
    vote = day.votes[round]
    vote.started = time.monotonic()
    await room.ask(round)
    while time.monotonic() < vote.started + options.vote + 60:
        if len(vote.answered) + len(day.wrong) >= options.learners:
            return
        await asyncio.sleep(0.1)


async def play(room: Room, day: Day, options: argparse.Namespace) -> None:
    """One phone from joining to the answer to its second vote."""
    await asyncio.sleep(random.uniform(0, options.join))
    phone = room.phone()
    try:
        day.joined.append(await timed(phone.join()))
        for round, vote in day.votes.items():
            await phone.hear(round)
            vote.heard.append(time.monotonic() - vote.started)
            await phone.read()
            vote.read.append(time.monotonic() - vote.started)
            await asyncio.sleep(random.uniform(0, options.vote))
            vote.answered.append(await timed(phone.vote(round)))
        await phone.close()
    except (OSError, ValueError, asyncio.IncompleteReadError, WebSocketException) as error:
        day.wrong.append(repr(error))


async def read(room: Room, day: Day) -> None:
    """One reader, who releases a slider until cancelled."""
    release = await room.reader()
    while True:
        await asyncio.sleep(random.expovariate(1 / PAUSE))
        day.released.append(await timed(release()))


async def timed(action: Awaitable[None]) -> float:
    """Seconds that an action takes."""
    start = time.monotonic()
    await action
    return time.monotonic() - start


def report(day: Day, alone: list[float]) -> None:
    """Print the times."""
    first = day.votes[1]
    print(f"join answered: {line(day.joined)}")
    print(f"phase reaches the phone: {line(first.heard)}")
    print(f"question is on the phone: {line(first.read)}")
    print(f"vote answered: {line(first.answered)}")
    print(f"slider on another page, nobody votes: {line(alone)}")
    print(f"slider on another page, all vote: {line(day.released)}")


def line(seconds: list[float]) -> str:
    """Percentiles in milliseconds."""
    if len(seconds) < 2:
        return f"{len(seconds)} answers"
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return ", ".join(f"p{p} {cuts[p - 1] * 1000:.0f} ms" for p in (50, 95, 99))


if __name__ == "__main__":
    main()
