"""Keys and widths of the elements that a page has drawn."""

import re
from typing import Any

_KEY = re.compile(r"\$\$ID-[0-9a-f]+-(.*)", re.DOTALL)


def key(node: Any) -> str:
    """Key that the page's script gave an element or block; "" without one."""
    found = _KEY.fullmatch(getattr(getattr(node, "proto", None), "id", "") or "")
    return "" if not found or found[1] == "None" else found[1]


def keyed(node: Any) -> str:
    """Class of a node's key, as Streamlit derives it, after a space; "" without a key."""
    name = key(node)
    return " st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", name) if name else ""


def fit(node: Any) -> str:
    """Attribute of a node that is as wide as its content."""
    width = getattr(getattr(node, "proto", None), "width_config", None)
    return " data-fit" if width is not None and width.use_content else ""
