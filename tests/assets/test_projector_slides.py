"""Slides of the projector: short words in both languages about what the page really has."""

import re
from pathlib import Path

import pytest

from core.course import outline
from core.course.content import LANGUAGES
from core.course.slides import Slide
from pages._ui.text import library

SLIDES = Path(__file__).parents[2] / "assets" / "slides"
SECTIONS = sorted(path.stem for path in SLIDES.glob("*.toml"))
COVER = outline.SECTIONS[0].id
LONGEST = 25
POLITE = re.compile(r"(?:요|요\.|요\?|요\.”|요!)$")

every_slide = pytest.mark.parametrize(
    ("section", "slide"),
    [
        pytest.param(section, slide, id=f"{section}-{number}")
        for section in SECTIONS
        for number, slide in enumerate(library.slides(section), 1)
    ],
)


def test_names_of_the_files_are_sections() -> None:
    """Each file of slides belongs to a section."""
    known = {section.id for section in outline.SECTIONS}
    assert set(SECTIONS) <= known, f"rename {set(SECTIONS) - known}"


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_short_enough_for_a_class(section: str) -> None:
    """A section has six to nine slides, and the cover fewer."""
    least, most = (3, 5) if section == COVER else (6, 9)
    assert least <= len(library.slides(section)) <= most


@every_slide
def test_words_are_read_at_a_glance(section: str, slide: Slide) -> None:
    """No slide has more than 25 words on the wall, nor a title of more than eight."""
    for language in LANGUAGES:
        assert len(slide.words[language].split()) <= LONGEST, slide.words[language]
        assert len(slide.title[language].split()) <= 8, slide.title[language]


@every_slide
def test_both_languages_tell_the_same(section: str, slide: Slide) -> None:
    """Questions are asked in both languages, and the Korean words are polite speech."""
    ko, en = slide.words["ko"], slide.words["en"]
    assert ("?" in ko) == ("?" in en), (ko, en)
    assert POLITE.search(ko), ko
    assert POLITE.search(slide.note["ko"]), slide.note["ko"]


@every_slide
def test_questions_and_claims_are_those_of_the_section(section: str, slide: Slide) -> None:
    """A slide asks a question and quotes a sentence that its own section has."""
    assert not slide.ask or slide.ask in library.questions(section)
    assert not slide.claim or slide.claim in library.claims(section)
