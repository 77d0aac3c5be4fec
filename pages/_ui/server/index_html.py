"""Streamlit's index.html, put right for this lesson before it leaves the server."""

import json
import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from streamlit import config

# The theme uses system fonts only, so this preload is 170 kB that nobody reads.
_FONT_PRELOAD = re.compile(rb'<link\s+rel="preload"[^>]*?\.woff2"[^>]*/>\s*')
_FIRST_PAINT = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")


@dataclass(frozen=True)
class Head:
    """What the lesson says in the page's head: title, scripts to fetch early, both themes."""

    title: str
    preload: tuple[str, ...] = ()
    themes: str = ""


def shallow(path: str, query: str) -> str:
    """The address of one segment for a deeper one, relative to it; "" if it is one already.

    Sections have one segment, and Streamlit's own links fit no more: `/a/b` is sent to `/a-b`,
    which says kindly that nothing is there.
    """
    deep = path.count("/") - 1
    if deep < 1:
        return ""
    segment = quote("-".join(part for part in path.split("/") if part))
    return "../" * deep + segment + (f"?{query}" if query else "")


def tidy_index(html: bytes, head: Head) -> bytes:
    """Return Streamlit's page with the lesson's head."""
    html = _FONT_PRELOAD.sub(b"", html, count=1)
    html = html.replace(b'lang="en"', b'lang="ko"', 1)
    ours = f"{_additions(head)}<title>{escape(head.title)}"
    return html.replace(b"<title>Streamlit", ours.encode(), 1)


def _additions(head: Head) -> str:
    """Tell Streamlit where its server is and how the page looks, which it else finds out late.

    It would ask every folder of the URL in turn for its server: a round trip and two 404s on each
    deep link. The base is told relative to the URL, so it holds behind a proxy with a prefix too.
    """
    server = 'BACKEND_BASE_URL:new URL("./",location.href).href'
    told = f"<script>window.__streamlit={{{server}{head.themes}}}</script>"
    links = (f'<link rel="preload" as="script" href="./{escape(url)}">' for url in head.preload)
    return told + "".join(links)


def first_themes() -> str:
    """Both themes for the time before the server's first message, else painted in Streamlit's own.

    That first paint in the default theme also downloads its font.
    """
    return f",LIGHT_THEME:{_first_theme('light')},DARK_THEME:{_first_theme('dark')}"


def _first_theme(base: str) -> str:
    theme = {name: config.get_option(f"theme.{base}.{name}") for name in _FIRST_PAINT}
    theme["bodyFont"] = config.get_option("theme.font")
    known = {name: value for name, value in theme.items() if value}
    return json.dumps(known, ensure_ascii=True).replace("<", "\\u003c")
