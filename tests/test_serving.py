"""Responses of the server: compression, lifetimes, security headers, the page itself."""

import asyncio
import gzip
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp
from streamlit.file_util import get_static_dir
from streamlit.web.server.app_discovery import discover_asgi_app
from streamlit.web.server.starlette.starlette_static_routes import (
    create_streamlit_static_assets_routes,
)

from pages._ui.browser import urls
from pages._ui.server import asgi, compression, gzip_cache
from pages._ui.server.index_html import Head, patch_index

ROOT = Path(__file__).parents[1]
PLOTLY = "/" + urls.web_url(urls.PLOTLY)
INDEX = Path(get_static_dir()) / "index.html"


@dataclass(frozen=True)
class Answer:
    """Response to one request."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    app: ASGIApp, url: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> Answer:
    """Send one request through the app and collect the answer."""
    return asyncio.run(_ask(app, url, headers or {}, method))


async def _ask(app: ASGIApp, url: str, headers: dict[str, str], method: str) -> Answer:
    path, _, query = url.partition("?")
    sent: list[Any] = []
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "scheme": "http",
        "server": ("localhost", 80),
        "http_version": "1.1",
    }

    async def receive() -> Any:
        return await asyncio.get_running_loop().create_future()  # nothing more ever comes

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    heads = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], heads, b"".join(m.get("body", b"") for m in sent[1:]))


@pytest.fixture(scope="module")
def app() -> Starlette:
    """The routes and layers of `app.py` around Streamlit's own static files."""
    routes = [*asgi.routes(), *create_streamlit_static_assets_routes(base_url="")]
    return Starlette(routes=routes, middleware=asgi.middleware())


GZIP = {"Accept-Encoding": "gzip, deflate, br"}
BUNDLE = next(url for url in asgi.served_files() if url.startswith("/static/js/index."))


def test_streamlit_run_finds_the_app() -> None:
    """`streamlit run app.py` sees an ASGI app, or else `app.py` would run as a plain script."""
    found = discover_asgi_app(ROOT / "app.py")
    assert found.import_string == "app:app", "app.py must assign `app = st.App(...)` at the top"


def test_health(app: Starlette) -> None:
    """`/healthz` answers 200 and ok, and is never cached."""
    got = ask(app, "/healthz")
    assert (got.status, got.body, got.headers["cache-control"]) == (200, b"ok", "no-store")


@pytest.mark.parametrize("url", ["/", "/healthz", PLOTLY, BUNDLE, "/web/none.js", "/favicon.png"])
def test_security_headers_are_on_every_answer(app: Starlette, url: str) -> None:
    """Every answer, an error too, carries the same security headers."""
    got = ask(app, url, GZIP)
    assert asgi.security().items() <= got.headers.items()


def test_the_policy_names_no_other_host() -> None:
    """The policy allows this host alone, no `eval`, and of inline scripts those of the pages."""
    policy = asgi.security()["content-security-policy"]
    words = {word for part in policy.split("; ") for word in part.split()[1:]}
    allowed = {"'self'", "'unsafe-inline'", "'none'", "data:", "blob:"}
    words = {word for word in words if not word.startswith("'sha256-")}
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts and scripts.count("'sha256-") >= 2
    assert words <= allowed, f"remove {words - allowed} from POLICY in pages/_ui/server/asgi.py"


@pytest.mark.parametrize("url", [PLOTLY, BUNDLE])
def test_text_is_compressed_and_kept_by_the_browser(app: Starlette, url: str) -> None:
    """A text file arrives as gzip of its very content, to be kept for good."""
    got = ask(app, url, GZIP)
    plain = ask(app, url, {"Accept-Encoding": "identity"})
    assert got.headers["content-encoding"] == "gzip"
    assert int(got.headers["content-length"]) == len(got.body) < len(plain.body) / 2
    assert gzip.decompress(got.body) == plain.body
    assert got.headers["cache-control"] == plain.headers["cache-control"] == asgi.FOREVER
    assert got.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert got.headers["etag"] != plain.headers["etag"], "two bodies must not share an ETag"


