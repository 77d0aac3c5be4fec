"""Every correction of the slides is in the lesson once."""

from collections import Counter
from pathlib import Path

import pytest

from core.course.content import LANGUAGES, load_blocks
from core.course.corrections import collected
from core.course.outline import SECTIONS

TEXT = Path(__file__).parents[2] / "assets" / "text"

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


def numbers(lang: str) -> list[str]:
    """The numbers of all corrections in the words of one language, in their order."""
    sections = {s.id: load_blocks(TEXT / lang / f"{s.id}.md") for s in SECTIONS}
    return [correction.number for correction in collected(sections)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_correction_stands_in_the_words(lang: str) -> None:
    """Each number is a point of exactly one block, or is in LEFT_OUT with a reason."""
    assert numbers(lang) == [number for number in FOUND if number not in LEFT_OUT], (
        f"write the missing point '- **E..** · …' in {lang}, or give the reason in LEFT_OUT"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_correction_is_only_mentioned(lang: str) -> None:
    """A number is bold only at the start of its point."""
    bold = Counter(
        word
        for path in (TEXT / lang).glob("*.md")
        for word in path.read_text("utf-8").split("**")[1::2]
        if word in FOUND
    )
    assert bold == Counter(numbers(lang)), "write a mention without the bold"


def test_what_is_left_out_was_found() -> None:
    """A reason is given for a number of the list, and for no other."""
    assert set(LEFT_OUT) <= set(FOUND) and all(LEFT_OUT.values())
    assert len(set(FOUND)) == len(FOUND) == 61
