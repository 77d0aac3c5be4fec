"""Map of the course: each section with its picture, its question and a ring of progress."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.activations import BY_NAME
from core.analysis.sampling import Slice, slice_through, y_range
from core.course.outline import GROUPS, SECTIONS, Section, built
from pages._ui.browser.component import component
from pages._ui.browser.player import pack
from pages._ui.navigation import miniature, ring
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.text import library
from pages._ui.text.language import current

THIN = 5
ROWS = 31


def show() -> None:
    """Draw the road through all sections; a click opens one."""
    draw("map", _road(current(), library.page_names()))


def next_card(section: Section) -> None:
    """Draw a section as the next one; a click opens it."""
    draw("next-card", card(section, current()))


def draw(key: str, data: bytes) -> None:
    """Draw the tiles that `data` describes; a click opens the section."""
    tiles = component("map", "map/map.js", '<nav class="map"></nav>')
    tiles(key=key, data=data)


@shared_cache(size=64)
def card(section: Section, language: str) -> bytes:
    """Card of one section, as bytes for the browser."""
    words = library.words(language)
    only = tile(section, {section.id}, language) | {"kicker": words["foot"]["next"]}
    curves = [moving(section)] if section.activation else []
    around = head([{"title": "", "sections": [only]}], language, "card")
    return packed(around | {"label": words["foot"]["next"]}, curves)


@shared_cache(size=8)
def _road(language: str, page_names: frozenset[str]) -> bytes:
    words = library.words(language)
    ready = {s.id for s in built(SECTIONS, page_names)}
    groups = [
        {
            "title": words["group"][g],
            "sections": [tile(s, ready, language) for s in SECTIONS[1:] if s.group == g],
        }
        for g in GROUPS[1:]
    ]
    return packed(head(groups, language, "road"), [moving(s) for s in SECTIONS if s.activation])


def head(groups: list[dict[str, Any]], language: str, look: str) -> dict[str, Any]:
    """Groups of tiles with the words around them; `look` is "road", "card" or "large"."""
    words = library.words(language)
    return {
        "groups": groups,
        "label": words["map"]["label"],
        "words": words["map"] | {"ring": words["ring"]},
        "language": language,
        "look": look,
    }


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


def tile(section: Section, ready: Collection[str], language: str) -> dict[str, Any]:
    """Content of the tile of one section."""
    there = section.id in ready
    return ring.steps(section.id) | {
        "id": section.id,
        "number": section.number,
        "title": library.words(language)["section"][section.id],
        "hook": library.hook(section.id, language) if there else "",
        "built": there,
        "picture": miniature.miniature(section.id),
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