@pytest.mark.parametrize(
    ("offer", "compressed"),
    [
        ("gzip", True),
        ("br;q=1.0, gzip;q=0.8, *;q=0.1", True),
        ("*", True),
        ("GZIP; q=0.001", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
        ("identity", False),
        ("br", False),
        ("", False),
    ],
)
def test_accept_encoding_is_honoured(app: Starlette, offer: str, compressed: bool) -> None:
    """Gzip is sent exactly to those who accept it with a weight above zero."""
    got = ask(app, "/", {"Accept-Encoding": offer})
    assert (got.headers.get("content-encoding") == "gzip") is compressed


def test_each_file_is_compressed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty simultaneous first requests and one later share one compression in another thread."""
    file = tmp_path / "big.js"
    file.write_bytes(b"let x = 1;\n" * 5000)
    threads: list[int] = []
    real = gzip_cache.compress

    def counted(path: Path, tag: str) -> gzip_cache.CompressedFile:
        threads.append(threading.get_ident())
        return real(path, tag)

    monkeypatch.setattr(gzip_cache, "compress", counted)
    with ThreadPoolExecutor(2) as pool:
        kept = gzip_cache.GzipCache(pool)

        async def everybody() -> list[gzip_cache.CompressedFile]:
            return await asyncio.gather(*(kept.get(file) for _ in range(20)))

        bodies = {id(one.body) for one in asyncio.run(everybody())}
        bodies.add(id(asyncio.run(kept.get(file)).body))
    assert (len(bodies), len(threads)) == (1, 1)
    assert threads[0] != threading.get_ident(), "compression must not hold up the event loop"


def test_a_leaving_visitor_cancels_nobody(tmp_path: Path) -> None:
    """When the first visitor goes away during the compression, the next one still gets it."""
    file = tmp_path / "a.js"
    file.write_bytes(b"x" * 2000)
    gate = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(gate.wait)
        kept = gzip_cache.GzipCache(pool)

        async def visit() -> gzip_cache.CompressedFile:
            first = asyncio.create_task(kept.get(file))
            await asyncio.sleep(0)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            gate.set()
            return await kept.get(file)

        assert gzip.decompress(asyncio.run(visit()).body) == b"x" * 2000


def test_a_changed_file_is_compressed_anew(tmp_path: Path) -> None:
    """An edited file is served as edited, with another ETag."""
    file = tmp_path / "a.js"
    with ThreadPoolExecutor(1) as pool:
        kept = gzip_cache.GzipCache(pool)
        file.write_bytes(b"a" * 2000)
        old = asyncio.run(kept.get(file))
        file.write_bytes(b"b" * 2001)
        new = asyncio.run(kept.get(file))
    assert gzip.decompress(new.body) == b"b" * 2001
    assert old.etag != new.etag


@pytest.mark.parametrize("url", ["/", "/relu", PLOTLY, BUNDLE])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_what_the_browser_has_is_not_sent_again(app: Starlette, url: str, coding: str) -> None:
    """A request that knows the ETag gets 304 without a body."""
    wants = {"Accept-Encoding": coding}
    etag = ask(app, url, wants).headers["etag"]
    again = ask(app, url, wants | {"If-None-Match": f'"other", W/{etag}'})
    stale = ask(app, url, wants | {"If-None-Match": '"other"'})
    assert (again.status, again.body, stale.status) == (304, b"", 200)


@pytest.mark.parametrize("url", ["/", "/relu", PLOTLY, BUNDLE])
def test_head_is_get_without_the_body(app: Starlette, url: str) -> None:
    """HEAD has the headers of GET and no body."""
    got, head = ask(app, url, GZIP), ask(app, url, GZIP, "HEAD")
    assert (head.status, head.headers, head.body) == (200, got.headers, b"")


def test_a_range_is_of_the_plain_file(app: Starlette) -> None:
    """A range request gets bytes of the file itself, never of its gzip form."""
    got = ask(app, PLOTLY, GZIP | {"Range": "bytes=10-19"})
    assert got.status == 206
    assert got.body == (urls.WEB / urls.PLOTLY).read_bytes()[10:20]
    assert "content-encoding" not in got.headers


def test_small_and_compressed_files_pass(app: Starlette) -> None:
    """Pictures and fonts go out as they are: they are compressed already."""
    served = asgi.served_files()
    assert not [url for url in served if url.endswith((".woff2", ".png", ".gif"))]
    assert "content-encoding" not in ask(app, "/favicon.png", GZIP).headers


def test_only_a_url_that_names_the_content_is_kept_for_good(app: Starlette) -> None:
    """Without the present content's hash in its URL, one of our files is asked for each time."""
    bare = PLOTLY.partition("?")[0]
    for url in (bare, f"{bare}?v=0123456789ab"):
        for coding in ("gzip", "identity"):
            got = ask(app, url, {"Accept-Encoding": coding})
            assert got.headers["cache-control"] == "no-cache", url


@pytest.mark.parametrize(
    "url",
    ["/web/../web.py", "/web/..%2f..%2fapp.py", "/web/%2e%2e/refs.toml", "/web//etc/passwd"],
)
def test_web_stays_within_its_folder(app: Starlette, url: str) -> None:
    """No path leads out of `assets/web/`."""
    assert ask(app, url.replace("%2f", "/").replace("%2e", "."), GZIP).status in (400, 404)


def test_web_url_follows_the_content() -> None:
    """A file's URL is relative to the page's base and changes with the content."""
    url = urls.web_url(urls.PLOTLY)
    assert url.startswith(f"web/{urls.PLOTLY}?v=")
    assert url != urls.web_url("vendored.toml")
    with pytest.raises(FileNotFoundError):
        urls.web_url("none.js")


def test_the_page_needs_no_foreign_font_and_no_probing() -> None:
    """The page has our title and language, asks for no font, and knows its server and theme."""
    html = patch_index(
        INDEX.read_bytes(), Head("A & B", ("web/p.js",), styles=("web/s.css",), themes=",X:1")
    ).decode()
    assert "<title>A &amp; B</title>" in html
    assert '<html lang="ko">' in html
    assert ".woff2" not in html, "the pattern _FONT_PRELOAD no longer fits Streamlit's page"
    assert 'BACKEND_BASE_URL:new URL("./",location.href).href,X:1' in html
    assert '<link rel="preload" as="script" href="./web/p.js">' in html
    style = '<link rel="stylesheet" href="./web/s.css">'
    assert html.index(style) < html.index('type="module"') < html.index("<body")
    assert html.index("__streamlit") < html.index('type="module"')


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        ("/relu/foo/bar", "../../relu-foo-bar"),
        ("/relu/foo?lang=en", "../relu-foo?lang=en"),
        ("/é/<b>", "../%C3%A9-%3Cb%3E"),
    ],
)
def test_a_deeper_address_is_sent_to_one_segment(app: Starlette, asked: str, sent: str) -> None:
    """A deep address finds the kind sentence, in the language that it asks for."""
    got = ask(app, asked)
    assert (got.status, got.headers["location"]) == (307, sent)


