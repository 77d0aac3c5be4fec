"""HTML of a page's elements, with the class names that the style sheets know."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import Any, Final

from pages._ui.first_view import prose
from pages._ui.first_view.containers import CONTAINERS, flex
from pages._ui.first_view.controls import CONTROLS
from pages._ui.first_view.nodes import fit, keyed
from pages._ui.first_view.texts import TEXTS

UNSEEN: Final = ("root", "memory")
COVER: Final = "the-cover-at-the-bare-address"
_SCRIPT = re.compile(r'"(web/[\w/]+\.js\?v=\w+)"')


@dataclass
class Writer:
    """Writes elements as HTML; the data of charts are collected in `files` by name."""

    language: str
    files: dict[str, bytes] = field(default_factory=dict)

    def block(self, node: Any) -> str:
        """A container with its elements; one without any is not drawn, as in Streamlit."""
        inner = "".join(self.node(child) for child in node.children.values())
        kept = getattr(getattr(node, "proto", None), "allow_empty", False)
        return CONTAINERS.get(node.type, flex)(node, inner) if node.children or kept else ""

    def node(self, node: Any) -> str:
        """An element or a container; elements that show nothing are left out."""
        if hasattr(node, "children"):
            return self.block(node)
        inner = self._element(node)
        look = f'class="stElementContainer{keyed(node)}"{fit(node)}'
        return f"<div {look}>{inner}</div>" if inner else ""

    def _element(self, node: Any) -> str:
        if node.type == "page_link":
            return self._link(node.proto)
        if node.type == "bidi_component":
            return self._component(node.proto)
        draw = TEXTS.get(node.type) or CONTROLS.get(node.type)
        return draw(node) if draw else ""

    def _link(self, found: Any) -> str:
        mark = prose.material(found.icon) if found.icon else ""
        page = "" if found.page == COVER else escape(found.page)
        look = f'data-testid="stPageLink-NavLink" href="./{page}?lang={self.language}"'
        face = f"{mark}<span><p>{prose.inline(found.label)}</p></span>"
        return f'<div class="stPageLink"><a {look}>{face}</a></div>'

    def _component(self, found: Any) -> str:
        """A chart, a map or a tree: its own script draws it, from the live page's data."""
        script = _SCRIPT.findall(found.js_content)
        if found.component_name in UNSEEN or not script:
            return ""
        kind = "file" if found.bytes else "json"
        data = self._keep(found.bytes) if found.bytes else escape(found.json)
        look = f'class="stBidiComponent" data-script="{script[-1]}" data-{kind}="{data}"'
        return f"<div {look}>{found.html_content}</div>"

    def _keep(self, data: bytes) -> str:
        """Name of a file with these bytes."""
        name = sha256(data).hexdigest()[:16]
        self.files[name] = data
        return name
