"""HTML of buttons, choices and fields: those with `data-wait` are pressed again afterwards."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final

from pages._ui.first_view import prose

KEYS: Final = {"left": "←", "right": "→"}


def button(label: str, icon: str, kind: str, shortcut: str = "", after: str = "") -> str:
    """A button with its icon, the key that presses it, and HTML after both."""
    mark = prose.material(icon) if icon else ""
    hint = f"<kbd>{escape(KEYS.get(shortcut, shortcut.upper()))}</kbd>" if shortcut else ""
    face = (f"{mark}<p>{prose.inline(label)}</p>{hint}" if label else mark) + after
    return f'<button type="button" kind="{kind}" data-wait>{face}</button>'


def _button(node: Any) -> str:
    found = node.proto
    inner = button(found.label, found.icon, found.type, getattr(found, "shortcut", ""))
    return f'<div class="stButton">{inner}</div>'


def _group(node: Any) -> str:
    found = node.proto
    chosen = set(found.raw_values) or {node.options[k] for k in node.indices}
    single = found.click_mode == found.ClickMode.SINGLE_SELECT
    options = "".join(_option(one.content, one.content in chosen, single) for one in found.options)
    look = "pills" if found.style == found.Style.PILLS else "segments"
    role = ' role="radiogroup"' if single else ""
    box = f'<div class="{look}"{role}>{options}</div>'
    return f'<div class="stButtonGroup">{_label(found)}{box}</div>'


def _option(text: str, chosen: bool, single: bool) -> str:
    state = 'role="radio" aria-checked' if single else "aria-pressed"
    look = f'type="button" data-wait {state}="{"true" if chosen else "false"}"'
    return f"<button {look}><p>{prose.inline(text)}</p></button>"


def _label(found: Any) -> str:
    shown = found.label_visibility.value == 0 and found.label
    return f"<label><p>{prose.inline(found.label)}</p></label>" if shown else ""


def _radio(node: Any) -> str:
    dot, look = "<div><div></div></div>", 'data-testid="stRadioOption" data-wait'
    rows = "".join(
        f"<label {look}>{dot}<div><p>{prose.inline(text)}</p></div></label>"
        for text in node.proto.options
    )
    box = f'<div data-testid="stRadioGroup">{rows}</div>'
    return f'<div class="stRadio">{_label(node.proto)}{box}</div>'


def _checkbox(node: Any) -> str:
    face = f"<span></span><div><p>{prose.inline(node.proto.label)}</p></div>"
    return f'<div class="stCheckbox"><label data-wait>{face}</label></div>'


def _input(node: Any) -> str:
    hint, label = escape(node.proto.placeholder), escape(node.proto.label)
    box = f'<input type="text" placeholder="{hint}" aria-label="{label}">'
    return f'<div class="stTextInput">{_label(node.proto)}{box}</div>'


def _select(node: Any) -> str:
    found = node.proto
    shown = getattr(found, "placeholder", "") or next(iter(found.options), "")
    return f'<div class="stSelectbox">{_label(found)}<div class="field">{escape(shown)}</div></div>'


CONTROLS: Final[Mapping[str, Callable[[Any], str]]] = {
    "button": _button,
    "download_button": _button,
    "button_group": _group,
    "radio": _radio,
    "checkbox": _checkbox,
    "text_input": _input,
    "selectbox": _select,
}
