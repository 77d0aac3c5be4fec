"""What stands between Streamlit and the network: routes, middleware and start of `app.py`."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import MutableHeaders, QueryParams
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages._ui.browser.urls import PLOTLY, WEB, version, web_url
from pages._ui.server.compression import CompressedFiles, TidyPages
from pages._ui.server.gzip_cache import Shelf, text_files
from pages._ui.server.index_html import Head, first_themes

TITLE = "Activation Lab"
FOREVER = "public, immutable, max-age=31536000"
# No other host may be reached. Streamlit's bundles and components need inline and blob scripts
# and styles, but no eval; connect-src 'self' covers the websocket of the same host.
POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)
SECURITY = {
    "content-security-policy": "; ".join(POLICY),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


@dataclass
class SecurityHeaders:
    """ASGI middleware: the headers in `SECURITY` on every HTTP response."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request with the headers added."""

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY)
            await send(message)

        await self.app(scope, receive, secured if scope["type"] == "http" else send)


class WebFiles(StaticFiles):
    """`assets/web/` as plain files, with the lifetime that the URL earns."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve one file; 404 for what is none or lies outside."""
        response = await super().get_response(path, scope)
        if response.status_code in (200, 206, 304):
            response.headers["cache-control"] = lifetime(scope, WEB / path)
        return response


def lifetime(scope: Scope, file: Path) -> str:
    """Return how long the browser may keep a file: for good if its URL names the content."""
    if not file.is_relative_to(WEB):
        return FOREVER  # Streamlit's bundles carry a hash in their names
    asked = QueryParams(scope["query_string"]).get("v")
    return FOREVER if asked == version(file) else "no-cache"


async def healthz(_request: Request) -> Response:
    """Answer that the process is up."""
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


def routes() -> list[BaseRoute]:
    """Return the routes beside Streamlit's own."""
    return [Route("/healthz", healthz), Mount("/web", WebFiles(directory=WEB))]


def served_files() -> dict[str, Path]:
    """Map the URL paths of all text files, Streamlit's and ours, to their places."""
    bundles = text_files(Path(get_static_dir()) / "static", "/static/")
    return text_files(WEB, "/web/") | bundles


SHELF = Shelf()


def middleware() -> list[Middleware]:
    """Return the layers around Streamlit, the outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(CompressedFiles, files=served_files(), lifetime=lifetime, shelf=SHELF),
        Middleware(TidyPages, head=Head(TITLE, (web_url(PLOTLY),), first_themes())),
    ]


def first_files() -> list[Path]:
    """List what every first visit fetches: our files and those that index.html names."""
    index = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    files = served_files()
    return [file for url, file in files.items() if url.startswith("/web/") or f".{url}" in index]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Compress ahead of the first visitor, and take the start-up objects out of the collector.

    `gc.freeze()` is the cheap half of `runner.postScriptGC = false`: what the imports made lives
    as long as the process, so the collections that still happen need not walk through it.
    """
    for file in first_files():
        SHELF.start(file)
    gc.collect()
    gc.freeze()
    yield
