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
    """A tile shows the catalogue's function and its slope at the defaults, on the whole grid."""
    read = sent("en")
    for part in read.head["slices"]:
        if part["name"] == "maxout":
            continue
        x = read.table(part["x"], 1)[0].astype(float)
        row = read.table(part["channels"][0], len(part["values"]))[part["rest"]]
        slope = read.table(part["channels"][1], 1)[0]
        act = BY_NAME[part["name"]]
        kinks = act.kinks(**act.defaults)
        away = ~np.isin(x, kinks)
        np.testing.assert_allclose(row, act(x), rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(slope[away], act.grad(x)[away], rtol=1e-5, atol=1e-6)
        assert set(x[np.isnan(slope)]) <= set(kinks)


def test_maxout_tile_is_the_higher_of_two_lines() -> None:
    """f is the higher line, and its slope is broken where the lines cross, at x = 0.8."""
    part = gallery._maxout()
    x = part.x.astype(float)
    higher = np.maximum(-0.5 * x + 0.5, 0.75 * x - 0.5)
    np.testing.assert_allclose(part.f[0], higher, rtol=1e-5, atol=1e-5)
    assert x[np.isnan(part.df[0])] == pytest.approx([0.8])
    assert set(part.df[0][~np.isnan(part.df[0])]) == {-0.5, 0.75}


def test_gallery_opens_in_both_languages(visit: Visit) -> None:
    """The page has the tiles as one block."""
    for locale in ("ko", "en"):
        page = visit("02_gallery.py", locale)
        assert not page.exception and not page.warning
        assert page.get_by_key("gallery")
