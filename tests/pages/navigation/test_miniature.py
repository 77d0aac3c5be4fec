"""The small drawings of the sections: one for each, inside its frame, in the colours of the map."""

import re
from collections.abc import Iterator

import pytest

from core.course.outline import SECTIONS, Section
from pages._ui.browser.urls import WEB
from pages._ui.navigation.miniature import miniature
from pages._ui.navigation.shapes import HIGH, WIDE, Shape

STYLES = set(re.findall(r"\.(map-[a-z]+)", (WEB / "map" / "map.css").read_text("utf-8")))
DRAWN = [section for section in SECTIONS[1:] if not section.activation]

each = pytest.mark.parametrize("section", DRAWN, ids=lambda section: section.id)


def places(shape: Shape) -> Iterator[tuple[float, float]]:
    """Corners and centres of a shape."""
    name, found = shape
    if name == "polyline":
        for pair in str(found["points"]).split():
            x, y = map(float, pair.split(","))
            yield x, y
    elif name == "rect":
        x, y = float(found["x"]), float(found["y"])
        yield from ((x, y), (x + float(found["width"]), y + float(found["height"])))
    elif name == "circle":
        yield float(found["cx"]), float(found["cy"])


@each
def test_every_section_without_a_curve_has_a_drawing(section: Section) -> None:
    """A section has the curve of its activation or a drawing; all shapes lie in the frame."""
    shapes = miniature(section.id)
    assert shapes
    for x, y in (place for shape in shapes for place in places(shape)):
        assert 0 <= x <= WIDE and 0 <= y <= HIGH, (section.id, x, y)


@each
def test_shapes_have_looks_that_the_style_sheet_knows(section: Section) -> None:
    """Each class of a shape is a rule of map.css."""
    looks = {look for _, found in miniature(section.id) for look in str(found["class"]).split()}
    assert looks <= STYLES


def test_sections_with_an_activation_are_not_drawn_twice() -> None:
    """The cover and the sections of an activation have no drawing."""
    assert [s.id for s in SECTIONS if s.activation and miniature(s.id)] == []
    assert miniature("contents") == []
