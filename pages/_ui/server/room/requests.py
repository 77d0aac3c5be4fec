"""Requests to a room, read and refused: sizes, keys, languages, sentences."""

import json
import logging
import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import wraps
from hmac import compare_digest
from typing import Any, TypeVar
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from core.room import (
    ClosedError,
    EndedError,
    FullError,
    RoomError,
    StrangerError,
    UnreadableAnswerError,
    WrongMoveError,
)
from pages._ui.room.document import Reader, notice
from pages._ui.room.words import say
from pages._ui.server.room.addresses import is_same_site
from pages._ui.server.room.live_room import LiveRoom
from pages._ui.server.room.rooms import BusyError, ManyRoomsError, UnknownRoomError, digest
from pages._ui.server.room.store import StoreError
from pages._ui.text.language import LANGUAGES, of_browser

log = logging.getLogger(__name__)
LARGEST_BODY = 4096
FORM = "application/x-www-form-urlencoded"
NO_STORE = {"cache-control": "no-store", "vary": "Accept-Language, Cookie, X-Learner, X-Teacher"}
S = TypeVar("S")
Word = TypeVar("Word", bound=str)
Endpoint = Callable[[S, Request], Awaitable[Response]]


class Refusal(Exception):  # noqa: N818
    """Refused request: HTTP status, and the key of a sentence under `error`."""

    def __init__(self, status: int, key: str) -> None:
        self.status, self.key = status, key
        super().__init__(key)


REFUSALS: Mapping[type[Exception], tuple[int, str]] = {
    UnknownRoomError: (404, "unknown"),
    EndedError: (410, "ended"),
    ClosedError: (409, "closed"),
    WrongMoveError: (409, "move"),
    StrangerError: (403, "stranger"),
    FullError: (403, "full"),
    UnreadableAnswerError: (400, "unreadable"),
    BusyError: (429, "busy"),
    ManyRoomsError: (503, "many"),
}
KNOWN = (
    RoomError,
    StoreError,
    Refusal,
    UnknownRoomError,
    UnreadableAnswerError,
    BusyError,
    ManyRoomsError,
)


def answered(endpoint: Endpoint[S]) -> Endpoint[S]:
    """Endpoint whose refusals are sentences: JSON for scripts, a page for forms and browsers."""

    @wraps(endpoint)
    async def answering(self: S, request: Request) -> Response:
        try:
            return await endpoint(self, request)
        except ClientDisconnect:
            return Response(status_code=400)
        except KNOWN as error:
            return refused(request, error)

    return answering


def refused(request: Request, error: Exception) -> Response:
    """Response to a refused request."""
    language, place = reader(request).language, ""
    if isinstance(error, StoreError):
        log.error("rooms cannot be stored", exc_info=error)
        status, key, place = 503, f"store_{error.key}", error.place
    elif isinstance(error, Refusal):
        status, key = error.status, error.key
    else:
        status, key = REFUSALS[type(error)]
    sentence = say(language, f"error.{key}", place=place)
    if not wants_page(request):
        return JSONResponse({"error": sentence}, status, headers=NO_STORE)
    way = f"../../j/{request.path_params['code']}" if is_form(request) else ""
    return HTMLResponse(notice(reader(request), sentence, way), status, headers=NO_STORE)


def is_form(request: Request) -> bool:
    """Whether a form without JavaScript sent it."""
    return request.headers.get("content-type", "").startswith(FORM)


def wants_page(request: Request) -> bool:
    """Whether a page is expected, and not JSON."""
    return is_form(request) or "text/html" in request.headers.get("accept", "")


def reader(request: Request) -> Reader:
    """Reader of the answer: asked language, else that of the browser."""
    asked = request.query_params.get("lang", "")
    known = asked in LANGUAGES
    language = asked if known else of_browser(request.headers.get("accept-language", ""))
    deep = request.url.path.removeprefix(request.scope.get("root_path", "")).count("/") - 1
    return Reader(language, "../" * deep or "./", known)


async def fields(request: Request) -> dict[str, str]:
    """Fields of a form or of a JSON object as texts; lists are joined by commas.

    Refusal for a body of more than 4 kB, and for one that is neither.
    """
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise Refusal(413, "large")
    if is_form(request):
        form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        return {name: ",".join(values) for name, values in form.items()}
    return {name: _text(value) for name, value in json_object(body or b"{}").items()}


def json_object(text: str | bytes) -> dict[str, Any]:
    """Fields of a JSON object; Refusal for anything else."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "broken") from error
    if not isinstance(data, dict):
        raise Refusal(400, "broken")
    return data


def _text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(map(_text, value))
    if value is None or isinstance(value, bool | dict):
        return ""
    if isinstance(value, float):
        return f"{value:g}" if math.isfinite(value) else ""
    return str(value)


def number(text: str) -> int:
    """Small whole number of a field, 0 if it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def one_of(words: Sequence[Word], text: str | None) -> Word:
    """Word that a field has; Refusal if it is none of these."""
    found = next((word for word in words if word == text), None)
    if found is None:
        raise Refusal(400, "broken")
    return found


def expect_teacher(request: Request, live: LiveRoom) -> None:
    """Refusal unless the request has the teacher's key and comes from a page of this server."""
    expect_same_site(request)
    if not is_teacher(request, live):
        raise Refusal(403, "teacher")


def expect_same_site(request: Request) -> None:
    """Refusal for a request from a page of another site."""
    if not is_same_site(request):
        raise Refusal(403, "origin")


def is_teacher(request: Request, live: LiveRoom) -> bool:
    """Whether the request has the teacher's key."""
    return compare_digest(digest(request.headers.get("x-teacher", "")), live.room.teacher)
