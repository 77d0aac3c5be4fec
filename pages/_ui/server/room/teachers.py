"""Routes of teachers: opening a room, its phases, the wall, the export."""

import io
import time

import segno
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from core.room import PHASES, Moved, fits_a_phone, to_csv
from pages._ui.room import document, teacher, wall
from pages._ui.server.room.addresses import bases
from pages._ui.server.room.live_room import LiveRoom
from pages._ui.server.room.requests import (
    NO_STORE,
    Refusal,
    answered,
    expect_same_site,
    expect_teacher,
    fields,
    number,
    one_of,
    reader,
)
from pages._ui.server.room.rooms import Rooms
from pages._ui.server.room.state import left, question
from pages._ui.text import library

LONGEST_VOTE = 3600


class Teachers:
    """Endpoints of the teacher and of the wall."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    @answered
    async def page(self, request: Request) -> Response:
        """The teacher's page."""
        return HTMLResponse(teacher.page(reader(request)), headers=NO_STORE)

    @answered
    async def kept(self, request: Request) -> Response:
        """Page that says what is kept, and for how long."""
        return HTMLResponse(document.kept(reader(request)), headers=NO_STORE)

    @answered
    async def open(self, request: Request) -> Response:
        """Open a room."""
        expect_same_site(request)
        await fields(request)
        live, key = await self.rooms.open(time.time())
        code = live.room.code
        answer = {"code": code, "teacher": key, "url": _url(request, live)[0]}
        return JSONResponse(answer, 201, headers=NO_STORE)

    @answered
    async def phase(self, request: Request) -> Response:
        """Move the room to a phase."""
        live, now = await self._room(request)
        expect_teacher(request, live)
        given = await fields(request)
        phase = one_of(PHASES, given.get("phase"))
        asked = given.get("question", "")
        if phase == "vote":
            known = library.question(asked)
            if known is None or not fits_a_phone(known):
                raise Refusal(400, "question")
        seconds = min(number(given.get("seconds", "")), LONGEST_VOTE)
        deadline = now + seconds if seconds else None
        move = Moved(now, phase, asked, number(given.get("round", "")), deadline)
        await self.rooms.send(live, move)
        return JSONResponse({"v": live.room.version}, headers=NO_STORE)

    @answered
    async def export(self, request: Request) -> Response:
        """All votes as CSV."""
        live, _ = await self._room(request)
        expect_teacher(request, live)
        name = f"room-{live.room.code}.csv"
        headers = NO_STORE | {"content-disposition": f'attachment; filename="{name}"'}
        # The mark at the front tells spreadsheets that it is UTF-8.
        return Response("\ufeff" + to_csv(live.room), headers=headers, media_type="text/csv")

    @answered
    async def forget(self, request: Request) -> Response:
        """Delete the room."""
        live, _ = await self._room(request)
        expect_teacher(request, live)
        await self.rooms.forget(live)
        return Response(status_code=204, headers=NO_STORE)

    @answered
    async def wall(self, request: Request) -> Response:
        """The wall in the present phase; `?n=` takes another of the addresses."""
        live, now = await self._room(request)
        room, who = live.room, reader(request)
        url, n = _url(request, live)
        tally = live.tally() if room.phase == "reveal" else None
        picture = f"{room.code}/qr.svg?n={n}"
        main = wall.main(who, room, question(room), tally, url, picture, left(room, now))
        return HTMLResponse(wall.page(who, room, main), headers=NO_STORE)

    @answered
    async def qr(self, request: Request) -> Response:
        """QR code of the phone's page."""
        live, _ = await self._room(request)
        url, _ = _url(request, live)
        if not url:
            raise Refusal(404, "unknown")
        return Response(qr_code(url), headers=NO_STORE, media_type="image/svg+xml")

    async def _room(self, request: Request) -> tuple[LiveRoom, float]:
        now = time.time()
        return await self.rooms.find(request.path_params["code"], now), now


def urls(request: Request, live: LiveRoom) -> list[str]:
    """Addresses of the phone's page, the likely one first."""
    return [f"{base}/j/{live.room.code}" for base in bases(request)]


def _url(request: Request, live: LiveRoom) -> tuple[str, int]:
    """Address that `?n=` asks for, empty if there is none, and its number."""
    found = urls(request, live)
    n = min(number(request.query_params.get("n", "")), max(len(found) - 1, 0))
    return (found[n] if found else ""), n


def qr_code(url: str) -> str:
    """QR code as SVG, black on white in a light and a dark room; four modules of quiet zone."""
    out = io.BytesIO()
    code = segno.make(url, error="m", micro=False)
    code.save(out, kind="svg", scale=8, border=4, dark="#000", light="#fff", xmldecl=False)
    return out.getvalue().decode("utf-8")
