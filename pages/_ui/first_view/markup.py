"""HTML of the elements that a page has drawn, with the class names that the style sheets know."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import Any, Final

from pages._ui.first_view import prose

GAPS: Final = ("1rem", "1rem", "2rem", "4rem", "0", "0.25rem", "0.5rem", "6rem", "8rem")
"""Space between the elements of a block, in the order of Streamlit's GapSize."""

ALIGN: Final = ("", "flex-start", "flex-end", "center", "stretch", "baseline")
JUSTIFY: Final = ("", "flex-start", "flex-end", "center", "space-between")
PLAIN: Final = ' style="--gap:1rem;--align:stretch;--justify:flex-start"'
HEADINGS: Final = {"title": "h1", "header": "h2", "subheader": "h3"}
_KEY = re.compile(r"\$\$ID-[0-9a-f]+-(.*)", re.DOTALL)
_SCRIPT = re.compile(r'"(web/[\w/]+\.js\?v=\w+)"')


@dataclass
class Writer:
    """Writes elements as HTML; the data of charts are collected in `files` by name."""


    files: dict[str, bytes] = field(default_factory=dict)

    def block(self, node: Any) -> str:
        """A container and what it holds; an empty one is not drawn, as in Streamlit."""
        inner = "".join(self.node(child) for child in node.children.values())
        draw = BLOCKS.get(node.type, _flex)
        allowed = bool(getattr(node.proto, "allow_empty", False)) if _proto(node) else False
        return draw(node, inner) if inner or allowed else ""

    def node(self, node: Any) -> str:
        """An element or a container; elements without a picture of their own are left out."""
        if hasattr(node, "children"):
            return self.block(node)
        draw = ELEMENTS.get(node.type)
        inner = draw(self, node) if draw else ""
        return _element(inner, key(node), _fit(node)) if inner else ""

    def keep(self, data: bytes) -> str:
        """Name of a file with these bytes."""
        name = sha256(data).hexdigest()[:16]
        self.files[name] = data
        return name


def _proto(node: Any) -> Any:
    return getattr(node, "proto", None)


def key(node: Any) -> str:
    """Key that the page's script gave an element or block; "" without one."""
    found = _KEY.fullmatch(getattr(_proto(node), "id", "") or "")
    return "" if not found or found[1] == "None" else found[1]


def _keyed(key: str) -> str:
    return " st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key) if key else ""


def _element(inner: str, key: str, fit: str = "") -> str:
    return f'<div class="stElementContainer{_keyed(key)}"{fit}>{inner}</div>'


def _style(**values: str) -> str:
    """Layout as variables, so that the lesson's style sheets have precedence over it."""
    pairs = [f"--{name}:{value}" for name, value in values.items() if value]
    return f' style="{";".join(pairs)}"' if pairs else ""


def _flex(node: Any, inner: str) -> str:
    """A container in a column or a row."""
    if not _proto(node):
        return inner
    layout = node.proto.flex_container
    across = layout.direction == layout.Direction.HORIZONTAL
    style = _style(
        gap=GAPS[layout.gap_config.gap_size],
        justify=JUSTIFY[layout.justify] or "flex-start",
        align=(ALIGN[layout.align] if across else "") or "stretch",
    )
    kind = "stHorizontalBlock" if across else "stVerticalBlock"
    framed = " framed" if layout.border else ""
    box = f'<div class="{kind}{framed}{_keyed(key(node))}"{style}>{inner}</div>'
    return f'<div data-testid="stLayoutWrapper"{_fit(node)}>{box}</div>'


def _fit(node: Any) -> str:
    width = getattr(_proto(node), "width_config", None)
    return " data-fit" if width is not None and width.use_content else ""


def _column(node: Any, inner: str) -> str:
    share = f"{100 * node.proto.weight:.4f}%"
    gap = GAPS[node.proto.gap_config.gap_size]
    look = _style(flex=f"1 1 calc({share} - {gap})")
    return f'<div class="stColumn"{look}><div class="stVerticalBlock"{PLAIN}>{inner}</div></div>'


def _expander(node: Any, inner: str) -> str:
    label = prose.inline(node.proto.label)
    opened = " open" if node.proto.expanded else ""
    return (
        f'<div data-testid="stLayoutWrapper"><div class="stExpander{_keyed(key(node))}">'
        f"<details{opened}><summary>{label}</summary>"
        f'<div class="stVerticalBlock"{PLAIN}>{inner}</div></details></div></div>'
    )


def _popover(node: Any, _inner: str) -> str:
    found = node.proto.popover
    return _element(_pressable(found.label, found.icon, found.type), key(node), " data-fit")


def _form(node: Any, inner: str) -> str:
    return f'<div data-testid="stLayoutWrapper"><div class="stForm">{inner}</div></div>'


BLOCKS: Final[Mapping[str, Callable[[Any, str], str]]] = {
    "column": _column,
    "expander": _expander,
    "popover": _popover,
    "form": _form,
}


def _heading(_writer: Writer, node: Any) -> str:
    level = HEADINGS[node.type]
    place = f' id="{escape(node.proto.anchor)}"' if node.proto.anchor else ""
    return f'<div class="stHeading"><{level}{place}>{prose.inline(node.proto.body)}</{level}></div>'


