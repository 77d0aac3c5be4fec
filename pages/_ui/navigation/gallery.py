"""Gallery: the six graphs of one slide as large tiles with formulas, linked to their pages."""

import numpy as np

from core.analysis.sampling import Slice, grid
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
TURNS = tuple(k / 8 for k in range(-12, 13))
RISING = 0.75


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
    if section.activation:
        return course_map.moving(section)
    return course_map.Moving(section.id, _maxout(), TURNS.index(-0.5))


def _maxout() -> Slice:
    """Maxout of two lines at every slope of the first: f and f', with gaps where they jump."""
    all_lines = [Lines((turn, RISING), (0.5, -0.5)) for turn in TURNS]
    bends = [tuple(p.left for p in pieces(m.weights, m.offsets)[1:]) for m in all_lines]
    x = grid(tuple(bend for row in bends for bend in row))
    f = np.array([line(x) for line in all_lines])
    df = [
        np.where(np.isin(x, row), np.nan, line.grad(x))
        for line, row in zip(all_lines, bends, strict=True)
    ]
    return Slice("w", TURNS, *(table.astype(np.float32) for table in (x, f, np.array(df))))
