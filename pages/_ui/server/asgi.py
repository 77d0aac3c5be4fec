"""ASGI routes, middleware and start-up of `app.py`."""

import asyncio
import gc
from collections.abc import AsyncIterator, Mapping
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
from streamlit import config
from streamlit.file_util import get_static_dir

from pages._ui.browser.urls import PLOTLY, STYLESHEETS, WEB, version, web_url
from pages._ui.first_view.store import Store
from pages._ui.server.compression import CompressedFiles, PatchedIndex
from pages._ui.server.first_view import ahead_route, chart_route, with_first_view
from pages._ui.server.gzip_cache import GzipCache, text_files
from pages._ui.server.index_html import Head, first_themes, inline_hashes, patch_index
from pages._ui.server.no_delay import send_at_once
from pages._ui.server.room.rooms import Rooms
from pages._ui.server.room.routes import before_exit, open_store, room_routes, tidying

TITLE = "Activation Lab"
ROOMS = Rooms(open_store)
PLOT = "web/explorer/plot.js"  # imported when the first chart of a live page is drawn
FOREVER = "public, immutable, max-age=31536000"
# No other host may be reached. Streamlit's components need blob scripts and inline styles, but no
# eval; inline scripts are allowed by their hashes. connect-src 'self' covers the websocket of the
# same host.
POLICY = (
    "default-src 'self'",
    "script-src 'self' {scripts} blob:",
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
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


@dataclass
class SecurityHeaders:
    """ASGI middleware that adds `headers` to every HTTP response."""

    app: ASGIApp
    headers: Mapping[str, str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request with the headers added."""

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, secured if scope["type"] == "http" else send)


class WebFiles(StaticFiles):
    """Files of `assets/web/`, cached forever where the URL has the hash of their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve one file; 404 if it does not exist or lies outside the folder."""
        response = await super().get_response(path, scope)
        if response.status_code in (200, 206, 304):
            response.headers["cache-control"] = lifetime(scope, WEB / path)
        return response


def lifetime(scope: Scope, file: Path) -> str:
    """Cache-Control of a file: forever if its URL has the hash of the content."""
    if not file.is_relative_to(WEB):
        return FOREVER  # Streamlit's bundles carry a hash in their names
    asked = QueryParams(scope["query_string"]).get("v")
    return FOREVER if asked == version(file) else "no-cache"


async def healthz(_request: Request) -> Response:
    """Answer that the process is up."""
    return PlainTextResponse("ok", headers={"cache-control": "no-store"})


def routes() -> list[BaseRoute]:
    """Routes in addition to Streamlit's own."""
    return [
        Route("/healthz", healthz),
        Route("/first/{name}.chart", chart_route(STORE)),
        Route("/first/{section}.{language}.json", ahead_route(STORE)),
        Mount("/web", WebFiles(directory=WEB)),
        *room_routes(ROOMS),
    ]


def served_files() -> dict[str, Path]:
    """Text files of Streamlit and of the lesson, by URL path."""
    bundles = text_files(Path(get_static_dir()) / "static", "/static/")
    return text_files(WEB, "/web/") | bundles


CACHE = GzipCache()
STORE = Store(enabled=not config.get_option("server.runOnSave"))


def middleware() -> list[Middleware]:
    """Layers around Streamlit, the outermost first."""
    return [
        Middleware(SecurityHeaders, headers=security()),
        Middleware(CompressedFiles, files=served_files(), lifetime=lifetime, cache=CACHE),
        Middleware(PatchedIndex, head=head(), store=STORE),
    ]


def security() -> dict[str, str]:
    """Headers of every answer; the policy names the inline scripts of both kinds of pages."""
    shell = patch_index((Path(get_static_dir()) / "index.html").read_bytes(), head()).decode()
    hashes = inline_hashes(shell) | inline_hashes(with_first_view(shell, ""))
    policy = "; ".join(POLICY).format(scripts=" ".join(sorted(hashes)))
    return SECURITY | {"content-security-policy": policy}


def head() -> Head:
    """Additions to the head of every page."""
    styles = tuple(web_url(name) for name in STYLESHEETS)
    return Head(
        TITLE,
        preload=(web_url(PLOTLY),),
        modules=(PLOT, *bundled("js/katex.*.js", "js/rehype-katex.*.js")),
        fonts=bundled("media/KaTeX_Main-Regular.*.woff2", "media/KaTeX_Math-Italic.*.woff2"),
        styles=styles,
        themes=first_themes(),
    )


def bundled(*patterns: str) -> tuple[str, ...]:
    """URLs of Streamlit's files that match, which it would fetch only when a formula is drawn."""
    static = Path(get_static_dir())
    found = [path for pattern in patterns for path in static.glob(f"static/{pattern}")]
    return tuple(path.relative_to(static).as_posix() for path in found)


def first_files() -> list[Path]:
    """Files that every first visit loads: the lesson's own, and those that index.html names."""
    index = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    files = served_files()
    return [file for url, file in files.items() if url.startswith("/web/") or f".{url}" in index]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Compress files ahead of the first visitor, and exempt start-up objects from collections.

    `gc.freeze()` complements `runner.postScriptGC = false`: the imported modules live as long as
    the process, so the remaining collections need not walk through them.
    """
    for file in first_files():
        CACHE.start(file)
    maker = STORE.make()
    send_at_once()
    gc.collect()
    gc.freeze()
    before_exit(ROOMS.leave)
    tidied = asyncio.create_task(tidying(ROOMS))
    yield
    tidied.cancel()
    ROOMS.close()
    if maker:
        maker.terminate()
