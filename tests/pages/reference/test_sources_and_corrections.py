"""The last section: every source and every correction, none of which answers a quiz too early."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.course import outline
from core.course.claims import Claim
from pages._ui.text import citations, library

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

LAST = "12_references.py"
RIGHT = {"relu-negative-slope": "0", "elu-limit": "-α", "swish-formula": "x/(1+e^-x)"}

both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def corrections(until: str = "") -> list[Claim]:
    """Corrections of the other sections that wait for a quiz, or for none."""
    elsewhere = (c for c in library.every_claim() if c.section != "references")
    return [claim for claim in elsewhere if claim.number and claim.until == until]


def written(page: AppTest) -> str:
    """Text below the links to the sections."""
    return "\n".join(m.value for m in page.get_by_key("block-numbers").markdown)


@both_languages
def test_every_open_correction_has_its_words(visit: Visit, language: str) -> None:
    """Each correction has its anchor, its sentence of the slide and its reason."""
    page = visit(LAST, language)
    text, anchors = written(page), [heading.proto.anchor for heading in page.subheader]
    for claim in corrections():
        assert f"“{claim.quote[language]}”" in text and claim.number in anchors
        assert citations.linked(claim.why[language]) in text


@both_languages
def test_covered_corrections_name_their_quiz(visit: Visit, language: str) -> None:
    """Before the answer there is a number and the quiz that opens it, and no word more."""
    text, words = written(visit(LAST, language)), library.words(language)["quiz"]["covered"]
    for quiz in RIGHT:
        number = library.every_question()[quiz].deck_number
        assert f"** · {words.format(number=number)}" in text and "lock" not in text
        assert corrections(quiz)
        for claim in corrections(quiz):
            assert f"“{claim.quote[language]}”" not in text
            assert citations.linked(claim.why[language]) not in text


@pytest.mark.parametrize("quiz", RIGHT)
def test_an_answer_opens_its_corrections_here(visit: Visit, quiz: str) -> None:
    """Once a quiz is answered on its page, its corrections are open here, the others are not."""
    section = library.section_of(quiz)
    page = visit(outline.find(outline.SECTIONS, section).page)
    page.text_input(key=f"typed-{quiz}").set_value(RIGHT[quiz])
    page.button(key=f"check-{quiz}").click().run()
    text = written(page.switch_page(LAST).run())
    for other in RIGHT:
        for claim in corrections(other):
            assert (citations.linked(claim.why["ko"]) in text) == (other == quiz)


def test_each_run_of_corrections_leads_to_its_section(visit: Visit, keys: Keys) -> None:
    """Above each run stands the way to the section that explains it, by the section's name."""
    page = visit(LAST, "en")
    names = library.words("en")["section"]
    for number, section in (("e01", "linear"), ("e18", "relu"), ("e27", "elu"), ("e40", "elu")):
        assert f"corrections-{number}" in keys(page)
        (link,) = page.get_by_key(f"corrections-{number}").get("page_link")
        assert link.proto.label == names[section] and link.proto.page == section


@both_languages
def test_every_source_is_listed(visit: Visit, language: str) -> None:
    """The list has each source of the lesson once, with its title, year and address, by name."""
    (text,) = (m.value for m in visit(LAST, language).get_by_key("block-sources").markdown)
    lines, sources = text.splitlines(), library.references().values()
    assert len(lines) == len(sources)
    ordered = sorted(sources, key=lambda source: source.short.casefold())
    for line, source in zip(lines, ordered, strict=True):
        plain = line.replace("\\", "")
        assert plain.startswith(f"- {source.authors} ({source.year}). ")
        assert (f"[{source.title}]({source.url})" if source.url else source.title) in plain
        assert source.venue in plain
