"""Puts the first view of a section into the page that the server sends."""

import json
import re
from collections.abc import Awaitable, Callable, Iterable
from html import escape
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Scope
from streamlit.file_util import get_static_dir

from core.course.outline import SECTIONS
from pages._ui.browser.urls import WEB, web_url
from pages._ui.first_view.store import Store
from pages._ui.text.language import LANGUAGES, of_browser

IDS = {section.id for section in SECTIONS}
FONTS = {
    "KaTeX_Main": ("KaTeX_Main-Regular", "swap"),
    "KaTeX_Math": ("KaTeX_Math-Italic", "swap"),
    "Material Symbols": ("MaterialSymbols-Rounded", "block"),
}
"""Families of the first view, each with Streamlit's file, and the letters until it is there."""

_MODULE = re.compile(r'\s*<link rel="modulepreload" crossorigin href="([^"]+)">')
_PRELOAD = re.compile(r'<link rel="preload" as="script" href="([^"]+)">')
_ENTRY = re.compile(r'<script type="module" crossorigin src="([^"]+)"></script>')
_ROOT = '<div id="root"></div>'
_CHART = re.compile(r"[0-9a-f]{16}")
_SCRIPT = re.compile(r'data-script="web/([\w/]+\.js)\?')
_DATA = re.compile(r'data-file="([0-9a-f]{16})"')
_IMPORT = re.compile(r'^import [^;]*?"(\.[\w./]+)";', re.MULTILINE)


def wanted(scope: Scope) -> tuple[str, str] | None:
    """Section and language whose first view answers a request; None if none does.

    An address with any parameter but the language shows a state of its own.
    """
    section = scope["path"].strip("/") or SECTIONS[0].id
    asked = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    if section not in IDS or (section == SECTIONS[0].id and scope["path"] != "/"):
        return None
    if set(asked) - {"lang"}:
        return None
    browser = of_browser(Headers(scope=scope).get("accept-language", ""))
    language = asked.get("lang", [""])[0] or browser
    return (section, language) if language in LANGUAGES else None


def with_first_view(page: str, view: str) -> str:
    """Streamlit's page with a first view; its own scripts are left to `first/boot.js`."""
    boot = {
        "modules": _MODULE.findall(page),
        "scripts": _PRELOAD.findall(page),
        "entry": _ENTRY.findall(page)[0],
    }
    for pattern in (_MODULE, _PRELOAD, _ENTRY):
        page = pattern.sub("", page)
    page = page.replace("</head>", f"{_head(view)}</head>", 1)
    data = json.dumps(boot).replace("<", "\\u003c")
    script = (WEB / "first" / "boot.js").read_text(encoding="utf-8")
    own = (
        f'<div id="root" inert aria-busy="true"></div>{view}'
        f'<script type="application/json" id="first-boot">{data}</script><script>{script}</script>'
        f'<script type="module" src="./{escape(web_url("first/first.js"))}"></script>'
    )
    return page.replace(_ROOT, own, 1)


def _head(view: str) -> str:
    """Style sheet, fonts of formulas, and all that the menu and the first chart need to be drawn.

    What is not asked for here would wait behind Streamlit's modules, which come a moment later.
    """
    urls = _scripts(["first/first.js", *_SCRIPT.findall(view)[:2]])
    modules = "".join(f'<link rel="modulepreload" href="./{escape(url)}">' for url in urls)
    data = "".join(
        f'<link rel="preload" as="fetch" crossorigin fetchpriority="high" href="./{url}">'
        for url in _first_data(view)
    )
    style = f'<link rel="stylesheet" href="./{escape(web_url("first/first.css"))}">'
    return f"{style}{data}{modules}<style>{_fonts()}</style>"


def _scripts(names: Iterable[str]) -> list[str]:
    """URLs of scripts and of all that they import."""
    found = list(dict.fromkeys(names))
    return [*map(web_url, found), *(f"web/{name}" for name in _imported(found))]


def _first_data(view: str) -> list[str]:
    """URL of the first chart's data, if the view has a chart."""
    return [f"first/{name}.chart" for name in _DATA.findall(view)[:1]]


def _imported(names: Iterable[str]) -> list[str]:
    """Modules that these import, directly or through others."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        text = (WEB / name).read_text(encoding="utf-8")
        for path in _IMPORT.findall(text):
            module = normpath(f"{dirname(name)}/{path}")
            if module not in found:
                found[module] = None
                waiting.append(module)
    return list(found)


def _fonts() -> str:
    media = Path(get_static_dir()) / "static" / "media"
    rules = []
    for family, (file, until) in FONTS.items():
        name = next(media.glob(f"{file}.*.woff2")).name
        rules.append(
            f'@font-face{{font-family:"{family}";src:url("./static/media/{name}") format("woff2");'
            f"font-display:{until}}}"
        )
    return "".join(rules)


def chart_route(store: Store) -> Callable[[Request], Awaitable[Response]]:
    """Endpoint that serves the data of one chart."""

    async def chart(request: Request) -> Response:
        name = request.path_params["name"]
        data = store.read(f"{name}.chart") if _CHART.fullmatch(name) else None
        if data is None:
            return Response(status_code=404)
        headers = {"cache-control": "public, immutable, max-age=31536000"}
        return Response(data, media_type="application/octet-stream", headers=headers)

    return chart


def ahead_route(store: Store) -> Callable[[Request], Awaitable[Response]]:
    """Endpoint that names the scripts and the first data of a section, for `shared/ahead.js`."""

    async def ahead(request: Request) -> Response:
        section, language = request.path_params["section"], request.path_params["language"]
        known = section in IDS and language in LANGUAGES
        view = store.read(f"{section}.{language}.html") if known else None
        if view is None:
            return Response(status_code=404)
        html = view.decode()
        needs = {"scripts": _scripts(_SCRIPT.findall(html)), "data": _first_data(html)}
        return JSONResponse(needs, headers={"cache-control": "no-cache"})

    return ahead