def test_every_section_gets_the_same_page(app: Starlette) -> None:
    """But for the first view, the page's address is the frontend's business: the page is one."""
    assert ask(app, "/relu?beta=2").body == ask(app, "/?x=1").body


@pytest.mark.parametrize(
    "path",
    ["/", "/index.html", "/relu", "/a.b", "/relu/", "//x", "/favicon.png", "/x/_stcore/health"],
)
def test_exactly_streamlit_s_pages_are_patched(path: str) -> None:
    """The patched page stands in for index.html wherever Streamlit answers with it, only there."""
    plain = Starlette(routes=create_streamlit_static_assets_routes(base_url=""))
    assert compression.is_page(path) is (ask(plain, path).body == INDEX.read_bytes())


def test_every_page_has_the_lesson_s_style_sheets(app: Starlette) -> None:
    """All style sheets but those of other pages are linked by their hashes, and can be got."""
    html = ask(app, "/relu?x=1").body.decode()
    sheets = {f"/web/{path.relative_to(urls.WEB).as_posix()}" for path in urls.WEB.rglob("*.css")}
    sheets -= {"/web/room/room.css", "/web/first/first.css"}
    linked = re.findall(
        r'<link rel="stylesheet" href="\.(/web/[^"]+)">', html.partition("<body")[0]
    )
    assert {link.partition("?")[0] for link in linked} == sheets
    assert all(ask(app, link).headers["cache-control"] == asgi.FOREVER for link in linked)


def test_the_big_files_are_compressed_ahead() -> None:
    """Before the first visitor comes, our bundle and all that index.html names are under way."""
    ahead = asgi.first_files()
    assert urls.WEB / urls.PLOTLY in ahead
    assert Path(get_static_dir()) / BUNDLE[1:] in ahead


def test_the_layers_stand_in_order() -> None:
    """The security headers are outermost, so that nothing leaves without them."""
    layers: list[Middleware] = asgi.middleware()
    assert [getattr(layer.cls, "__name__", "") for layer in layers] == [
        "SecurityHeaders",
        "CompressedFiles",
        "PatchedIndex",
    ]
