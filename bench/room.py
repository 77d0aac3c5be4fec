"""A room with many phones on one server process: how soon a phase and a vote arrive, what it costs.

    python -m bench.room [--learners 300] [--join 5] [--vote 5]

Starts the lesson, opens a room and lets the learners join within `--join` seconds; each keeps a
stream open, as a phone's page does. After ten quiet seconds the teacher starts a vote; each phone
fetches the question as soon as the stream says so, and votes within `--vote` seconds. Times are
from the teacher's request to the stream's line, and to the end of the question's page; and from a
vote to its answer, which comes when the vote is on the disk. At the end every vote must be
counted once.

The phones run in this process: its share of one core is printed, and the figures are valid only if
it is well below 100 %.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bench.kit.process import processor, resident
from bench.kit.servers import Server, lesson
from pages._ui.text import library

QUIET = 10.0
"""Seconds in which nothing happens, for the cost of waiting."""
SINGLE = next(q for q in library.every_question().values() if q.kind == "single")


@dataclass
class Day:
    """Times of a run in seconds, and what went wrong."""

    joined: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    votes: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    started: float = 0.0


def main() -> None:
    """Start the lesson with rooms of its own, run the phones, print."""
    parser = argparse.ArgumentParser(description="A room with many phones.")
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--join", type=float, default=5, help="seconds in which all join")
    parser.add_argument("--vote", type=float, default=5, help="seconds in which all vote")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as rooms:
        os.environ["ACTIVATION_LAB_ROOMS"] = rooms
        with lesson() as server:
            asyncio.run(measure(server, options))


async def measure(server: Server, options: argparse.Namespace) -> None:
    """Play one question with all phones."""
    day, rng = Day(), random.Random(1)
    _, room = await ask(server, "POST", "/room", {})
    url, teacher = f"/room/{room['code']}", {"x-teacher": room["teacher"]}
    await ask(server, "GET", f"/j/{room['code']}")  # the first page loads the texts
    before, own, start = resident(server.pid), time.process_time(), time.monotonic()
    phones = [
        asyncio.create_task(
            phone(server, url, day, rng.uniform(0, options.join), rng.uniform(0, options.vote))
        )
        for _ in range(options.learners)
    ]
    await asyncio.sleep(options.join + 2)
    together = resident(server.pid)
    busy = processor(server.pid)
    await asyncio.sleep(QUIET)
    idle = (processor(server.pid) - busy) / QUIET
    busy = processor(server.pid)
    move = {"phase": "vote", "question": SINGLE.id, "round": 1}
    day.started = time.monotonic()
    await ask(server, "POST", f"{url}/phase", move, teacher)
    await asyncio.wait(phones, timeout=options.vote + 60)
    spent = processor(server.pid) - busy
    _, state = await ask(server, "GET", f"{url}/state")
    clients = (time.process_time() - own) / (time.monotonic() - start)
    print(
        f"{options.learners} phones join within {options.join:g} s, vote within {options.vote:g} s"
    )
    for name in ("joined", "news", "pages", "votes"):
        print(f"{LABELS[name]}: {line(getattr(day, name))}")
    print(
        f"counted {state['answered']} of {options.learners}; errors {len(day.wrong)}",
        *day.wrong[:3],
    )
    print(f"waiting: {idle:.1%} of a core; question and all votes: {spent:.2f} s of a core")
    print(
        f"a learner: {(together - before) * 1000 / options.learners:.0f} kB; phones: {clients:.0%}"
    )


LABELS = {
    "joined": "join answered",
    "news": "phase reaches the phone",
    "pages": "question is on the phone",
    "votes": "vote answered",
}


async def phone(server: Server, url: str, day: Day, join: float, think: float) -> None:
    """One phone from joining to the answer to its vote."""
    try:
        await asyncio.sleep(join)
        start = time.monotonic()
        _, me = await ask(server, "POST", f"{url}/join", {})
        day.joined.append(time.monotonic() - start)
        reader, writer = await send(server, "GET", f"{url}/events")
        await vote_begins(reader)
        day.news.append(time.monotonic() - day.started)
        code = url.rpartition("/")[2]
        await ask(server, "GET", f"/j/{code}", None, {"x-learner": me["learner"]})
        day.pages.append(time.monotonic() - day.started)
        await asyncio.sleep(think)
        option = random.choice(SINGLE.options).id
        ballot = {"learner": me["learner"], "question": SINGLE.id, "round": 1, "answer": option}
        start = time.monotonic()
        status, answer = await ask(server, "POST", f"{url}/vote", ballot | {"sure": "think"})
        day.votes.append(time.monotonic() - start)
        if status != 200:
            day.wrong.append(str(answer))
        writer.close()
    except (OSError, ValueError, asyncio.IncompleteReadError) as error:
        day.wrong.append(repr(error))


async def vote_begins(reader: asyncio.StreamReader) -> None:
    """Read the stream until a vote begins."""
    while text := await reader.readline():
        if text.startswith(b"data:") and b'"phase":"vote"' in text:
            return
    raise ValueError("the stream ended")


async def send(
    server: Server,
    method: str,
    path: str,
    data: Any = None,
    headers: dict[str, str] | None = None,
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Send a request on a connection of its own."""
    host = urlsplit(server.url)
    reader, writer = await asyncio.open_connection(host.hostname, host.port, limit=1 << 20)
    body = b"" if data is None else json.dumps(data).encode()
    lines = [f"{method} {path} HTTP/1.1", f"host: {host.netloc}", f"content-length: {len(body)}"]
    lines += ["content-type: application/json", *(f"{k}: {v}" for k, v in (headers or {}).items())]
    writer.write("\r\n".join([*lines, "", ""]).encode() + body)
    await writer.drain()
    return reader, writer


async def ask(
    server: Server,
    method: str,
    path: str,
    data: Any = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, Any]:
    """Status and JSON of an answer; of a page only the status."""
    reader, writer = await send(server, method, path, data, headers)
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = int(head.lower().partition("content-length: ")[2].partition("\r")[0])
    body = await reader.readexactly(length)
    writer.close()
    page = "text/html" in head.lower()
    return int(head.split()[1]), None if page else json.loads(body)


def line(seconds: list[float]) -> str:
    """Percentiles in milliseconds."""
    if len(seconds) < 2:
        return f"{len(seconds)} answers"
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return ", ".join(f"p{p} {cuts[p - 1] * 1000:.0f} ms" for p in (50, 95, 99))


if __name__ == "__main__":
    main()
