"""Points of one's own in the duel: from the pad or a link into the duel, else a sentence."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.duel import DRAWN, Setup, record
from core.incremental import done
from pages._ui.scenes.duel import film
from pages._ui.text import library

Visit = Callable[..., AppTest]

PAGE = "14_duel.py"
TWO, THREE = "AAAf__", "AAAf__gAA"
both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def notes(page: AppTest) -> list[str]:
    """Sentences on the page that answer a bad input."""
    return [note.value for note in page.info]


def test_link_brings_the_points(visit: Visit) -> None:
    """A link with points opens the duel on them, and keeps them in the URL."""
    page = visit(PAGE, "en", data=DRAWN, points=THREE, acts="relu,tanh")
    setup: Setup = page.session_state["duel"]
    assert (setup.data, setup.points) == (DRAWN, THREE)
    assert page.query_params["points"] == THREE
    assert not notes(page) and not page.exception


@both_languages
@pytest.mark.parametrize("points", ("", "AAA", "x", "<b>", TWO * 101))
def test_points_of_a_link_that_are_no_data_set_are_told(
    visit: Visit, language: str, points: str
) -> None:
    """Without usable points the first data set is shown, and a sentence says so."""
    page = visit(PAGE, language, data=DRAWN, points=points)
    words = library.words(language)
    (note,) = notes(page)
    assert words["duel_field"]["data"] in note
    assert page.session_state["duel"] == Setup() and not page.exception


@both_languages
def test_pad_without_points_is_told(visit: Visit, language: str) -> None:
    """Button and form ask for points first, and the duel stays as it was."""
    page = visit(PAGE, language, acts="relu,tanh", width="2", depth="1")
    asked = library.words(language)["pad_fault"]["one_class"]
    page.button(key="learn-drawn").click().run()
    assert asked in notes(page)
    page.selectbox(key="duel-data").set_value(DRAWN)
    next(b for b in page.button if b.label in ("Train", "학습하기")).click().run()
    assert asked in notes(page) and page.session_state["duel"].data == "moons"


def test_button_lets_the_duel_learn_the_points(visit: Visit) -> None:
    """With two shapes on the pad the duel trains on them; another data set drops them."""
    page = visit(PAGE, "en", acts="relu,tanh", width="2", depth="1")
    page.session_state["drawn-points"] = TWO
    page.button(key="learn-drawn").click().run()
    assert page.session_state["duel"].points == TWO == page.query_params["points"]
    page.selectbox(key="duel-data").set_value("moons")
    next(b for b in page.button if b.label == "Train").click().run()
    assert page.session_state["duel"].points == "" and "points" not in page.query_params


def test_three_classes_have_three_colours_and_shapes() -> None:
    """Each class has a trace with its own marker, and the map's colours part where classes do."""
    run = done(record(Setup(acts=("relu", "tanh"), data="pinwheel", width=4, depth=1)))
    figure = film(run, "en").figure("en")
    dots = [trace for trace in figure["data"] if trace.get("mode") == "markers"]
    assert len({trace["marker"]["symbol"] for trace in dots}) == 3 and len(dots) == 6
    assert sum(len(trace["x"]) for trace in dots[:3]) == 200
    plane = figure["data"][0]
    assert plane["zmax"] == 3 and len({colour for _, colour in plane["colorscale"]}) == 4
    places = [place for place, _ in plane["colorscale"]]
    assert places == sorted(places) and places[0] == 0 and places[-1] == 1


def test_addresses_from_before_open_the_same_duel(visit: Visit) -> None:
    """A link without points has the meaning that it had."""
    page = visit(PAGE, "en", acts="relu,gelu", data="circles", seed="3")
    assert page.session_state["duel"] == Setup(("relu", "gelu"), data="circles", seed=3)
    assert {*page.query_params} == {"acts", "data", "seed"} and not notes(page)


@both_languages
def test_shapes_are_named_once_each(language: str) -> None:
    """The pad has a name for each of the three shapes."""
    names = library.words(language)["pad"]["classes"]
    assert len(set(names)) == 3 and all(re.fullmatch(r"\w+", name) for name in names)


def test_drawn_points_stay_where_they_are() -> None:
    """The recorded data are the drawn points themselves, without noise, for every seed."""
    runs = [
        done(record(Setup(acts=("relu", "tanh"), data=DRAWN, points=TWO, width=2, seed=seed)))
        for seed in (0, 5)
    ]
    np.testing.assert_array_equal(runs[0].data.x, runs[1].data.x)
    assert runs[0].data.x.tolist() == [[-1.7, 1.7], [-1.7, 1.7]]
