"""Routes by which a teacher leads: the slide, turns from another device, switches, names."""

import re
import sys
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from core.course.outline import SECTIONS
from core.room import SWITCHES, WAYS, Event, Renamed, Shown, Switched, Turned
from pages._ui.server.room.learners import new_name
from pages._ui.server.room.live_room import LiveRoom
from pages._ui.server.room.requests import (
    NO_STORE,
    Refusal,
    answered,
    expect_teacher,
    fields,
    json_object,
    number,
    one_of,
    reader,
)
from pages._ui.server.room.rooms import Rooms

IDS = {section.id for section in SECTIONS}
MOST_SLIDERS = 12
NAME = re.compile(r"[a-z0-9_-]{1,40}")


class Leads:
    """Endpoints of the teacher's lead; each needs the teacher's key."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    @answered
    async def slide(self, request: Request) -> Response:
        """Tell the slide at the projector; `moved` has its sliders as a JSON object of numbers."""
        live, given = await self._read(request)
        at, of = number(given.get("slide", "")), number(given.get("of", ""))
        if given.get("section") not in IDS or not 1 <= at <= of:
            raise Refusal(400, "broken")
        moved = _sliders(given.get("moved", "{}"))
        return await self._send(live, Shown(time.time(), given["section"], at, of, moved))

    @answered
    async def turn(self, request: Request) -> Response:
        """Turn the slide at the projector."""
        live, given = await self._read(request)
        way = one_of(WAYS, given.get("way"))
        return await self._send(live, Turned(time.time(), way))

    @answered
    async def switch(self, request: Request) -> Response:
        """Turn a switch of the room on (1) or off (0)."""
        live, given = await self._read(request)
        switch = one_of(SWITCHES, given.get("switch"))
        on = number(given.get("on", "")) == 1
        return await self._send(live, Switched(time.time(), switch, on))

    @answered
    async def rename(self, request: Request) -> Response:
        """Give a learner, named by number, a generated name in place of the written one."""
        live, given = await self._read(request)
        wanted = number(given.get("learner", ""))
        learners = live.room.learners.items()
        key = next((key for key, learner in learners if learner.number == wanted), "")
        named = new_name(live, reader(request).language)
        return await self._send(live, Renamed(time.time(), key, named))

    async def _read(self, request: Request) -> tuple[LiveRoom, dict[str, str]]:
        live = await self.rooms.find(request.path_params["code"], time.time())
        expect_teacher(request, live)
        return live, await fields(request)

    async def _send(self, live: LiveRoom, event: Event) -> Response:
        await self.rooms.send(live, event)
        return JSONResponse({"v": live.room.version}, headers=NO_STORE)


def _sliders(text: str) -> dict[str, float]:
    """Sliders by name; Refusal unless these are few names with finite numbers."""
    moved = json_object(text)
    known = all(NAME.fullmatch(name) and _is_finite(value) for name, value in moved.items())
    if not known or len(moved) > MOST_SLIDERS:
        raise Refusal(400, "broken")
    return moved


def _is_finite(value: Any) -> bool:
    """Whether a value of JSON is a number that a slider can have; NaN is not."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) <= sys.float_info.max
