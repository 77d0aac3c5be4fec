"""Every built page, in both languages, as a visitor gets it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.course import outline
from pages._ui.text import library

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

BUILT = outline.built(outline.SECTIONS, library.page_names())
LOCALES = {"ko": "ko-KR", "en": "en-GB"}
HANGUL = re.compile(r"[ㄱ-ㆎ가-힣]")
# A language, and a person, is called by the own name everywhere.
OWN_NAMES = re.compile("한국어|언어 · Language|권민지|김재겸|이승우|임채현")

every_page = pytest.mark.parametrize("section", BUILT, ids=lambda section: section.id)
both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def texts(page: AppTest) -> Iterator[str]:
    """All prose and labels of the page."""
    for kind in ("title", "subheader", "caption", "markdown", "warning", "info", "text"):
        yield from (str(element.value) for element in getattr(page, kind))
    for kind in ("button", "text_input"):
        yield from (str(element.label) for element in getattr(page, kind))


def labels(entry: object) -> Iterator[str]:
    """Every label of a table of words, however deep."""
    if isinstance(entry, dict):
        for inner in entry.values():
            yield from labels(inner)
    else:
        yield str(entry)


@every_page
@both_languages
def test_page_runs_without_a_failing_block(
    visit: Visit, keys: Keys, section: outline.Section, language: str
) -> None:
    """No block fails: neither as an exception nor as the kind sentence in its place."""
    page = visit(section.page, LOCALES[language])
    assert not page.exception
    assert [key for key in keys(page) if key.startswith("failed-")] == []
    assert library.words(language)["failed"]["block"] not in [w.value for w in page.warning]


@every_page
@both_languages
def test_title_is_the_section_in_that_language(
    visit: Visit, section: outline.Section, language: str
) -> None:
    """There is one title, and it is the section's name in the visitor's language."""
    titles = [title.value for title in visit(section.page, LOCALES[language]).title]
    assert titles == [library.words(language)["section"][section.id]]


@every_page
def test_english_page_has_no_korean(visit: Visit, section: outline.Section) -> None:
    """An English reader meets no Hangul but names."""
    shown = [OWN_NAMES.sub("", text) for text in texts(visit(section.page, "en-US"))]
    assert [text for text in shown if HANGUL.search(text)] == []


@every_page
def test_korean_page_has_no_english_label(visit: Visit, section: outline.Section) -> None:
    """A Korean reader meets no label of the English interface that differs in Korean."""
    english = set(labels(library.words("en"))) - set(labels(library.words("ko")))
    assert english & set(texts(visit(section.page, "ko"))) == set()


@every_page
@both_languages
def test_blocks_stand_in_the_order_of_the_words(
    visit: Visit, keys: Keys, section: outline.Section, language: str
) -> None:
    """The blocks on the page follow the Markdown file, whatever the columns do."""
    shown = [key.removeprefix("block-") for key in keys(visit(section.page)) if "block-" in key]
    written = list(library.blocks(section.id, language))
    assert [block for block in shown if block in written] == written


@every_page
def test_blocks_have_different_keys(visit: Visit, keys: Keys, section: outline.Section) -> None:
    """No key stands twice on a page, so no widget shares its state with another."""
    found = keys(visit(section.page))
    assert sorted(found) == sorted(set(found))


@every_page
def test_foot_leads_to_the_neighbours(visit: Visit, section: outline.Section) -> None:
    """Previous and next go to the neighbouring built sections, and name them."""
    before, after = outline.neighbours(BUILT, section.id)
    words = library.words("ko")
    for key, neighbour in (("go-previous", before), ("go-next", after)):
        page = visit(section.page)
        buttons = [button for button in page.button if button.key == key]
        assert len(buttons) == (neighbour is not None), f"{key} on {section.id}"
        if neighbour:
            cover = neighbour == outline.SECTIONS[0]
            name = words["menu"]["contents"] if cover else words["section"][neighbour.id]
            assert name in buttons[0].label
            buttons[0].click().run()
            assert page.title[0].value == words["section"][neighbour.id]


@every_page
def test_sources_are_links(visit: Visit, section: outline.Section) -> None:
    """Every `[@key]` of the words has become a link; none reaches the reader as it is written."""
    assert [text for text in texts(visit(section.page)) if "[@" in text] == []


def test_a_failing_block_leaves_a_sentence_and_the_rest(
    visit: Visit, keys: Keys, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A block that breaks leaves a sentence to the reader, the cause to the log, the rest whole."""

    def breaks(*_: object) -> None:
        raise ZeroDivisionError("made to fail")

    monkeypatch.setattr("pages._ui.text.citations.users", breaks)
    page = visit("03_sigmoid.py", "en")
    assert not page.exception
    assert [w.value for w in page.warning] == [library.words("en")["failed"]["block"]]
    assert "failed-users" in keys(page) and "block-remember" in keys(page)
    assert "made to fail" in caplog.text
    assert not any("made to fail" in text for text in texts(page))


def test_course_starts_from_any_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No path of the lesson depends on the folder in which it was started."""
    monkeypatch.chdir(tmp_path)
    script = Path(__file__).parents[2] / "pages" / "_course.py"
    page = AppTest.from_file(str(script), default_timeout=60).run()
    assert not page.exception and page.title
