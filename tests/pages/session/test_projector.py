"""Projector mode: one block at a time, from the first to the last."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.course import outline
from pages._ui.text import library
from pages._ui.text.line_breaks import typeset
from tests.pages.conftest import keys_within

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

BUILT = outline.built(outline.SECTIONS, library.page_names())
every_page = pytest.mark.parametrize("section", BUILT, ids=lambda section: section.id)


def blocks(keys: list[str]) -> list[str]:
    """The blocks that are shown."""
    return [key for key in keys if key.startswith("block-")]


def stowed(page: AppTest) -> set[str]:
    """The blocks in closed boxes, which the projection leaves out."""
    return {key for box in page.expander for key in blocks(list(keys_within(box)))}


def on(page: AppTest) -> AppTest:
    """Begin to present."""
    return page.button(key="present-button").click().run()


def press(page: AppTest, key: str) -> AppTest:
    """Press the button that stands behind a key."""
    return page.button(key=f"turn-{key}").click().run()


@every_page
def test_every_block_comes_once_in_its_order(
    visit: Visit, keys: Keys, section: outline.Section
) -> None:
    """The projection shows the blocks of the page one by one, in the page's order."""
    page = visit(section.page)
    away = stowed(page)
    whole = [block for block in blocks(keys(page)) if block not in away]
    on(page)
    shown = []
    for number in range(1, len(whole) + 1):
        assert len(blocks(keys(page))) == 1 and not page.exception and not page.warning
        assert page.query_params["present"] == "1" and page.query_params["step"] == str(number)
        assert f"{number} / {len(whole)}" in [m.value for m in page.markdown]
        shown += blocks(keys(page))
        if number < len(whole):
            press(page, "Right")
    assert sorted(shown) == sorted(whole)
    assert shown == whole


def test_second_keys_do_the_same(visit: Visit) -> None:
    """A clicker's PageDown and PageUp turn as the arrow keys do."""
    page = on(visit("06_relu.py"))
    assert press(page, "PageDown").query_params["step"] == "2"
    assert press(page, "Right").query_params["step"] == "3"
    assert press(page, "PageUp").query_params["step"] == "2"
    assert press(page, "Left").query_params["step"] == "1"


@pytest.mark.parametrize(
    ("asked", "shown"), [("99", "4"), ("0", "1"), ("-1", "1"), ("x", "1"), ("", "1"), ("2", "2")]
)
def test_step_of_the_url_is_cut_to_the_page(visit: Visit, asked: str, shown: str) -> None:
    """The cover has four blocks: `?step=99` shows the last, nonsense the first."""
    page = visit(present="1", step=asked)
    assert not page.exception and page.query_params["step"] == shown


@pytest.mark.parametrize("junk", ("0", "yes", "", "2"))
def test_only_one_turns_it_on(visit: Visit, junk: str) -> None:
    """`?present=1` is the projection, anything else the whole page."""
    assert visit(present=junk).get_by_key("present-button")


def test_escape_brings_back_the_whole_page(visit: Visit, keys: Keys) -> None:
    """Leaving shows all blocks and clears the URL."""
    page = visit("06_relu.py")
    whole = blocks(keys(page))
    on(page).button(key="leave").click().run()
    assert blocks(keys(page)) == whole
    assert page.query_params == {}


def test_last_block_leads_to_the_next_section(visit: Visit) -> None:
    """After the last block of a section comes the first of the next, and back the other way."""
    page = on(visit())
    for _ in range(4):
        press(page, "Right")
    assert page.title[0].value == library.words("ko")["section"][BUILT[1].id]
    assert page.query_params["step"] == "1"
    press(page, "Left")
    assert page.title[0].value == library.words("ko")["section"]["contents"]


def test_first_and_last_block_of_the_lesson_have_no_way_out(visit: Visit) -> None:
    """At either end of the lesson nothing happens that would lose the audience."""
    page = on(visit())
    if any(button.key == "turn-Left" for button in page.button):
        press(page, "Left")
    assert not page.exception and page.query_params["step"] == "1"
    page = on(visit(BUILT[-1].page))
    page.session_state["step"] = 99
    last = page.run().query_params["step"]
    if any(button.key == "turn-Right" for button in page.button):
        press(page, "Right")
    assert not page.exception and page.query_params["step"] == last


@pytest.mark.parametrize(
    ("section", "quiz"), [("relu", "relu-negative-slope"), ("swish", "swish-formula")]
)
def test_answer_is_hidden_until_revealed(visit: Visit, keys: Keys, section: str, quiz: str) -> None:
    """At the projector the question stands alone; one button gives the answer with its reasons."""
    page = on(visit(outline.find(BUILT, section).page))
    while f"block-{quiz}" not in keys(page):
        press(page, "Right")
    question = library.questions(section)[quiz]
    prose = [m.value for m in page.markdown]
    assert typeset(question.prompt["ko"]) in prose and typeset(question.why["ko"]) not in prose
    assert not any(question.solution in text for text in prose)
    assert not page.text_input
    page.button(key=f"show-{quiz}").click().run()
    prose = [m.value for m in page.markdown]
    assert typeset(question.why["ko"]) in prose and any(question.solution in text for text in prose)


def test_title_stays(visit: Visit) -> None:
    """Every block keeps the section's name above it."""
    page = on(visit("06_relu.py"))
    for _ in range(4):
        assert [t.value for t in press(page, "Right").title] == ["ReLU"]
