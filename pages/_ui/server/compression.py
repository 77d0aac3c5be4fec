"""ASGI middleware: text files and pages are compressed once, never once per visitor."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages._ui.first_view.store import Store
from pages._ui.server.first_view import wanted, with_first_view
from pages._ui.server.gzip_cache import GzipCache
from pages._ui.server.index_html import Head, patch_index, shallow

Page = tuple[tuple[bytes, str], tuple[bytes, str]]
"""A page and its ETag, plain and compressed."""

View = tuple[str, str] | None
STATIC = Path(get_static_dir())
NOT_PAGES = (
    "/_stcore/",
    "/static/",
    "/media/",
    "/component/",
    "/web/",
    "/first/",
    "/healthz",
    "/j/",
    "/room/",
    "//",
)


@dataclass
class CompressedFiles:
    """ASGI middleware that answers known text files from the cache."""

    app: ASGIApp
    files: Mapping[str, Path]
    lifetime: Callable[[Scope, Path], str]
    cache: GzipCache

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; a range request or a browser without gzip gets the plain file."""
        file = self.files.get(scope["path"]) if is_read(scope) else None
        if file is None:
            return await self.app(scope, receive, send)
        if not accepts_gzip(scope) or "range" in Headers(scope=scope):
            return await self.app(scope, receive, _varying(send))
        kept = await self.cache.get(file)
        headers = {"content-type": kept.media_type, "cache-control": self.lifetime(scope, file)}
        response = answer(scope, kept.body, kept.etag, headers | {"content-encoding": "gzip"})
        await response(scope, receive, send)


class PatchedIndex:
    """ASGI middleware that answers every page with Streamlit's patched index.html.

    The page is the same for all addresses but for its first view, so each is patched and compressed
    once.
    """

    def __init__(self, app: ASGIApp, head: Head, store: Store) -> None:
        self.app = app
        self.store = store
        self.shell = patch_index((STATIC / "index.html").read_bytes(), head)
        self.made: dict[View, Page] = {None: _both(self.shell)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request; requests that are not for a page pass unchanged."""
        if is_read(scope) and is_page(scope["path"]):
            return await self._page(scope)(scope, receive, send)
        await self.app(scope, receive, send)

    def _page(self, scope: Scope) -> Response:
        elsewhere = shallow(scope["path"], scope["query_string"].decode("latin-1"))
        if elsewhere:
            return RedirectResponse(elsewhere)
        headers = {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"}
        headers["vary"] = "Accept-Encoding, Accept-Language"
        plain, gzipped = self._of(wanted(scope))
        if accepts_gzip(scope):
            return answer(scope, *gzipped, headers | {"content-encoding": "gzip"})
        return answer(scope, *plain, headers)

    def _of(self, view: View) -> Page:
        """Page with this first view, or without one as long as it is not made."""
        if view not in self.made:
            found = self.store.read(f"{view[0]}.{view[1]}.html") if view else None
            if found is None:
                return self.made[None]
            whole = with_first_view(self.shell.decode(), found.decode())
            self.made[view] = _both(whole.encode())
        return self.made[view]


def _both(page: bytes) -> Page:
    tag = sha256(page).hexdigest()[:16]
    return (page, f'"{tag}"'), (gzip.compress(page, mtime=0), f'"{tag}-gzip"')


def is_page(path: str) -> bool:
    """Whether Streamlit answers this path with its index.html.

    It does so for all paths but its routes and files; a path with a trailing slash is redirected.
    """
    if path in ("/", "/index.html"):
        return True
    known = path.startswith(NOT_PAGES) or path in ("/j", "/room")
    elsewhere = known or path.endswith("/") or "/_stcore/" in path
    return not elsewhere and not (STATIC / path[1:]).is_file()


def is_read(scope: Scope) -> bool:
    """Whether this is an HTTP GET or HEAD."""
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD")


def accepts_gzip(scope: Scope) -> bool:
    """Whether Accept-Encoding allows gzip, by name or by `*`, with a weight above 0."""
    offers: dict[str, str] = {}
    for offer in Headers(scope=scope).get("accept-encoding", "").lower().split(","):
        name, _, weight = offer.replace(" ", "").partition(";q=")
        offers[name] = weight or "1"
    return offers.get("gzip", offers.get("*", "0")).strip("0.") != ""


def answer(scope: Scope, body: bytes, etag: str, headers: dict[str, str]) -> Response:
    """Send 304 if the browser has this version, else 200 (to HEAD without the body)."""
    request = Headers(scope=scope)
    known = {tag.strip().removeprefix("W/") for tag in request.get("if-none-match", "").split(",")}
    shared = {
        "etag": etag,
        "vary": headers.get("vary", "Accept-Encoding"),
        "cache-control": headers["cache-control"],
    }
    if etag in known or "*" in known:
        return Response(status_code=304, headers=shared)
    shown = b"" if scope["method"] == "HEAD" else body
    return Response(shown, headers=headers | shared | {"content-length": str(len(body))})


def _varying(send: Send) -> Send:
    async def varying(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], (b"vary", b"Accept-Encoding")]
        await send(message)

    return varying
