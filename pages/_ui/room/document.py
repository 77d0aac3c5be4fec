"""Frame of the room's pages, and small parts that they share."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from pages._ui.browser.urls import web_url
from pages._ui.room.words import say

OTHER = {"ko": ("en", "English"), "en": ("ko", "한국어")}


@dataclass(frozen=True)
class Reader:
    """Reader of a page: language, and whether the address asks for it (`?lang=`).

    `base` leads from the page to the root of the lesson, so that a proxy may add a prefix.
    """

    language: str
    base: str = "../"
    asked: bool = False

    def say(self, key: str, **fields: str | int | float) -> str:
        """Text for `key`, escaped for HTML."""
        return escape(say(self.language, key, **fields))

    def url(self, path: str, **query: str) -> str:
        """Address below the root with a query; it keeps the language that was asked for."""
        asked = ({"lang": self.language} if self.asked else {}) | query
        return f"{self.base}{path}" + (f"?{urlencode(asked)}" if asked else "")


def document(reader: Reader, title: str, script: str, body: str, **data: str | int) -> str:
    """Whole page; `script` of assets/web/room runs it, empty for none.

    Without JavaScript a page that waits (`data-waits`) loads itself anew every five seconds.
    """
    loaded = _script(reader, f"room/{script}.js") if script else ""
    if "waits" in data:
        loaded += '<noscript><meta http-equiv="refresh" content="5"></noscript>'
    return f"""<!doctype html>
<html lang="{reader.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{escape(title)} · Activation Lab</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{reader.base}{web_url("room/room.css")}">{loaded}</head>
<body{attributes(**data)}>{body}</body></html>"""


def _script(reader: Reader, name: str) -> str:
    return f'<script type="module" src="{reader.base}{web_url(name)}"></script>'


def attributes(**data: str | int) -> str:
    """Data attributes of an element."""
    return "".join(f' data-{key}="{escape(str(value))}"' for key, value in data.items())


def live(reader: Reader, key: str, classes: str = "", **fields: int) -> str:
    """Paragraph whose numbers the script keeps up to date."""
    shown = reader.say(key, **fields)
    pattern = escape(say(reader.language, key))
    return f'<p class="live {classes}" data-live="{pattern}">{shown}</p>'


def footer(reader: Reader) -> str:
    """Links to the page about what is kept, and to the other language."""
    other, name = OTHER[reader.language]
    kept = f'<a href="{reader.url("room/kept")}">{reader.say("page.kept")}</a>'
    return f'<footer>{kept}<a href="?lang={other}" lang="{other}">{name}</a></footer>'


def notice(reader: Reader, sentence: str, way: str = "") -> str:
    """Page with one sentence, and a way back if there is one."""
    link = f'<p><a class="button" href="{escape(way)}">{reader.say("page.back")}</a></p>'
    body = f"<main><p class='big'>{escape(sentence)}</p>{link if way else ''}</main>"
    return document(reader, reader.say("page.title"), "", body)


def kept(reader: Reader) -> str:
    """Page that says what is kept, and for how long."""
    groups = {
        "what": ("name", "answers", "key"),
        "not": ("nobody", "who"),
        "long": ("ends", "place"),
    }
    parts = [
        f"<h2>{reader.say(f'kept.{title}')}</h2><ul>"
        + "".join(f"<li>{reader.say(f'kept.{line}')}</li>" for line in lines)
        + "</ul>"
        for title, lines in groups.items()
    ]
    title = reader.say("kept.title")
    body = f"<main class='text'><h1>{title}</h1>{''.join(parts)}</main>{footer(reader)}"
    return document(reader, title, "", body)
