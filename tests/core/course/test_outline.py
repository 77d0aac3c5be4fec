"""The order of the lesson."""

import re
from itertools import groupby

import pytest

from core.activations import BY_NAME
from core.course.outline import GROUPS, SECTIONS, CourseError, Section, built, find, neighbours

DECK = (
    *("contents", "what_is_af", "step", "backpropagation", "linear", "nonlinear"),
    *("gallery", "maxout"),
    *("sigmoid", "softmax", "tanh", "relu", "leaky_relu"),
    *("elu", "swish", "llm", "gelu", "glu", "choose", "cheatsheet", "review", "glossary"),
    "references",
)
LAB = ("compare", "duel", "invent")


def test_sections_follow_the_deck() -> None:
    """Sections are in the slides' order, then review, glossary, references and lab, each once."""
    assert [section.id for section in SECTIONS] == [*DECK, *LAB], (
        "the deck's order is fixed: see SECTIONS"
    )


def test_groups_are_whole() -> None:
    """Each group is one unbroken run of sections, in the order of GROUPS."""
    runs = [group for group, _ in groupby(SECTIONS, key=lambda section: section.group)]
    assert runs == list(GROUPS), "move the section to its group, or name the group in GROUPS"


def test_numbers_are_those_of_the_slides() -> None:
    """The printed numbers run from 01 to 11 without a gap, and no two sections share one."""
    printed = [section.number for section in SECTIONS if section.number]
    assert printed == sorted(set(printed)), "numbers must not go back, nor stand twice"
    slides = {number.partition(".")[0] for number in printed}
    assert slides == {f"{n:02d}" for n in range(1, 12)}, "a number of the deck is missing"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_page_is_named_after_its_section(section: Section) -> None:
    """One id names a thing everywhere: 03_sigmoid.py holds the section sigmoid."""
    assert re.fullmatch(rf"\d\d_{section.id}\.py", section.page), f"rename the page of {section.id}"
    if section.number:
        assert section.page.startswith(section.number[:2]), (
            f"{section.page}: number {section.number}"
        )


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_small_curve_is_in_the_catalogue(section: Section) -> None:
    """A section is represented by an activation that exists, or by none."""
    assert section.activation in {"", *BY_NAME}, f"{section.activation} is not in the catalogue"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.id)
def test_minutes_are_short(section: Section) -> None:
    """No section asks for more than ten minutes."""
    assert 1 <= section.minutes <= 10, f"split {section.id}, or correct its minutes"


def test_built_keeps_course_order_and_ignores_other_files() -> None:
    """Built sections follow from the page files alone, in the order of the course."""
    found = built(SECTIONS, ["09_swish.py", "06_relu.py", "_course.py"])
    assert [section.id for section in found] == ["relu", "swish"]


def test_neighbours_step_over_what_is_not_built() -> None:
    """Previous and next are the nearest built sections, and None at the ends."""
    relu, swish, gelu = built(SECTIONS, ["06_relu.py", "09_swish.py", "10_gelu.py"])
    row = (relu, swish, gelu)
    assert neighbours(row, "relu") == (None, swish)
    assert neighbours(row, "swish") == (relu, gelu)
    assert neighbours(row, "gelu") == (swish, None)


def test_a_single_section_has_no_neighbours() -> None:
    """Alone, a section has nothing before it and nothing after it."""
    assert neighbours(built(SECTIONS, ["06_relu.py"]), "relu") == (None, None)


def test_unknown_section_is_an_error() -> None:
    """Asking for a section that is not there names it."""
    with pytest.raises(CourseError, match="nonsense"):
        neighbours(SECTIONS, "nonsense")
    with pytest.raises(CourseError, match="nonsense"):
        find(SECTIONS, "nonsense")


def test_a_section_is_found_by_its_id() -> None:
    """The id is all that is needed to reach a section."""
    assert [find(SECTIONS, section.id) for section in SECTIONS] == list(SECTIONS)
