"""The lesson's room as phones use it: HTTP, and a stream of events."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from bench.kit.learner import Learner
from core.activations import BY_NAME
from pages._ui.text import library

SINGLE = next(q for q in library.every_question().values() if q.kind == "single")
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class LessonRoom:
    """Room on the server at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url

    async def open(self) -> None:
        """Open it; the first page loads the texts."""
        _, room = await self.ask_for("POST", "/room", {})
        self.code = room["code"]
        self.path, self.teacher = f"/room/{self.code}", {"x-teacher": room["teacher"]}
        await self.ask_for("GET", f"/j/{self.code}")

    def phone(self) -> "LessonPhone":
        """Another learner's phone."""
        return LessonPhone(self)

    async def ask(self, round: int) -> None:
        """Start the vote of a round."""
        move = {"phase": "vote", "question": SINGLE.id, "round": round}
        await self.ask_for("POST", f"{self.path}/phase", move, self.teacher)

    async def counted(self) -> int:
        """Votes of the present round."""
        return int((await self.ask_for("GET", f"{self.path}/state"))[1]["answered"])

    async def reader(self) -> Callable[[], Awaitable[None]]:
        """Reader of the page about Swish."""
        learner = Learner(self.url, BY_NAME["swish"], random.Random())
        await learner.__aenter__()
        await learner.open_page()

        async def release() -> None:
            await learner.release_slider()

        return release

    async def send(
        self, method: str, path: str, data: Any = None, headers: dict[str, str] | None = None
    ) -> Connection:
        """Send a request on a connection of its own."""
        host = urlsplit(self.url)
        reader, writer = await asyncio.open_connection(host.hostname, host.port, limit=1 << 20)
        body = b"" if data is None else json.dumps(data).encode()
        lines = [
            f"{method} {path} HTTP/1.1",
            f"host: {host.netloc}",
            f"content-length: {len(body)}",
            "content-type: application/json",
            *(f"{name}: {value}" for name, value in (headers or {}).items()),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        await writer.drain()
        return reader, writer

    async def ask_for(
        self, method: str, path: str, data: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """Status and JSON of an answer; of a page only the status."""
        reader, writer = await self.send(method, path, data, headers)
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = int(head.lower().partition("content-length: ")[2].partition("\r")[0])
        body = await reader.readexactly(length)
        writer.close()
        page = "text/html" in head.lower()
        return int(head.split()[1]), None if page else json.loads(body)


class LessonPhone:
    """Phone that keeps a stream open."""

    def __init__(self, room: LessonRoom) -> None:
        self.room = room

    async def join(self) -> None:
        """Come in; the stream is opened afterwards."""
        _, me = await self.room.ask_for("POST", f"{self.room.path}/join", {})
        self.key = me["learner"]

    async def hear(self, round: int) -> None:
        """Read the stream until the vote of a round begins."""
        if round == 1:
            self.stream, self.writer = await self.room.send("GET", f"{self.room.path}/events")
        while text := await self.stream.readline():
            data = json.loads(text[5:]) if text.startswith(b"data:") else {}
            if (data.get("phase"), data.get("round")) == ("vote", round):
                return
        raise ValueError("the stream ended")

    async def read(self) -> None:
        """Fetch the page with the question."""
        await self.room.ask_for("GET", f"/j/{self.room.code}", None, {"x-learner": self.key})

    async def vote(self, round: int) -> None:
        """Send an answer."""
        option = random.choice(SINGLE.options).id
        ballot = {"learner": self.key, "question": SINGLE.id, "round": round, "answer": option}
        vote = ballot | {"sure": "think"}
        status, answer = await self.room.ask_for("POST", f"{self.room.path}/vote", vote)
        if status != 200:
            raise ValueError(answer)

    async def close(self) -> None:
        """End the stream."""
        self.writer.close()
