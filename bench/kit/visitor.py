"""Visitor of a plain Streamlit page without a browser, over Streamlit's websocket."""

import asyncio
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

PATIENCE = 120.0  # seconds
SUPERSEDED = 2  # status of a run in whose place another one came


class Visitor:
    """Session of one page.

    `text` and `widgets` are the last text and the first widget of each kind in the last run; `ran`
    is set after each run.
    """

    def __init__(self, url: str, query: str = "") -> None:
        self.url, self.query = url, query
        self.page = self.fragment = ""
        self.widgets: dict[str, str] = {}
        self.text = ""
        self.ran = asyncio.Event()
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        """Connect, and run the whole script once."""
        address = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        protocols = [Subprotocol("streamlit")]
        self.socket = await connect(
            address, subprotocols=protocols, max_size=None, compression=None, open_timeout=PATIENCE
        )
        await self.run()

    async def close(self) -> None:
        """Disconnect."""
        await self.socket.close()

    async def run(self, **values: Any) -> None:
        """Run the fragment, or the script where there is none, with these values of widgets.

        A value is named by the kind of its widget: radio, button or slider.
        """
        async with self._turn:
            await self.socket.send(self._message(values).SerializeToString())
            await self._finish()
        self.ran.set()

    def _message(self, values: dict[str, Any]) -> BackMsg:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string, rerun.page_script_hash = self.query, self.page
        rerun.fragment_id, rerun.is_auto_rerun = self.fragment, bool(self.fragment and not values)
        for kind, value in values.items():
            state = rerun.widget_states.widgets.add(id=self.widgets[kind])
            if kind == "button":
                state.trigger_value = value
            elif kind == "radio":
                state.string_value = value
            else:
                state.double_array_value.data.append(value)
        return message

    async def _finish(self) -> None:
        """Read until the script has finished."""
        self.widgets = {}
        while True:
            raw = await asyncio.wait_for(self.socket.recv(decode=False), PATIENCE)
            reply = ForwardMsg.FromString(raw)
            kind = reply.WhichOneof("type")
            if kind == "navigation":
                self.page = reply.navigation.page_script_hash
            elif kind == "new_session" and not self.page:
                self.page = reply.new_session.page_script_hash
            elif kind == "auto_rerun":
                self.fragment = reply.auto_rerun.fragment_id
            elif kind == "delta" and reply.delta.HasField("new_element"):
                self._read(reply.delta.new_element)
            elif kind == "script_finished" and reply.script_finished != SUPERSEDED:
                return

    def _read(self, element: Element) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise ValueError(element.exception.message)
        if kind == "text":
            self.text = element.text.body
        elif kind in ("radio", "button", "slider"):
            self.widgets.setdefault(kind, getattr(element, kind).id)
