"""First views in the page that the server sends."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.file_util import get_static_dir

from core.course.outline import SECTIONS, find
from pages._ui.browser.urls import WEB
from pages._ui.first_view.page import draw
from pages._ui.first_view.store import Store
from pages._ui.server.asgi import head
from pages._ui.server.first_view import ahead_route, wanted, with_first_view
from pages._ui.server.index_html import patch_index

SHELL = patch_index((Path(get_static_dir()) / "index.html").read_bytes(), head()).decode()


def asked(path: str, query: str = "", language: str = "") -> Any:
    """First view that a request gets."""
    headers = [(b"accept-language", language.encode())] if language else []
    return wanted(
        {"type": "http", "path": path, "query_string": query.encode(), "headers": headers}
    )


@pytest.mark.parametrize(
    ("path", "query", "language", "view"),
    (
        ("/relu", "", "", ("relu", "ko")),
        ("/relu", "", "en-US,ko;q=0.5", ("relu", "en")),
        ("/relu", "lang=en", "ko", ("relu", "en")),
        ("/", "", "fr", ("contents", "ko")),
        ("/swish", "beta=2", "", None),
        ("/swish", "lang=xx", "", None),
        ("/swish", "present", "", None),
        ("/contents", "", "", None),
        ("/nowhere", "", "", None),
    ),
)
def test_view_is_that_of_section_and_language(
    path: str, query: str, language: str, view: Any
) -> None:
    """A section alone has a first view, in the language of the address or the browser."""
    assert asked(path, query, language) == view


def test_streamlit_waits_for_the_first_chart() -> None:
    """None of Streamlit's modules is named in the head; all that the first chart needs is."""
    view = draw(find(SECTIONS, "relu"), "ko")
    html = with_first_view(SHELL, view.html)
    assert not re.search(r'(modulepreload|module)"[^>]*static/js', html.partition("</head>")[0])
    early = re.findall(r'modulepreload" href="\./web/([^"?]+)', html)
    own = {path.relative_to(WEB).as_posix() for path in (WEB / "explorer").glob("*.js")}
    assert own - set(early) == {"explorer/plot.js"} and "first/first.js" in early
    data = html.index('as="fetch" crossorigin fetchpriority="high" href="./first/')
    assert data < html.index("web/first/first.js"), "the scripts delay the first chart's data"


def test_named_modules_are_files() -> None:
    """Each module that is asked for early exists, also for a page without a chart."""
    html = with_first_view(SHELL, draw(find(SECTIONS, "glossary"), "en").html)
    for name in re.findall(r'modulepreload" href="\./web/([^"?]+)', html):
        assert (WEB / name).is_file(), name


def test_needs_of_a_section_are_named(tmp_path: Path) -> None:
    """Scripts and data of a section are those of its first view; other names have none."""
    store = Store(tmp_path)
    store.place.mkdir()
    chart = 'data-script="web/glass/main.js?v=0" data-file="0123456789abcdef"'
    (store.place / "relu.en.html").write_text(f"<div {chart}></div>")
    ahead: Any = ahead_route(store)

    def answer(section: str, language: str) -> Response:
        named = {"section": section, "language": language}
        return asyncio.run(ahead(Request({"type": "http", "path_params": named})))

    needs = json.loads(bytes(answer("relu", "en").body))
    assert needs["data"] == ["first/0123456789abcdef.chart"]
    names = {url.partition("?")[0] for url in needs["scripts"]}
    assert {"web/glass/main.js", "web/glass/layout.js", "web/shared/dom.js"} <= names
    for unknown in (("relu", "ko"), ("relu", "xx"), ("../relu", "en"), ("nowhere", "en")):
        assert answer(*unknown).status_code == 404
