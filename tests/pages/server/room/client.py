"""A client that calls the rooms' routes directly, without a socket."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.types import Message

from pages._ui.server.asgi import middleware
from pages._ui.server.room.rooms import Rooms
from pages._ui.server.room.routes import room_routes
from pages._ui.server.room.store import MemoryStore, Store
from pages._ui.text import library

SINGLE = next(q for q in library.every_question().values() if q.kind == "single")
QUESTION = SINGLE.id
RIGHT = next(option.id for option in SINGLE.options if option.right)
WRONG = next(option.id for option in SINGLE.options if not option.right)
HOST = "192.168.0.7:8501"


@dataclass(frozen=True)
class Answer:
    """Response to one request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Body as text."""
        return self.body.decode("utf-8")

    @property
    def data(self) -> Any:
        """Body as JSON."""
        return json.loads(self.body)


@dataclass
class Client:
    """Client of rooms in a store of their own, behind the same layers as the lesson."""

    store: Store = field(default_factory=MemoryStore)
    address: str = "192.168.0.9"

    def __post_init__(self) -> None:
        self.rooms = Rooms(lambda _create: self.store)
        self.app = Starlette(routes=room_routes(self.rooms), middleware=middleware())

    async def get(self, url: str, **headers: str) -> Answer:
        """GET; underscores in names of headers are dashes."""
        return await self.ask("GET", url, b"", headers)

    async def post(self, url: str, data: Any = None, **headers: str) -> Answer:
        """POST of JSON."""
        body = json.dumps(data).encode()
        return await self.ask("POST", url, body, {"content_type": "application/json"} | headers)

    async def form(self, url: str, data: dict[str, Any], **headers: str) -> Answer:
        """POST of a form, as a browser without JavaScript sends it."""
        kind = {"content_type": "application/x-www-form-urlencoded", "accept": "text/html"}
        return await self.ask("POST", url, urlencode(data, doseq=True).encode(), kind | headers)

    async def ask(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Send one request and collect the response."""
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(self.scope(method, url, headers), self.receiver(body), send)
        heads = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], heads, b"".join(m.get("body", b"") for m in sent[1:]))

    def scope(self, method: str, url: str, headers: dict[str, str]) -> dict[str, Any]:
        """Request as ASGI has it."""
        path, _, query = url.partition("?")
        known = {"host": HOST} | {k.replace("_", "-"): v for k, v in headers.items()}
        return {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in known.items()],
            "scheme": "http",
            "server": ("localhost", 8501),
            "client": (self.address, 50000),
            "http_version": "1.1",
        }

    @staticmethod
    def receiver(body: bytes) -> Any:
        """Source of the request's body; after it nothing ever comes."""
        messages = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Any:
            return messages.pop() if messages else await asyncio.get_running_loop().create_future()

        return receive

    async def open(self) -> tuple[str, str]:
        """Open a room: its code and the teacher's key."""
        opened = (await self.post("/room", {})).data
        return opened["code"], opened["teacher"]

    async def join(self, code: str) -> str:
        """Join a room: the learner's key."""
        return str((await self.post(f"/room/{code}/join", {})).data["learner"])

    async def move(
        self, code: str, teacher: str, phase: str, round: int = 1, **more: Any
    ) -> Answer:
        """Move a room to a phase of the usual question."""
        data = {"phase": phase, "question": QUESTION, "round": round} | more
        return await self.post(f"/room/{code}/phase", data, x_teacher=teacher)

    async def vote(self, code: str, learner: str, answer: str = RIGHT, round: int = 1) -> Answer:
        """Vote on the usual question."""
        data = {"learner": learner, "question": QUESTION, "round": round}
        return await self.post(f"/room/{code}/vote", data | {"answer": answer, "sure": "sure"})

    async def state(self, code: str, **headers: str) -> Any:
        """Present state."""
        return (await self.get(f"/room/{code}/state", **headers)).data
