"""The zoom into a language model: 96 floors, rooms that mix tokens and rooms that do not."""

import numpy as np
import pytest

from core.numerics.elementwise import Array
from pages._ui.scenes.ffn_drawing import HEIGHT, WIDTH
from pages._ui.scenes.zoom import LEVELS, STOPS, ZOOM
from pages._ui.scenes.zoom_world import ATTENTION, FLOORS, TOKENS, rooms, threads
from pages._ui.text.language import LANGUAGES

COLUMNS, HOUSES, CURVES = 0, 1, 5
"""Places of the tokens' columns, of the floors and of the curves among the traces."""


def parts(trace: Array) -> list[Array]:
    """Lines of a trace, (points, 2), without the gaps between them."""
    points = np.stack(np.split(trace, 2), axis=1)
    gaps = np.flatnonzero(np.isnan(points[:, 0]))
    return [line[~np.isnan(line[:, 0])] for line in np.split(points, gaps)][:-1]


def inside(lines: list[Array]) -> list[Array]:
    """Lines that lie wholly in the picture."""
    return [one for one in lines if (one >= 0).all() and (one <= [WIDTH, HEIGHT]).all()]


def test_the_tower_has_96_floors() -> None:
    """At first all 96 floors are in the picture, five columns rise through it, curves glow."""
    frame = ZOOM.frame("en", zoom=0.0)
    assert len(inside(parts(frame.traces[HOUSES]))) == FLOORS == 96
    assert len(parts(frame.traces[COLUMNS])) == len(TOKENS) == 5
    assert len(inside(parts(frame.traces[CURVES]))) == 95 * 5 + 5 * 6


def test_curves_of_one_token_are_counted() -> None:
    """A token meets 4 x 12 288 curves on a floor, 4 718 592 on its way through the tower."""
    counts = [ZOOM.frame("en", zoom=float(k)).facts[1] for k in range(len(LEVELS))]
    assert counts == ["96 × 49,152 = 4,718,592", "49,152", "49,152"]
    assert 96 * 4 * 12_288 == 4_718_592


def test_attention_alone_joins_tokens() -> None:
    """Threads join every token to all behind it; no line of an FFN leaves its own token."""
    joined = [tuple(np.searchsorted(TOKENS, line[:2, 0])) for line in threads()]
    assert sorted(joined) == [(a + 1, b + 1) for a in range(5) for b in range(a + 1, 5)]
    for line in rooms():
        x, y = line[:-1].T
        assert len(set(np.searchsorted(TOKENS, x, side="right"))) == 1
        assert y.min() > ATTENTION[1]


@pytest.mark.parametrize("zoom", STOPS)
def test_curves_are_seen_at_every_zoom(zoom: float) -> None:
    """On the whole way at least six curves lie in the picture, and the columns have no gap."""
    frame = ZOOM.frame("ko", zoom=zoom)
    assert len(inside(parts(frame.traces[CURVES]))) >= 6
    assert np.isfinite(frame.traces[COLUMNS]).sum() == 4 * len(TOKENS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_belong_to_a_level(language: str) -> None:
    """Names are in the picture where they are shown: 1 of the tower, 9 of a floor, 3 of an FFN."""
    shown = []
    for zoom in (0.0, 1.0, 2.0):
        x, y = np.split(ZOOM.frame(language, zoom=zoom).traces[-1], 2)
        here = np.isfinite(x)
        assert ((x >= 0) & (x <= WIDTH) & (y >= 0) & (y <= HEIGHT))[here].all()
        shown.append(here.sum())
    assert shown == [1, 9, 3]
