"""Map of the course: sections as tiles, each with a small live curve."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.analysis.sampling import Slice, slice_through, y_range
from core.course.outline import GROUPS, SECTIONS, Section, built, find
from pages._ui.browser.player import pack
from pages._ui.browser.urls import loader
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.text import library
from pages._ui.text.language import current

THIN = 5
ROWS = 31
SIGNS = {
    "backpropagation": "∂L/∂w",
    "nonlinear": "⊕",
    "gallery": "f₁…f₆",
    "maxout": "max",
    "softmax": "Σ",
    "llm": "FFN",
    "glu": "a ⊗ b",
    "choose": "f ?",
    "glossary": "Aa",
    "references": "[1]",
    "compare": "f, g, h",
}


def show() -> None:
    """Draw the map; a click opens the section."""
    draw("map", _packed(current(), library.page_names()))


def draw(key: str, data: bytes) -> None:
    """Draw the tiles that `data` describes; a click opens the section."""
    result = _component()(key=key, data=data, on_open_change=lambda: None)
    if result.open:
        st.switch_page(find(SECTIONS, result.open).page)


@cache
def _component() -> Any:
    return st.components.v2.component(
        "map",
        html='<nav class="map"></nav>',
        js=loader("map/map.js"),
        isolate_styles=False,
    )


@shared_cache(size=8)
def _packed(language: str, page_names: frozenset[str]) -> bytes:
    words = library.words(language)
    ready = {s.id for s in built(SECTIONS, page_names)}
    groups = [
        {
            "title": words["group"][g],
            "sections": [tile(s, ready, words) for s in SECTIONS[1:] if s.group == g],
        }
        for g in GROUPS[1:]
    ]
    head = {"groups": groups, "words": words["map"], "language": language}
    return packed(head, [moving(s) for s in SECTIONS if s.activation])


@dataclass(frozen=True)
class Moving:
    """Curve of one tile: the slice through which it moves, and the row at which it rests."""

    section: str
    part: Slice
    rest: int


def packed(head: dict[str, Any], curves: Sequence[Moving]) -> bytes:
    """Tiles of `head` with their curves, as bytes for the browser."""
    described = [
        {"name": c.section, "values": c.part.values, "rest": c.rest, "y": y_range((c.part,), 3.0)}
        for c in curves
    ]
    return pack(head, described, [(c.part.x, (c.part.f, c.part.df)) for c in curves])


def moving(section: Section) -> Moving:
    """Curve of the section's activation, moved by its first parameter."""
    part = _thin(section.activation)
    return Moving(section.id, part, _rest(part, section.activation))


def tile(section: Section, ready: Collection[str], words: dict[str, Any]) -> dict[str, Any]:
    """Content of the tile of one section."""
    return {
        "id": section.id,
        "number": section.number,
        "title": words["section"][section.id],
        "minutes": words["minutes"].format(count=section.minutes),
        "built": section.id in ready,
        "sign": SIGNS.get(section.id, "f(x)"),
        "questions": list(library.questions(section.id)),
    }


def _thin(name: str) -> Slice:
    """Slice through the defaults along the first parameter, with fewer rows and points."""
    act = BY_NAME[name]
    whole = slice_through(act, act.params[0] if act.params else None, act.defaults)
    rest = _rest(whole, name)
    every = max(1, len(whole.values) // ROWS)
    rows = sorted({*range(0, len(whole.values), every), rest})
    kept = np.isnan(whole.f + whole.df).any(axis=0)
    kept |= np.convolve(kept, [1, 1, 1], "same").astype(bool)
    kept[::THIN] = kept[-1] = True
    values = tuple(whole.values[r] for r in rows)
    return Slice(
        whole.param, values, whole.x[kept], whole.f[rows][:, kept], whole.df[rows][:, kept]
    )


def _rest(part: Slice, name: str) -> int:
    act = BY_NAME[name]
    return part.values.index(act.params[0].default) if act.params else 0
