"""Projector mode: one block at a time, from the first to the last."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.course import outline
from core.course.slides import Slide
from core.quiz import Question, solution
from pages._ui import slide as slides
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


def say_answer(question: Question) -> str:
    """Line below the words of a slide once its question is answered."""
    return f"{library.words('ko')['quiz']['solution']} {typeset(solution(question)['ko'])}"


def press(page: AppTest, key: str) -> AppTest:
    """Press the button that stands behind a key."""
    return page.button(key=f"turn-{key}").click().run()


WITH_SLIDES = [section for section in BUILT if library.slides(section.id)]
WITHOUT = [section for section in BUILT if not library.slides(section.id)]


@pytest.mark.parametrize("section", WITHOUT, ids=lambda section: section.id)
def test_every_block_comes_once_in_its_order(
    visit: Visit, keys: Keys, section: outline.Section
) -> None:
    """Without slides the projection shows the blocks of the page one by one, in its order."""
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


@pytest.mark.parametrize("section", WITH_SLIDES, ids=lambda section: section.id)
def test_every_slide_shows_what_it_names(
    visit: Visit, keys: Keys, section: outline.Section
) -> None:
    """A slide draws its title and, once its answer is known, exactly the blocks that it names."""
    page = on(visit(section.page))
    deck = library.slides(section.id)
    for number, slide in enumerate(deck, 1):
        assert page.title[0].value == typeset(slide.title["ko"])
        assert f"{number} / {len(deck)}" in [m.value for m in page.markdown]
        if slide.ask or slide.claim:
            press(page, "Right")
        assert page.query_params["step"] == str(number), "an answer is shown before the next slide"
        assert blocks(keys(page)) == [f"block-{block}" for block in slide.show]
        assert not page.exception and not page.warning
        assert not page.info, f"slide {number} of {section.id} sets what its block refuses"
        left = page.session_state["asked-for"]
        assert not left, f"slide {number} of {section.id} sets {left}, which none of its blocks has"
        if number < len(deck):
            press(page, "Right")


def test_slide_starts_from_its_own_setting(visit: Visit) -> None:
    """A slide sets sliders and choices, once: what is moved afterwards stays."""
    page = on(visit("02_step.py"))
    assert page.session_state["settings"]["staircase"] == {"t": 2.0, "s": 0.0}
    press(page, "Right")
    assert page.session_state["settings"]["staircase"]["t"] == 1.2
    page.session_state["settings"]["staircase"]["t"] = 0.4
    assert page.run().session_state["settings"]["staircase"]["t"] == 0.4
    assert press(page, "Left").session_state["settings"]["staircase"]["t"] == 2.0


def test_second_keys_do_the_same(visit: Visit) -> None:
    """A clicker's PageDown and PageUp turn as the arrow keys do."""
    page = on(visit("03_sigmoid.py"))
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
    assert page.caption[0].value.endswith(library.words("ko")["section"][BUILT[1].id])
    assert page.query_params["step"] == "1"
    press(page, "Left")
    assert page.caption[0].value.endswith(library.words("ko")["section"]["contents"])
    assert page.title[0].value == typeset(library.slides("contents")[0].title["ko"])
    assert page.query_params["step"] == "1"


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


def test_answer_is_a_build_of_its_slide(visit: Visit) -> None:
    """The quiz of the deck is answered by the next turn, on its slide; the one after goes on."""
    page = on(visit("06_relu.py"))
    for _ in range(3):
        press(page, "Right")
    answer = say_answer(library.questions("relu")["relu-negative-slope"])
    assert page.query_params["step"] == "3"
    assert answer not in [m.value for m in page.markdown]
    assert answer in [m.value for m in press(page, "Right").markdown]
    assert page.query_params["step"] == "3"
    assert press(page, "Right").query_params["step"] == "4"


def test_verdict_is_a_build_of_its_slide(visit: Visit) -> None:
    """A sentence of the deck is judged by the next turn, and anew when the slide returns."""
    page = press(on(visit("06_relu.py")), "Right")
    why = library.claims("relu")["E18"].why["ko"]

    def judged() -> bool:
        return any(why[:20] in m.value for m in page.markdown)

    assert not judged()
    press(page, "Right")
    assert judged()
    press(page, "Left")
    press(page, "Right")
    assert not judged()


def test_a_turn_draws_one_page(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn to a slide, to its answer, or to the next section draws nothing but its page."""
    page = on(visit("06_relu.py"))
    draw, drawn = slides.draw, list[str]()

    def counted(section: outline.Section, shown: Slide) -> Any:
        drawn.append(section.id)
        return draw(section, shown)

    monkeypatch.setattr(slides, "draw", counted)
    turns = 0
    while drawn[-1:] != ["leaky_relu"]:
        press(page, "Right")
        turns += 1
    press(page, "Left")
    assert drawn == ["relu"] * (turns - 1) + ["leaky_relu", "relu"]


def test_section_stands_above_every_slide(visit: Visit) -> None:
    """Each slide names its section, with its number."""
    page = on(visit("06_relu.py"))
    assert [c.value for c in page.caption][:1] == ["06 ReLU"]


@pytest.mark.parametrize("section", WITH_SLIDES, ids=lambda section: section.id)
def test_slides_have_the_choices_that_they_name(visit: Visit, section: outline.Section) -> None:
    """An option that a slide asks for is one of its picture's, and is chosen."""
    page = on(visit(section.page))
    for step, slide in enumerate(library.slides(section.id), 1):
        asked = {name: value for name, value in slide.set.items() if isinstance(value, str)}
        if asked:
            page.session_state["step"] = step
            page.run()
            if slide.ask:
                press(page, "Right")
            state = page.session_state
            picked = state["picked"].items() if "picked" in state else ()
            keys = {f"pick-{section.id}-{name}": name for name in asked}
            found = asked | {keys[key]: value for key, value in picked if key in keys}
            assert found == asked, step
