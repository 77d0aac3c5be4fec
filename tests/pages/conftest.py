"""A visitor without a browser: the whole course as Streamlit's AppTest runs it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "pages" / "_course.py"
CONTENTS = "00_contents.py"

Visit = Callable[..., AppTest]


@pytest.fixture
def visit() -> Visit:
    """Open a page file as a new visitor, with a browser locale and URL parameters."""
    return open_page


def open_page(page: str = CONTENTS, locale: str | None = "ko-KR", **parameters: str) -> AppTest:
    """The page as it stands after its first run."""
    course = AppTest.from_file(str(SCRIPT), default_timeout=60)
    course.context = {"locale": locale}
    course.run()
    course.query_params.clear()
    course.query_params.update(parameters)
    if page != CONTENTS or parameters:
        del course.session_state["language"], course.session_state["present"]
        del course.session_state["step"]
        course.switch_page(page).run()
    return course
