"""ASGI middleware: what leaves the server is compressed once, never once per visitor."""

import gzip
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages._ui.server.gzip_cache import Shelf
from pages._ui.server.index_html import Head, shallow, tidy_index

_NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/web/", "/healthz")
_REFUSED = re.compile(r"q=0(\.0{0,3})?")


@dataclass
class CompressedFiles:
    """Answer the known text files from the shelf; everything else is the app's."""

    app: ASGIApp
    files: Mapping[str, Path]
    lifetime: Callable[[Scope, Path], str]
    shelf: Shelf

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; a range or a browser without gzip gets the plain file."""
        file = self.files.get(scope["path"]) if is_read(scope) else None
        if file is None:
            return await self.app(scope, receive, send)
        if not accepts_gzip(scope) or "range" in Headers(scope=scope):
            return await self.app(scope, receive, _varying(send))
        kept = await self.shelf.get(file)
        headers = {"content-type": kept.media_type, "cache-control": self.lifetime(scope, file)}
        response = answer(scope, kept.body, kept.etag, headers | {"content-encoding": "gzip"})
        await response(scope, receive, send)


@dataclass
class TidyPages:
    """Answer every page with Streamlit's index.html put right; it never changes, so once."""

    app: ASGIApp
    head: Head

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; what is no HTML page passes unchanged."""
        if not is_read(scope) or scope["path"].startswith(_NOT_PAGES):
            return await self.app(scope, receive, send)
        messages: list[Message] = []

        async def hold(message: Message) -> None:
            messages.append(message)

        await self.app(_plainly(scope), receive, hold)
        if _is_page(messages[0]):
            return await self._page(scope, messages)(scope, receive, send)
        for message in messages:
            await send(message)

    def _page(self, scope: Scope, messages: list[Message]) -> Response:
        elsewhere = shallow(scope["path"], scope["query_string"].decode("latin-1"))
        if elsewhere:
            return RedirectResponse(elsewhere)
        html = b"".join(message.get("body", b"") for message in messages[1:])
        gzipped = accepts_gzip(scope)
        body, etag = _kept_page(html, self.head, gzipped)
        headers = {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"}
        return answer(
            scope, body, etag, headers | ({"content-encoding": "gzip"} if gzipped else {})
        )


def is_read(scope: Scope) -> bool:
    """Tell whether this is an HTTP GET or HEAD."""
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD")


def accepts_gzip(scope: Scope) -> bool:
    """Tell whether Accept-Encoding allows gzip, by name or by `*`, with a weight above 0."""
    offers: dict[str, str] = {}
    for offer in Headers(scope=scope).get("accept-encoding", "").lower().split(","):
        name, _, weight = offer.replace(" ", "").partition(";")
        offers[name] = weight
    weight = offers.get("gzip", offers.get("*", "q=0"))
    return _REFUSED.fullmatch(weight) is None


def answer(scope: Scope, body: bytes, etag: str, headers: dict[str, str]) -> Response:
    """Return 304 if the browser has this very body, else 200 (to HEAD: without the body)."""
    request = Headers(scope=scope)
    known = {tag.strip().removeprefix("W/") for tag in request.get("if-none-match", "").split(",")}
    shared = {"etag": etag, "vary": "Accept-Encoding", "cache-control": headers["cache-control"]}
    if etag in known or "*" in known:
        return Response(status_code=304, headers=shared)
    shown = b"" if scope["method"] == "HEAD" else body
    return Response(shown, headers=headers | shared | {"content-length": str(len(body))})


@lru_cache(maxsize=32)
def _kept_page(html: bytes, head: Head, gzipped: bool) -> tuple[bytes, str]:
    page = tidy_index(html, head)
    tag = sha256(page).hexdigest()[:16]
    return (gzip.compress(page, mtime=0), f'"{tag}-gzip"') if gzipped else (page, f'"{tag}"')


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return bool(start["status"] == 200 and kind.startswith("text/html"))


def _plainly(scope: Scope) -> Scope:
    """Ask the app for the whole plain page: the parts that depend on the browser come after."""
    dropped = (b"accept-encoding", b"range")
    headers = [(name, value) for name, value in scope["headers"] if name not in dropped]
    return {**scope, "method": "GET", "headers": headers}


def _varying(send: Send) -> Send:
    async def varying(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"vary", b"Accept-Encoding")]
        await send(message)

    return varying
