"""Learner without a browser, who uses Streamlit's protocol over its websocket."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import parse_qs

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from core.activations.base import Activation
from core.analysis.sampling import steps

FINISHED = (0, 3)  # status of a whole run and of a fragment's run that ended without an error
RERUN = 2  # status of a run that was superseded by another
PATIENCE = 120.0  # seconds


@dataclass(frozen=True)
class Answer:
    """Answer to one message: seconds and bytes."""

    seconds: float
    size: int


@dataclass
class Learner:
    """Visitor of an activation's page, or of `page_name` with another `player`."""

    url: str
    act: Activation
    rng: random.Random
    setting: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    page: str = ""
    explorer: str = ""
    fragment: str = ""
    kept: list[str] = field(default_factory=list)
    query: str = ""
    page_name: str = ""
    player: str = "-explore-"
    timer: tuple[float, str] | None = None

    async def __aenter__(self) -> "Learner":
        """Connect as a browser does."""
        address = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        self.socket: ClientConnection = await connect(
            address,
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            open_timeout=60,
        )
        self.setting = dict(self.act.defaults)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Disconnect."""
        await self.socket.close()

    async def open_page(self) -> Answer:
        """First visit: a run of the whole script, and of a fragment as long as it requests one.

        The answer includes the time until the player is sent.
        """
        message = self._message()
        message.rerun_script.page_name = self.page_name or self.act.name
        message.rerun_script.query_string = self.query
        start, answer = time.perf_counter(), await self._ask(message)
        size = answer.size
        while not self.explorer and self.timer and time.perf_counter() < start + PATIENCE:
            interval, fragment = self.timer
            await asyncio.sleep(interval)
            message = self._message()
            message.rerun_script.page_script_hash = self.page
            message.rerun_script.fragment_id = fragment
            message.rerun_script.is_auto_rerun = True
            size += (await self._ask(message)).size
        answer = Answer(time.perf_counter() - start, size)
        if not self.explorer:
            self.wrong.append("the page came without an Explorer")
        return answer

    async def release_slider(self) -> Answer:
        """Release one slider at another stop: a run of the Explorer's fragment."""
        param = self.rng.choice(self.act.params)
        present = self.setting[param.name]
        stops = [v for v in steps(param, param.default) if v != present]
        self.setting[param.name] = self.rng.choice(stops)
        message = self._message()
        message.rerun_script.page_script_hash = self.page
        message.rerun_script.fragment_id = self.fragment
        message.rerun_script.cached_message_hashes.extend(self.kept[-1:])
        state = message.rerun_script.widget_states.widgets.add(id=self.explorer)
        state.json_value = json.dumps({"settings": self.setting})
        return await self._ask(message)

    def _message(self) -> BackMsg:
        message = BackMsg()
        context = message.rerun_script.context_info
        context.url, context.locale = f"{self.url}/{self.page_name or self.act.name}", "ko-KR"
        context.timezone, context.color_scheme = "Asia/Seoul", "light"
        return message

    async def _ask(self, message: BackMsg) -> Answer:
        """Send a message, and read until the script has finished."""
        start, size, shown = time.perf_counter(), 0, self._shown()
        await self.socket.send(message.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self.socket.recv(decode=False), PATIENCE)
            size += len(raw)
            reply = ForwardMsg.FromString(raw)
            kind = reply.WhichOneof("type")
            if kind == "navigation":
                self.page = reply.navigation.page_script_hash
            elif kind == "delta":
                self._read(reply.delta, reply)
            elif kind == "page_info_changed":
                shown = parse_qs(reply.page_info_changed.query_string)
            elif kind == "auto_rerun":
                self.timer = reply.auto_rerun.interval, reply.auto_rerun.fragment_id
            elif kind == "script_finished" and reply.script_finished != RERUN:
                self._check(reply.script_finished, shown)
                return Answer(time.perf_counter() - start, size)

    def _read(self, delta: Delta, reply: ForwardMsg) -> None:
        """Store the Explorer's id; record an exception or a warning as an error."""
        kind = delta.new_element.WhichOneof("type")
        if kind == "bidi_component" and self.player in delta.new_element.bidi_component.id:
            self.explorer = delta.new_element.bidi_component.id
            self.fragment = delta.fragment_id
            self.kept.append(reply.hash)
        elif kind in ("exception", "alert"):
            self.wrong.append(str(delta.new_element)[:200])

    def _shown(self) -> dict[str, list[str]]:
        """Parameters expected in the URL: those requested, and those off their default."""
        changed = {p.name: self.setting[p.name] for p in self.act.params}
        moved = {n: [f"{v:g}"] for n, v in changed.items() if v != self.act.defaults[n]}
        return parse_qs(self.query) | moved

    def _check(self, status: int, shown: dict[str, list[str]]) -> None:
        """Check that the run had no error and that the URL has the parameters sent."""
        if status not in FINISHED:
            self.wrong.append(f"the script ended with status {status}")
        if shown != self._shown():
            self.wrong.append(f"the address shows {shown} instead of {self._shown()}")
