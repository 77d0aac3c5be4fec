"""Every correction of the slides is in the lesson once."""

import re

import pytest

from core.course.claims import corrections
from core.course.content import LANGUAGES
from core.course.outline import SECTIONS
from pages._ui.text import library

# Everything that was found when the slides were checked, section by section.
FOUND = (
    *("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10"),
    *("E11", "E12", "E13", "E14", "E15", "E16", "E17", "E18", "E19", "E20"),
    *("E21", "E22", "E23", "E24", "E25", "E26", "E27", "E28", "E29", "E30"),
    *("E31", "E32", "E33", "E34"),
    *("E35", "E35a", "E35b", "E35c", "E35d", "E35e"),
    *("E36", "E37", "E38", "E38a", "E38b"),
    *("E39", "E39a", "E39b", "E39c", "E39d", "E39e"),
    *("E40", "E41", "E42", "E43", "E44", "E45", "E46", "E47", "E48", "E49"),
)
# number: why the lesson does not have it.
LEFT_OUT: dict[str, str] = {}


def test_every_correction_is_a_claim() -> None:
    """Each number is the id of one claim, or is in LEFT_OUT with a reason."""
    found = [c.number for _, run in corrections(library.every_claim()) for c in run]
    assert found == [number for number in FOUND if number not in LEFT_OUT], (
        "write the missing claim in assets/claims/, or give the reason in LEFT_OUT"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", [section.id for section in SECTIONS])
def test_numbers_stay_off_the_pages(section: str, lang: str) -> None:
    """No text block shows the number of a correction to the learner."""
    for block in library.blocks(section, lang).values():
        found = re.findall(r"\bE\d\d[a-e]?\b", block.body)
        assert not found, f"{section}.md {{#{block.id}}} ({lang}): say it without {found}"


def test_what_is_left_out_was_found() -> None:
    """A reason is given for a number of the list, and for no other."""
    assert set(LEFT_OUT) <= set(FOUND) and all(LEFT_OUT.values())
    assert len(set(FOUND)) == len(FOUND) == 61
