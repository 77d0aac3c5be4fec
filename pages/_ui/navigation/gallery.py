"""Gallery: the six graphs of one slide as large tiles with one cursor, linked to their pages."""

import numpy as np

from core.activations import BY_NAME
from core.analysis.sampling import Slice, broken, grid, slice_through
from core.course.outline import SECTIONS, Section, built, find
from core.multivariate.maxout import Lines
from core.multivariate.maxout_pieces import pieces
from pages._ui.navigation import course_map
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.text import library
from pages._ui.text.language import current

FORMULAS = {
    "sigmoid": "1 / (1 + e⁻ˣ)",
    "tanh": "tanh(x)",
    "relu": "max(0, x)",
    "leaky_relu": "max(0.1x, x)",
    "maxout": "max(w₁ᵀx\u00a0+\u00a0b₁, w₂ᵀx\u00a0+\u00a0b₂)",
    "elu": "x\u00a0(x\u00a0≥\u00a00), α(eˣ\u00a0−\u00a01)\u00a0(x\u00a0<\u00a00)",
}
LINES = Lines((-0.5, 0.75), (0.5, -0.5))
"""The two lines of the tile of maxout."""


def show(sections: tuple[str, ...]) -> None:
    """Draw the tiles of these sections; a click opens the section."""
    course_map.draw("gallery", _packed(current(), library.page_names(), sections))


@shared_cache(size=8)
def _packed(language: str, page_names: frozenset[str], names: tuple[str, ...]) -> bytes:
    sections = [find(SECTIONS, name) for name in names]
    ready = [section.id for section in built(sections, page_names)]
    tiles = [
        course_map.tile(s, ready, language) | {"formula": FORMULAS[s.id], "hook": ""}
        for s in sections
    ]
    group = {"title": "", "sections": tiles}
    head = course_map.head([group], language, "large")
    return course_map.packed(head, [_curve(section) for section in sections])


def _curve(section: Section) -> course_map.Moving:
    """f and f' of one section at its defaults, which does not move."""
    return course_map.Moving(section.id, _slice(section.activation), 0)


def _slice(activation: str) -> Slice:
    if not activation:
        return _maxout()
    act = BY_NAME[activation]
    return slice_through(act, None, act.defaults)


def _maxout() -> Slice:
    """Maxout of two lines: f and f', with a gap in f' where it jumps."""
    bends = tuple(piece.left for piece in pieces(LINES.weights, LINES.offsets)[1:])
    x = grid(bends)
    df = broken(x, LINES.grad(x), bends)
    return Slice("", (0.0,), *(table.astype(np.float32) for table in (x, LINES(x)[None], df[None])))
