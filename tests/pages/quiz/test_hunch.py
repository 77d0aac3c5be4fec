"""The guess on the cover is kept and not graded."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from core import progress
from pages._ui.quiz.hunch import OF
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
