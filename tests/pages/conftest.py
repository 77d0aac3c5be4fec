"""A visitor without a browser: the whole course as Streamlit's AppTest runs it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from pages._ui.runtime import background_jobs

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "pages" / "_course.py"
COVER = "00_contents.py"

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]


@pytest.fixture
def visit() -> Visit:
    """Open a page as a new visitor does: cover first, URL parameters and browser locale given."""
    return _visit


@pytest.fixture
def look() -> Visit:
    """Open a page to read it alone: the tests that ask for the same one share a visit."""
    return _looked_at


@pytest.fixture
def keys() -> Keys:
    """The keys of all containers and widgets of a page, in the order in which they stand there."""
    return lambda course: list(keys_within(course.main))


def _visit(page: str = COVER, locale: str | None = "ko-KR", **parameters: str) -> AppTest:
    course = AppTest.from_file(str(SCRIPT), default_timeout=60)
    course.context = {"locale": locale}
    course.query_params.update(parameters)
    course.run()
    return course if page == COVER else course.switch_page(page).run()


@cache
def _looked_at(page: str, locale: str) -> AppTest:
    return _visit(page, locale)


def keys_within(node: Node) -> Iterator[str]:
    key = getattr(node, "key", None)
    if key:
        yield str(key)
    if isinstance(node, Block):
        for child in node.children.values():
            yield from keys_within(child)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long work is done in one piece, however slow the machine, so that a page is whole at once."""
    monkeypatch.setattr(background_jobs, "PIECE", 600.0)
    monkeypatch.setattr(background_jobs, "PATIENCE", 600.0)
