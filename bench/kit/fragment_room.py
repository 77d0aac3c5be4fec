"""The room in plain Streamlit (`bench/peers/room_page.py`) as its phones use it."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from bench.kit.servers import ROOT, Server, python
from bench.kit.visitor import Visitor
from bench.peers.curve import HIGH, LOW

OPTIONS = ("sigmoid", "tanh", "ReLU", "Swish")
EVERY = 1.0
"""Seconds between two runs of a phone's fragment, as in the page."""


@contextmanager
def plain_room() -> Iterator[Server]:
    """Streamlit with its default settings but for garbage collections, telemetry off."""
    settings = ("--server.headless=true", "--browser.gatherUsageStats=false")
    address = ("--server.port={port}", "--browser.serverAddress=localhost")
    kept = ("--runner.postScriptGC=false", "--server.fileWatcherType=none")
    command = ("-m", "streamlit", "run", "room_page.py", *settings, *address, *kept)
    with python(*command, folder=ROOT / "bench" / "peers") as server:
        yield server


class FragmentRoom:
    """Room on the server at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def open(self) -> None:
        """Open the teacher's page."""
        self.teacher = Visitor(self.url, "as=teacher")
        await self.teacher.open()

    def phone(self) -> "FragmentPhone":
        """Another learner's phone."""
        return FragmentPhone(Visitor(self.url))

    async def ask(self, round: int) -> None:
        """Start the vote of a round."""
        await self.teacher.run(button=True)

    async def counted(self) -> int:
        """Votes of the present round."""
        await self.teacher.run()
        return int(self.teacher.text.split()[1])

    async def reader(self) -> Callable[[], Awaitable[None]]:
        """Reader of the page with a slider."""
        visitor = Visitor(self.url, "as=reader")
        await visitor.open()
        return lambda: visitor.run(slider=random.uniform(LOW, HIGH))


class FragmentPhone:
    """Phone whose fragment runs every second, as the page in a browser asks for it."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    async def join(self) -> None:
        """Open the page, and go on running its fragment."""
        await self.visitor.open()
        self.ticking = asyncio.create_task(self._tick())

    async def hear(self, round: int) -> None:
        """Wait until the fragment shows the question of a round."""
        while not self.visitor.text.startswith(f"round {round}"):
            self.visitor.ran.clear()
            await self.visitor.ran.wait()
            if self.ticking.done():
                await self.ticking

    async def read(self) -> None:
        """The question came with it."""

    async def vote(self, round: int) -> None:
        """Choose and press the button, in one message."""
        answer = random.choice(OPTIONS)
        await self.visitor.run(radio=answer, button=True)
        if f"mine {answer}" not in self.visitor.text:
            raise ValueError(f"not counted: {self.visitor.text}")

    async def close(self) -> None:
        """Leave."""
        self.ticking.cancel()
        await self.visitor.close()

    async def _tick(self) -> None:
        try:
            while True:
                await asyncio.sleep(EVERY)
                await self.visitor.run()
        finally:
            self.visitor.ran.set()  # the one who waits sees the error
