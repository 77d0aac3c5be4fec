"""The guess on the cover is kept, not graded, and returns where its answer is measured."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core import progress
from pages._ui.quiz.hunch import OF, OPTIONS
from pages._ui.text import library

Visit = Callable[..., AppTest]

WORDS = library.words("en")["hunch"]


def test_guess_is_kept(visit: Visit) -> None:
    """A chip leaves a draft in the record and a line that names the section that settles it."""
    page = visit(locale="en-GB")
    assert WORDS["kept"] not in [text.value for text in page.markdown]
    page.button_group(key="hunch").set_value(WORDS["gradient"]).run()
    assert progress.drafts(page.session_state["record"])[OF] == "gradient"
    assert WORDS["kept"] in [text.value for text in page.markdown] and not page.exception


def test_guess_of_an_earlier_visit_is_marked(visit: Visit) -> None:
    """A guess from the record is chosen already."""
    page = visit(locale="en-GB")
    page.session_state["record"] = (progress.Event("draft", OF, 5, "signal"),)
    assert page.run().session_state["hunch"] == "signal"


@pytest.mark.parametrize("guess", OPTIONS)
def test_guess_returns_where_it_is_measured(visit: Visit, guess: str) -> None:
    """On the sigmoid's page the guess stands beside what was measured, after that page's guess."""
    page = visit("03_sigmoid.py", "en-GB")
    assert not recalled(page)
    guessed = progress.Event("draft", OF, 5, guess)
    page.session_state["record"] = (guessed,)
    assert not recalled(page.run()), "the line gives away the answer of the page's own guess"
    page.session_state["record"] = (guessed, progress.Event("show", "predict-flow", 6))
    (line,) = recalled(page.run())
    assert WORDS[guess] in line and WORDS[f"measured_{guess}"] in line and not page.exception


def test_no_guess_leaves_no_line(visit: Visit) -> None:
    """Without a guess on the cover the sigmoid's page says nothing of it."""
    page = visit("03_sigmoid.py", "en-GB")
    page.session_state["record"] = (progress.Event("show", "predict-flow", 6),)
    assert not recalled(page.run())


def recalled(page: AppTest) -> list[str]:
    """Texts that name the guess on the cover."""
    opening = WORDS["recalled"].split("{")[0]
    return [text.value for text in page.markdown if text.value.startswith(opening)]
