"""The row of buttons above a scene: its choice in the URL and in the session."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui.scenes.neuron import NEURONS
from pages._ui.text import library
from pages._ui.text.labels import label

Visit = Callable[..., AppTest]

PAGE = "01_what_is_af.py"
FIRST = next(iter(NEURONS))


def buttons(page: AppTest) -> Any:
    """The row of buttons."""
    return page.get_by_key("pick-what_is_af-f")


def row(page: AppTest) -> object:
    """The choice that the buttons show."""
    return buttons(page).value


@pytest.mark.parametrize("name", NEURONS)
def test_choice_of_the_url_is_shown(visit: Visit, name: str) -> None:
    """`?f=relu` picks ReLU; the default does not stay in the URL."""
    page = visit(PAGE, f=name)
    assert row(page) == name
    assert page.query_params.get("f") == (None if name == FIRST else name)


@pytest.mark.parametrize("junk", ("", "RELU", "swish", "<b>", "relu ", "0"))
def test_junk_is_the_default(visit: Visit, junk: str) -> None:
    """Anything that is not on offer gives the first and leaves the URL."""
    page = visit(PAGE, f=junk)
    assert not page.exception and not page.warning
    assert row(page) == FIRST and "f" not in page.query_params


def test_choice_survives_another_page(visit: Visit) -> None:
    """A reader who comes back finds the same choice, also in the URL."""
    page = visit(PAGE, f="relu")
    page.query_params.clear()
    page.switch_page("03_sigmoid.py").run()
    assert "f" not in page.query_params
    page.switch_page(PAGE).run()
    assert row(page) == "relu" and page.query_params["f"] == "relu"


def test_picking_changes_the_url(visit: Visit) -> None:
    """A press of a button is in the URL, and back to the first takes it out."""
    page = visit(PAGE)
    buttons(page).set_value("relu").run()
    assert page.query_params["f"] == "relu"
    buttons(page).set_value(FIRST).run()
    assert "f" not in page.query_params and row(page) == FIRST


def test_labels_are_what_the_lesson_calls_things() -> None:
    """A gate and an activation without a section have their own label, a section its title."""
    words = library.words("ko")["section"]
    assert [label(name) for name in ("glu", "step", "mish")] == ["GLU", words["step"], "Mish"]
