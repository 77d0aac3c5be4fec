"""The cover's map: every section in the order of the slides, with a small live curve."""

from functools import cache, lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.course import GROUPS, SECTIONS, Section, built, find
from core.curves import Slice, slice_through, y_range
from pages._ui import library
from pages._ui.language import current
from pages._ui.player import pack
from pages._ui.web import web_url

THIN = 5
ROWS = 31
SIGNS = {"softmax": "Σ", "maxout": "max", "gallery": "f₁ … f₆", "nonlinear": "⊕", "glu": "a ⊗ b"}

LOADER = """export default async (component) => {{
  const base = globalThis.__streamlit?.BACKEND_BASE_URL ?? document.baseURI;
  return (await import(new URL("{main}", base).href)).mount(component);
}}"""


def show() -> None:
    """Draw the map; a click opens the section."""
    result = _component()(
        key="map",
        data=_packed(current(), library.page_names()),
        on_open_change=lambda: None,
    )
    if result.open:
        st.switch_page(find(SECTIONS, result.open).page)


@cache
def _component() -> Any:
    return st.components.v2.component(
        "map",
        html='<nav class="map"></nav>',
        css=(library.ASSETS / "web" / "map" / "map.css").read_text("utf-8"),
        js=LOADER.format(main=web_url("map/map.js")),
        isolate_styles=False,
    )


@lru_cache(maxsize=8)
def _packed(tag: str, page_names: frozenset[str]) -> bytes:
    words = library.words(tag)
    ready = {s.id for s in built(SECTIONS, page_names)}
    groups = [
        {
            "title": words["group"][g],
            "sections": [_tile(s, ready, words) for s in SECTIONS[1:] if s.group == g],
        }
        for g in GROUPS[1:]
    ]
    drawn = [(s, _thin(s.activation)) for s in SECTIONS if s.activation]
    described = [
        {"name": s.id, "values": p.values, "rest": _rest(p, s.activation), "y": y_range((p,), 3.0)}
        for s, p in drawn
    ]
    head = {"groups": groups, "words": words["map"], "language": tag}
    return pack(head, described, [(part.x, (part.f, part.df)) for _, part in drawn])


def _tile(section: Section, ready: set[str], words: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "title": words["section"][section.id],
        "minutes": words["minutes"].format(count=section.minutes),
        "built": section.id in ready,
        "sign": SIGNS.get(section.id, "f(x)"),
    }


def _thin(name: str) -> Slice:
    """A slice through the defaults along the first parameter, with fewer rows and points."""
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
