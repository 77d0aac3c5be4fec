"""Routes of learners: the phone's page, joining, voting."""

import re
import secrets
import time

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from core.room import SURENESS, Joined, Voted, canonical, cleaned
from pages._ui.room import phone
from pages._ui.room.words import name, names
from pages._ui.server.room.addresses import is_other_device
from pages._ui.server.room.live_room import LiveRoom
from pages._ui.server.room.requests import (
    NO_STORE,
    Refusal,
    answered,
    expect_same_site,
    fields,
    is_form,
    number,
    reader,
)
from pages._ui.server.room.rooms import BusyError, Rooms, digest
from pages._ui.server.room.state import left, question
from pages._ui.text import library

LONGEST_KEY = 64
KEY = re.compile(r"[\w-]{22}", re.ASCII)
DAY = 24 * 3600
TRIES = 20


def cookie(code: str) -> str:
    """Name of the cookie that holds the learner's key of a room."""
    return f"room_{code}"


class Learners:
    """Endpoints of the learners."""

    def __init__(self, rooms: Rooms) -> None:
        self.rooms = rooms

    @answered
    async def enter(self, request: Request) -> Response:
        """Ask for a code, or lead to the room that was typed."""
        code = request.query_params.get("code", "").strip().upper()
        if code.isalnum() and code.isascii():
            return RedirectResponse(reader(request).url(f"j/{code}"), 303)
        return HTMLResponse(phone.enter(reader(request)), headers=NO_STORE)

    @answered
    async def page(self, request: Request) -> Response:
        """The phone's page in the present phase."""
        live, now = await self._room(request)
        live.reached = live.reached or is_other_device(request)
        room, who = live.room, reader(request)
        key = request.headers.get("x-learner") or request.cookies.get(cookie(room.code), "")
        key = key if digest(key) in room.learners else _new_key()
        learner, tally = digest(key), live.tally() if room.phase == "reveal" else None
        main = phone.main(who, room, question(room), tally, learner, key, left(room, now))
        return HTMLResponse(phone.page(who, room, main, learner), headers=NO_STORE)

    @answered
    async def join(self, request: Request) -> Response:
        """Come in, or come back with the key of an earlier time.

        The page has drawn the key, so that to join twice, for want of an answer, is to join once.
        """
        expect_same_site(request)
        live, now = await self._room(request)
        given = await fields(request)
        key = given.get("learner", "")[:LONGEST_KEY]
        if digest(key) not in live.room.learners:
            if not live.joins.take(now):
                raise BusyError
            key = key if KEY.fullmatch(key) else _new_key()
            chosen = _chosen_name(live, given.get("name", ""))
            named = chosen or new_name(live, reader(request).language)
            await self.rooms.send(live, Joined(now, digest(key), named, bool(chosen)))
        learner = live.room.learners[digest(key)]
        response = self._done(request, {"learner": key, "name": learner.name})
        path = request.scope.get("root_path", "") or "/"
        options = {"path": path, "httponly": True, "samesite": "lax"}
        response.set_cookie(cookie(live.room.code), key, DAY, **options)  # type: ignore[arg-type]
        return response

    @answered
    async def vote(self, request: Request) -> Response:
        """Count an answer; the key comes in the body, so that no other site can vote."""
        expect_same_site(request)
        live, now = await self._room(request)
        given = await fields(request)
        learner = digest(given.get("learner", "")[:LONGEST_KEY])
        if not live.votes.take(learner, now):
            raise BusyError
        asked = library.question(given.get("question", ""))
        if asked is None:
            raise Refusal(409, "closed")
        if not given.get("answer", "").strip():
            raise Refusal(400, "choose")
        answer = canonical(asked, given["answer"])
        sure = given.get("sure", "") if given.get("sure") in SURENESS else ""
        vote = Voted(now, learner, asked.id, number(given.get("round", "")), answer, sure)
        await self.rooms.send(live, vote)
        return self._done(request, {"answer": answer})

    async def _room(self, request: Request) -> tuple[LiveRoom, float]:
        now = time.time()
        return await self.rooms.find(request.path_params["code"], now), now

    @staticmethod
    def _done(request: Request, data: dict[str, str]) -> Response:
        if not is_form(request):
            return JSONResponse(data, headers=NO_STORE)
        back = reader(request).url(f"j/{request.path_params['code']}")
        return RedirectResponse(back, 303)


def _new_key() -> str:
    """Key of a learner that nobody can guess; `KEY` is its form."""
    return secrets.token_urlsafe(16)


def _chosen_name(live: LiveRoom, written: str) -> str:
    """Name that a learner wrote; empty unless names are allowed and this one is fit to be read."""
    chosen = cleaned(written) if "names" in live.room.lead.on else ""
    return "" if library.bad_words().are_in(chosen) else chosen


def new_name(live: LiveRoom, language: str) -> str:
    """Name that nobody in the room has, as long as a few tries find one."""
    taken = {learner.name for learner in live.room.learners.values()}
    tried = [name(language, secrets.randbelow(names(language))) for _ in range(TRIES)]
    return next((found for found in tried if found not in taken), tried[-1])
