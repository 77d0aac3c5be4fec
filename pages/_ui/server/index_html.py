"""Patches Streamlit's index.html: title, style sheets, preloads, themes, server address."""

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from urllib.parse import quote

from streamlit import config

# The theme uses system fonts alone; this preload is 170 kB that no page uses.
_FONT_PRELOAD = re.compile(rb'<link\s+rel="preload"[^>]*?\.woff2"[^>]*/>\s*')
# A projected page has its own layout from the start, without space for the menu.  The language is
# that of the URL or of the browser, as the server will decide.  A page that is not complete after
# four seconds is shown in its present state.
FIRST_LAYOUT = """
const root = document.documentElement, asked = new URLSearchParams(location.search);
root.toggleAttribute("data-present", asked.get("present") === "1");
const wanted = [asked.get("lang"), navigator.language.startsWith("en") ? "en" : "ko"];
root.lang = wanted.find((language) => ["ko", "en"].includes(language));
setTimeout(() => root.setAttribute("data-arrived", ""), 4000);
"""
_FIRST_PAINT = ("primaryColor", "backgroundColor", "secondaryBackgroundColor", "textColor")

_TEXTS = tuple(f"{hue}TextColor" for hue in ("blue", "orange", "green", "red", "gray"))
_COLOURS = (*_FIRST_PAINT, "borderColor", "linkColor", *_TEXTS)


@dataclass(frozen=True)
class Head:
    """Content of the page's head: title, files to fetch early, style sheets, both themes."""

    title: str
    preload: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    themes: str = ""


def shallow(path: str, query: str) -> str:
    """Relative URL with one segment for a path with several; "" if it has one segment already.

    Sections have one segment, and Streamlit's relative links work in no deeper path: `/a/b` is
    redirected to `/a-b`, for which the lesson shows its page for unknown addresses.
    """
    deep = path.count("/") - 1
    if deep < 1:
        return ""
    segment = quote("-".join(part for part in path.split("/") if part))
    return "../" * deep + segment + (f"?{query}" if query else "")


def patch_index(html: bytes, head: Head) -> bytes:
    """Streamlit's page with the lesson's additions to its head."""
    html = _FONT_PRELOAD.sub(b"", html, count=1)
    html = html.replace(b'lang="en"', b'lang="ko"', 1)
    ours = f"{_additions(head)}<title>{escape(head.title)}"
    return html.replace(b"<title>Streamlit", ours.encode(), 1)


def inline_hashes(html: str) -> set[str]:
    """Sources of a Content-Security-Policy that allow the inline scripts of a page."""
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = (sha256(script.encode()).digest() for script in scripts)
    return {f"'sha256-{b64encode(digest).decode()}'" for digest in digests}


def _additions(head: Head) -> str:
    """Scripts and links for the head, among them the URL of Streamlit's server.

    Without that URL Streamlit asks every folder of the address in turn: a round trip and two 404s
    on each deep link. The base is relative to the address, so it also holds behind a proxy with a
    prefix.
    Style sheets block the first paint, so that nothing moves when they arrive.
    """
    server = 'BACKEND_BASE_URL:new URL("./",location.href).href'
    settings = f"<script>window.__streamlit={{{server}{head.themes}}};{{{FIRST_LAYOUT}}}</script>"
    links = [
        *(f'rel="stylesheet" href="./{escape(url)}"' for url in head.styles),
        *(f'rel="preload" as="script" href="./{escape(url)}"' for url in head.preload),
        *(f'rel="modulepreload" crossorigin href="./{escape(url)}"' for url in head.modules),
        *(f'rel="preload" as="font" crossorigin href="./{escape(url)}"' for url in head.fonts),
    ]
    return f"<style>{_colours()}</style>{settings}" + "".join(f"<link {link}>" for link in links)


def _colours() -> str:
    """Colours of both themes as the variables that Streamlit defines for components alone."""
    pairs = [
        f"{_variable(name)}:light-dark({light},{config.get_option(f'theme.dark.{name}')})"
        for name in _COLOURS
        if (light := config.get_option(f"theme.light.{name}"))
    ]
    return f":root{{{';'.join(pairs)}}}"


def _variable(name: str) -> str:
    """`blueTextColor` as `--st-blue-text-color`."""
    return "--st-" + re.sub("[A-Z]", lambda capital: f"-{capital[0].lower()}", name)


def first_themes() -> str:
    """Both themes, for the time before the server's first message.

    Without them the first paint uses Streamlit's default theme and downloads its font.
    """
    return f",LIGHT_THEME:{_first_theme('light')},DARK_THEME:{_first_theme('dark')}"


def _first_theme(base: str) -> str:
    theme = {name: config.get_option(f"theme.{base}.{name}") for name in _FIRST_PAINT}
    theme["bodyFont"] = config.get_option("theme.font")
    known = {name: value for name, value in theme.items() if value}
    return json.dumps(known, ensure_ascii=True).replace("<", "\\u003c")
