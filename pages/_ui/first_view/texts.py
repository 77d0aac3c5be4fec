"""HTML of headings, texts and messages."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from pages._ui.first_view import prose

HEADINGS: Final = {"title": "h1", "header": "h2", "subheader": "h3"}


def _heading(node: Any) -> str:
    level = HEADINGS[node.type]
    place = f' id="{escape(node.proto.anchor)}"' if node.proto.anchor else ""
    return f'<div class="stHeading"><{level}{place}>{prose.inline(node.proto.body)}</{level}></div>'


def _markdown(node: Any) -> str:
    body = prose.block(node.proto.body, node.proto.allow_html)
    return f'<div class="stMarkdown">{body}</div>'


def _caption(node: Any) -> str:
    body = prose.block(node.proto.body)
    return f'<div class="stMarkdown"><div data-testid="stCaptionContainer">{body}</div></div>'


def _html(node: Any) -> str:
    return f'<div class="stHtml">{node.proto.body}</div>'


def _text(node: Any) -> str:
    return f'<div class="stText">{escape(node.proto.body)}</div>'


def _alert(node: Any) -> str:
    return f'<div class="stAlert">{prose.block(node.proto.body)}</div>'


TEXTS: Final[Mapping[str, Callable[[Any], str]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("info", "success", "warning", "error"), _alert),
    "markdown": _markdown,
    "caption": _caption,
    "html": _html,
    "text": _text,
}
