"""The six tiles: the deck's six functions, live, each leading to its page."""

from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.activations import BY_NAME
from pages._ui.navigation import gallery
from pages._ui.text import library
from tests.pages.reader import Read

Visit = Callable[..., AppTest]

SIX = ("sigmoid", "tanh", "relu", "leaky_relu", "maxout", "elu")


def sent(language: str) -> Read:
    """Data sent to the browser."""
    return Read(gallery._packed(language, library.page_names(), SIX))


@pytest.mark.parametrize("language", ("ko", "en"))
def test_six_tiles_with_formula_and_curve(language: str) -> None:
    """Every tile has its name, its formula and a curve, in the slide's order."""
    head = sent(language).head
    tiles = head["groups"][0]["sections"]
    assert [tile["id"] for tile in tiles] == list(SIX) == [s["name"] for s in head["slices"]]
    assert all(tile["formula"] for tile in tiles)
    names = library.words(language)["section"]
    assert [tile["title"] for tile in tiles] == [names[name] for name in SIX]


def test_tiles_rest_at_the_defaults() -> None:
    """A tile at rest shows the catalogue's function at its defaults."""
    read = sent("en")
    for part in read.head["slices"]:
        if part["name"] == "maxout":
            continue
        x = read.table(part["x"], 1)[0].astype(float)
        row = read.table(part["channels"][0], len(part["values"]))[part["rest"]]
        np.testing.assert_allclose(row, BY_NAME[part["name"]](x), rtol=1e-5, atol=1e-6)


def test_maxout_tile_is_the_higher_of_two_lines() -> None:
    """Row by row f is the higher line, and its slope is broken where it jumps."""
    part = gallery._maxout()
    x = part.x.astype(float)
    for turn, f, df in zip(part.values, part.f, part.df, strict=True):
        want = np.maximum(turn * x + 0.5, gallery.RISING * x - 0.5)
        np.testing.assert_allclose(f, want, rtol=1e-5, atol=1e-5)
        assert np.isnan(df).sum() == (
            turn != gallery.RISING and abs(1 / (gallery.RISING - turn)) < 6
        )


def test_gallery_opens_in_both_languages(visit: Visit) -> None:
    """The page has the tiles as one block."""
    for locale in ("ko", "en"):
        page = visit("02_gallery.py", locale)
        assert not page.exception and not page.warning
        assert page.get_by_key("gallery")
