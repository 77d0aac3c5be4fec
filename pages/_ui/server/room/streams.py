"""Routes of the state: asked for once, or as a stream of events."""

import json
import time
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from pages._ui.room import teacher
from pages._ui.server.room.live_room import LiveRoom
from pages._ui.server.room.requests import NO_STORE, answered, is_teacher, reader
from pages._ui.server.room.rooms import Rooms
from pages._ui.server.room.signal import happens
from pages._ui.server.room.state import encoded, question, state
from pages._ui.server.room.teachers import urls
from pages._ui.text import speaker

HEARTBEAT = 15.0
RETRY = 1000
"""Milliseconds after which a browser opens a lost stream again."""
STREAM = {"cache-control": "no-store", "x-accel-buffering": "no"}


class Streams:
    """Endpoints of the state."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    @answered
    async def state(self, request: Request) -> Response:
        """Present state; 304 to those who have this version. The teacher gets more."""
        now = time.time()
        live = await self.rooms.find(request.path_params["code"], now)
        more = is_teacher(request, live)
        version = f"{live.room.version}" + (f"-{live.reached:d}" if more else "")
        headers = NO_STORE | {"etag": f'W/"{version}"'}
        if version in _known(request):
            return Response(status_code=304, headers=headers)
        shown = state(live, now)
        if more:
            shown["teacher"] = _private(request, live)
        return JSONResponse(shown, headers=headers)

    @answered
    async def events(self, request: Request) -> Response:
        """Stream of the state: the newest one at each change."""
        live = await self.rooms.find(request.path_params["code"], time.time())
        return StreamingResponse(lines(live), media_type="text/event-stream", headers=STREAM)


async def lines(live: LiveRoom, heartbeat: float = HEARTBEAT) -> AsyncIterator[str]:
    """Lines of the stream; it ends when the room is gone.

    The heartbeat is an event, since scripts cannot see a comment.
    """
    yield f"retry: {RETRY}\n\n"
    sent = 0
    while not live.gone:
        news = live.signal.next()
        if sent != live.room.version:
            sent = live.room.version
            yield f"id: {sent}\ndata: {encoded(live, time.time())}\n\n"
        if not await happens(news, heartbeat):
            yield f"event: beat\ndata: {json.dumps({'v': sent})}\n\n"


def _known(request: Request) -> set[str]:
    """Versions that the reader has, by `?v=` or by If-None-Match."""
    tags = request.headers.get("if-none-match", "").split(",")
    return {tag.strip().removeprefix("W/").strip('"') for tag in tags} | {
        request.query_params.get("v", "")
    }


def _private(request: Request, live: LiveRoom) -> dict[str, object]:
    """Addresses, whether one was opened, hint, bars, notes and written names: for the teacher."""
    who, room = reader(request), live.room
    html = teacher.private(who, room, question(room), live.tally())
    slide = room.lead.slide
    return {
        "urls": urls(request, live),
        "reached": live.reached,
        "html": html,
        "slide": slide and speaker.words(who.language, slide.section, slide.at, slide.of),
        "names": {v.number: v.name for v in room.learners.values() if v.chosen},
    }
