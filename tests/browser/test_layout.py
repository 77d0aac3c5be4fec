"""Layout from phone to projector: columns, sliders, the tree, headings."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from pages._ui.text import library
from tests.browser.pilot import Visitor, eventually, settle, show_all_answers

Visit = Callable[..., Visitor]

NARROW = {"width": 900, "height": 700}
LINES = "(n) => Math.round(n.clientHeight / parseFloat(getComputedStyle(n).lineHeight))"
MIDDLE = """(node) => {
  const box = node.getBoundingClientRect();
  return box.y + box.height / 2 - node.closest(".tree").getBoundingClientRect().y;
}"""
# Pixels between the upper edge of a chart and the highest part of its picture.
ABOVE = """(stage) => {
  const shown = "path[d], text:not(:empty), circle, rect:not(.bg), canvas";
  const seen = [...stage.querySelectorAll(shown)].filter((node) => !node.closest("clipPath, defs"));
  const tops = seen.map((node) => node.getBoundingClientRect())
    .filter((box) => box.width + box.height > 0).map((box) => box.top);
  return Math.min(...tops) - stage.getBoundingClientRect().top;
}"""
PARTS_OF_LAST_WORD = """(heading) => {
  const words = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode();
  const range = new Range();
  range.setStart(words, words.data.lastIndexOf(" ") + 1);
  range.setEnd(words, words.data.length);
  return range.getClientRects().length;
}"""
TRACKS = "(inputs) => inputs.map((n) => n.getBoundingClientRect().width)"


def test_a_title_is_one_line_beside_the_menu(visit: Visit) -> None:
    """In a window of 900 pixels with the menu open, no title breaks within its word."""
    page = visit(viewport=NARROW).open("/sigmoid")
    expect(page.locator(".stSidebar")).to_be_visible()
    assert page.locator("h1").evaluate(LINES) == 1


def test_a_long_word_of_a_title_is_whole_on_a_phone(visit: Visit) -> None:
    """The title “Inside backpropagation” breaks between its words, not within one."""
    page = visit(viewport={"width": 390, "height": 844}).open("/backpropagation?lang=en")
    assert page.locator("h1").evaluate(LINES) == 2
    assert page.locator("h1").evaluate(PARTS_OF_LAST_WORD) == 1


@pytest.mark.parametrize("width", (1280, 900, 390))
def test_sliders_have_room(visit: Visit, width: int) -> None:
    """A slider with a long label has a track of 150 pixels as well."""
    visitor = visit(viewport={"width": width, "height": 800})
    show_all_answers(visitor)
    page = visitor.open("/tanh?lang=en")
    expect(page.locator(".ex-long").first).to_be_visible()
    tracks = page.locator(".ex input[type=range]").evaluate_all(TRACKS)
    assert min(tracks) >= 150, tracks


@pytest.mark.parametrize("path", ("/sigmoid", "/compare"))
def test_options_are_as_large_as_a_thumb(visit: Visit, path: str) -> None:
    """On a phone the options of a guess, a claim, a chart and a choice of several are 44 pixels."""
    page = visit(viewport={"width": 390, "height": 844}).open(path)
    options = page.locator(".stMain .stButtonGroup button:visible")
    expect(options.first).to_be_visible()
    heights = options.evaluate_all("(all) => all.map((n) => n.getBoundingClientRect().height)")
    assert min(heights) >= 44, heights


@pytest.mark.parametrize("width", (390, 1280, 1920))
def test_no_empty_strip_above_the_gears(visit: Visit, width: int) -> None:
    """The row of gears stands at the top of its chart, at most 40 pixels below its edge."""
    page = visit(viewport={"width": width, "height": 900}).open("/step")
    gears = page.locator(".st-key-block-chain .ex-stage")
    gears.scroll_into_view_if_needed()
    assert gears.evaluate(ABOVE) <= 40


def test_no_empty_strip_between_a_bet_and_its_film(visit: Visit) -> None:
    """On a phone the film begins right below the question, until there is a result to show."""
    page = visit(viewport={"width": 390, "height": 844}).open("/duel")
    film = page.locator(".st-key-film .ex")
    expect(film.locator(".ex-option")).to_have_count(3)
    boxes = [film.locator(part).bounding_box() for part in (".ex-options", ".ex-sliders")]
    assert boxes[0] and boxes[1]
    assert boxes[1]["y"] - boxes[0]["y"] - boxes[0]["height"] <= 12


def test_a_picture_stays_in_sight_beside_its_words(visit: Visit) -> None:
    """While the last words beside it are read, the picture is still whole in the window."""
    page = visit(viewport={"width": 1280, "height": 900}).open("/step")
    page.locator(".st-key-text-soften").evaluate("(node) => node.scrollIntoView({ block: 'end' })")
    expect(page.locator(".st-key-block-staircase .ex-stage")).to_be_in_viewport(ratio=1)
    page.locator(".st-key-text-gears").evaluate("(node) => node.scrollIntoView()")
    expect(page.locator(".st-key-block-staircase .ex-stage")).not_to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", (390, 768, 1280))
def test_four_facts_stand_in_full_rows(visit: Visit, width: int) -> None:
    """Four facts below a chart are two rows of two, or one row of four."""
    page = visit(viewport={"width": width, "height": 900}).open("/step")
    facts = page.locator(".st-key-block-staircase .ex-fact")
    expect(facts).to_have_count(4)
    tops = facts.evaluate_all("(all) => all.map((n) => Math.round(n.getBoundingClientRect().top))")
    assert sorted(tops.count(top) for top in set(tops)) in ([2, 2], [4])


@pytest.mark.parametrize("width", (1280, 1920))
def test_comparison_is_as_wide_as_its_page(visit: Visit, width: int) -> None:
    """The chart takes the width of the page, and is seen whole without scrolling."""
    page = visit(viewport={"width": width, "height": 900}).open("/compare")
    stage = page.locator(".st-key-block-comparison .ex-stage").bounding_box()
    table = page.locator(".st-key-block-properties").bounding_box()
    assert stage and table and stage["width"] == pytest.approx(table["width"], abs=2)
    assert stage["width"] >= 800 and stage["y"] + stage["height"] <= 900


def test_an_open_advice_stays_at_its_branch(visit: Visit) -> None:
    """An advice that opens does not move, and stays level with the answer that leads to it."""
    page = visit().open("/choose")
    page.locator(".st-key-wizard-tree summary").first.click()
    item = page.locator(".tree li:has(> details[data-path='new.hidden.mlp.shallow'])")
    answer, summary = item.locator(".tree-answer"), item.locator("summary")
    before = summary.evaluate(MIDDLE)
    summary.click()
    expect(item.locator("button")).to_be_visible()
    assert summary.evaluate(MIDDLE) == pytest.approx(before, abs=1)
    assert answer.evaluate(MIDDLE) == pytest.approx(before, abs=4)


@pytest.mark.parametrize("section", ("duel", "invent"))
def test_the_way_back_points_back(visit: Visit, section: str) -> None:
    """The way to the previous section stands at the left edge, its arrow before its words."""
    page = visit().open(f"/{section}")
    foot, back = page.locator(".st-key-foot"), page.locator(".st-key-go-previous")
    back.scroll_into_view_if_needed()
    edge, arrow = foot.bounding_box(), back.locator("kbd").bounding_box()
    words = back.locator("p").bounding_box()
    assert edge and arrow and words
    assert arrow["x"] == pytest.approx(edge["x"], abs=20) and arrow["x"] < words["x"]


def test_streamlits_own_words_are_korean_or_gone(visit: Visit) -> None:
    """The link to the content is in Korean, and no heading has a link beside it."""
    page = visit().open("/sigmoid")
    skip = page.get_by_test_id("stSkipToContent")
    expect(skip).to_have_text(library.words("ko")["menu"]["skip"])
    expect(page.get_by_label("Link to heading").locator("visible=true")).to_have_count(0)


def test_the_film_fills_the_first_window_of_the_cover(visit: Visit) -> None:
    """The film takes at least 60 % of the window's height, and the guess below it is seen too."""
    page = visit(viewport={"width": 1280, "height": 800}).open("/")
    stage = page.locator(".st-key-experiment-one-line").bounding_box()
    guess = page.locator(".st-key-cover-guess").bounding_box()
    assert stage and guess
    assert stage["height"] >= 0.6 * 800 and guess["y"] + guess["height"] <= 800


def test_the_map_keeps_its_place(visit: Visit) -> None:
    """The text after the map stays below the window while the map is loading."""
    held: list[Route] = []
    visitor = visit()
    visitor.page.route(re.compile(r"/map\.js"), lambda route: held.append(route))
    visitor.page.goto(visitor.watch.address)
    text = visitor.page.locator(".st-key-text-how")
    expect(text).to_be_attached()
    place = text.bounding_box()
    assert place and place["y"] > 800
    eventually(lambda: visitor.page.evaluate("1") and bool(held), "the map is not asked for")
    for route in held:
        route.continue_()
    settle(visitor.page)
