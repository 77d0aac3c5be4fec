"""The road on the cover, the card of the next section, and the menu: data for the browser."""

import pytest

from core.course.outline import SECTIONS, built
from pages._ui.navigation import course_map, menu
from pages._ui.text import library
from tests.pages.reader import Read

both_languages = pytest.mark.parametrize("language", ("ko", "en"))
BUILT = built(SECTIONS, library.page_names())


@both_languages
def test_road_has_a_question_and_a_picture_for_every_section(language: str) -> None:
    """Every section but the cover has a question or a motto, and a curve or a drawing."""
    head = Read(course_map._road(language, library.page_names())).head
    tiles = [tile for group in head["groups"] for tile in group["sections"]]
    assert [tile["id"] for tile in tiles] == [section.id for section in BUILT[1:]]
    curves = {part["name"] for part in head["slices"]}
    for tile in tiles:
        assert tile["hook"] and not set(tile["hook"]) & set("$*[]{}\\`"), tile["hook"]
        assert bool(tile["picture"]) != (tile["id"] in curves), tile["id"]


@both_languages
def test_card_shows_the_next_section(language: str) -> None:
    """The card has number, title, question and picture of its section."""
    words = library.words(language)
    for name in ("sigmoid", "softmax"):
        section = next(s for s in BUILT if s.id == name)
        head = Read(course_map.card(section, language)).head
        (tile,) = head["groups"][0]["sections"]
        assert (tile["number"], tile["title"]) == (section.number, words["section"][name])
        assert tile["hook"].endswith("?") and tile["kicker"] == words["foot"]["next"]
        assert len(head["slices"]) == bool(section.activation)


@both_languages
def test_menu_has_every_section_in_its_group(language: str) -> None:
    """The menu lists the built sections in the order of the course, with their questions."""
    content = menu._content(language, library.page_names())
    entries = [entry for group in content["groups"] for entry in group["sections"]]
    assert [entry["id"] for entry in entries] == [section.id for section in BUILT]
    assert all(set(e["recalled"]) <= set(e["questions"]) for e in entries)
