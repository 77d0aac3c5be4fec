"""The last section: every source and every correction, none of which answers a quiz too early."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.course import outline
from core.course.corrections import Correction, collected
from pages._ui.reference.sources_and_corrections import WAITS
from pages._ui.text import citations, library

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

PAGES = Path(__file__).parents[3] / "pages"
LAST = "12_references.py"
RIGHT = {"relu-negative-slope": "0", "elu-limit": "-α", "swish-formula": "x/(1+e^-x)"}

both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def corrections(language: str) -> tuple[Correction, ...]:
    """All corrections of the lesson."""
    return collected({s.id: library.blocks(s.id, language) for s in outline.SECTIONS})


def covered(correction: Correction) -> str:
    """The quiz that this correction waits for, or nothing."""
    return WAITS.get((correction.section, correction.block), "")


def written(page: AppTest) -> str:
    """Text below the links to the sections."""
    return "\n".join(m.value for m in page.get_by_key("block-numbers").markdown)


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """Each block of words of a page file that waits, and the quiz that it waits for."""
    tree = ast.parse(path.read_text("utf-8"))
    constants = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "text":
            for keyword in node.keywords:
                if keyword.arg == "until" and isinstance(keyword.value, ast.Name):
                    yield ast.literal_eval(node.args[0]), str(constants[keyword.value.id])


def test_what_waits_on_its_page_waits_here() -> None:
    """A block with corrections is covered here by the same quiz as on its own page."""
    with_corrections = {(c.section, c.block) for c in corrections("ko")}
    built = outline.built(outline.SECTIONS, library.page_names())
    waiting = {(s.id, block): quiz for s in built for block, quiz in calls(PAGES / s.page)}
    expected = {place: quiz for place, quiz in waiting.items() if place in with_corrections}
    assert expected == WAITS, (
        "give WAITS in pages/_ui/reference/sources_and_corrections.py the `until` of the pages"
    )


@both_languages
def test_every_open_correction_has_its_words(visit: Visit, language: str) -> None:
    """Each correction stands there word for word, those of this very section as a link to them."""
    text = written(visit(LAST, language))
    for correction in corrections(language):
        shown = f"- **{correction.number}** · {citations.linked(correction.text)}" in text
        assert shown == (correction.section != "references" and not covered(correction))
    assert "- **E41–E49** · [" in text and "(#deck_refs)" in text


@both_languages
def test_covered_corrections_name_their_quiz(visit: Visit, language: str) -> None:
    """Before the answer there is a number and the quiz that opens it, and no word more."""
    page = visit(LAST, language)
    text, said = written(page), library.words(language)["quiz"]["covered"]
    for numbers, quiz in (("E19", 2), ("E21", 2), ("E27–E33", 3), ("E35", 4)):
        cover = f"- **{numbers}** · :gray[:material/lock: {said.format(number=quiz)}]"
        assert cover in text
    for correction in filter(covered, corrections(language)):
        for line in correction.text.splitlines():
            assert citations.linked(line.strip()) not in text


@pytest.mark.parametrize("quiz", RIGHT)
def test_an_answer_opens_its_corrections_here(visit: Visit, quiz: str) -> None:
    """Once a quiz is answered on its page, its corrections are open here, the others are not."""
    section = next(place[0] for place, name in WAITS.items() if name == quiz)
    page = visit(outline.find(outline.SECTIONS, section).page)
    page.text_input(key=f"typed-{quiz}").set_value(RIGHT[quiz])
    page.button(key=f"check-{quiz}").click().run()
    text = written(page.switch_page(LAST).run())
    for correction in filter(covered, corrections("ko")):
        assert (citations.linked(correction.text) in text) == (covered(correction) == quiz)


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