def _markdown(_writer: Writer, node: Any) -> str:
    return f'<div class="stMarkdown">{prose.block(node.proto.body)}</div>'


def _caption(_writer: Writer, node: Any) -> str:
    body = prose.block(node.proto.body)
    return f'<div class="stMarkdown"><div data-testid="stCaptionContainer">{body}</div></div>'


def _html(_writer: Writer, node: Any) -> str:
    return f'<div class="stHtml">{node.proto.body}</div>'


def _text(_writer: Writer, node: Any) -> str:
    return f'<div class="stText">{escape(node.proto.body)}</div>'


def _alert(_writer: Writer, node: Any) -> str:
    return f'<div class="stAlert">{prose.block(node.proto.body)}</div>'


def _pressable(label: str, icon: str, kind: str, shortcut: str = "") -> str:
    mark = prose.material(icon) if icon else ""
    hint = f"<kbd>{escape(KEYS.get(shortcut, shortcut.upper()))}</kbd>" if shortcut else ""
    face = f"{mark}<p>{prose.inline(label)}</p>{hint}" if label else mark
    return f'<button type="button" kind="{kind}" data-wait>{face}</button>'


KEYS: Final = {"left": "←", "right": "→"}


def _button(_writer: Writer, node: Any) -> str:
    found = node.proto
    inner = _pressable(found.label, found.icon, found.type, getattr(found, "shortcut", ""))
    return f'<div class="stButton">{inner}</div>'


def _group(_writer: Writer, node: Any) -> str:
    found = node.proto
    chosen = set(found.raw_values) or {node.options[k] for k in node.indices}
    pills = found.style == found.Style.PILLS
    options = "".join(
        f'<button type="button" data-wait aria-pressed="{str(option.content in chosen).lower()}">'
        f"<p>{prose.inline(option.content)}</p></button>"
        for option in found.options
    )
    look = "pills" if pills else "segments"
    return f'<div class="stButtonGroup">{_label(found)}<div class="{look}">{options}</div></div>'


def _label(found: Any) -> str:
    shown = found.label_visibility.value == 0 and found.label
    return f"<label><p>{prose.inline(found.label)}</p></label>" if shown else ""


def _radio(_writer: Writer, node: Any) -> str:
    rows = "".join(
        f'<label data-testid="stRadioOption" data-wait><div><div></div></div>'
        f"<div><p>{prose.inline(option)}</p></div></label>"
        for option in node.proto.options
    )
    box = f'<div data-testid="stRadioGroup">{rows}</div>'
    return f'<div class="stRadio">{_label(node.proto)}{box}</div>'


def _checkbox(_writer: Writer, node: Any) -> str:
    label = prose.inline(node.proto.label)
    return f'<div class="stCheckbox"><label data-wait><span></span><div><p>{label}</p></div></label></div>'


def _input(_writer: Writer, node: Any) -> str:
    hint = escape(node.proto.placeholder)
    box = f'<input type="text" placeholder="{hint}" aria-label="{escape(node.proto.label)}">'
    return f'<div class="stTextInput">{_label(node.proto)}{box}</div>'


def _select(_writer: Writer, node: Any) -> str:
    found = node.proto
    shown = getattr(found, "placeholder", "") or (found.options[0] if found.options else "")
    return f'<div class="stSelectbox">{_label(found)}<div class="field">{escape(shown)}</div></div>'


def _link(_writer: Writer, node: Any) -> str:
    found = node.proto
    mark = prose.material(found.icon) if found.icon else ""
    address = "" if found.page == COVER else escape(found.page)
    face = f"{mark}<span><p>{prose.inline(found.label)}</p></span>"
    return f'<div class="stPageLink"><a data-testid="stPageLink-NavLink" href="./{address}">{face}</a></div>'


def _component(writer: Writer, node: Any) -> str:
    """A chart, a map or a tree: its own script draws it, from the same data as on the live page."""
    found = node.proto
    script = _SCRIPT.findall(found.js_content)
    if found.component_name in UNSEEN or not script:
        return ""
    data = (
        f'data-file="{writer.keep(found.bytes)}"'
        if found.bytes
        else f'data-json="{escape(found.json)}"'
    )
    return f'<div class="stBidiComponent" data-script="{script[-1]}" {data}>{found.html_content}</div>'


UNSEEN: Final = ("root", "memory")
COVER: Final = "the-cover-at-the-bare-address"

ELEMENTS: Final[Mapping[str, Callable[[Writer, Any], str]]] = {
    **dict.fromkeys(HEADINGS, _heading),
    "markdown": _markdown,
    "caption": _caption,
    "html": _html,
    "text": _text,
    "info": _alert,
    "success": _alert,
    "warning": _alert,
    "error": _alert,
    "button": _button,
    "download_button": _button,
    "button_group": _group,
    "radio": _radio,
    "checkbox": _checkbox,
    "text_input": _input,
    "selectbox": _select,
    "page_link": _link,
    "bidi_component": _component,
}
