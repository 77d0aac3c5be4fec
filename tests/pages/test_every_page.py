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

PAGES = Path(__file__).parents[2] / "pages"
BUILT = outline.built(outline.SECTIONS, library.page_names())
LOCALES = {"ko": "ko-KR", "en": "en-GB"}
HANGUL = re.compile(r"[ㄱ-ㆎ가-힣]")
# A language, and a person, is called by the own name everywhere.
OWN_NAMES = re.compile("한국어|언어 · Language|권민지|김재겸|이승우|임채현")
# Below the translation of a sentence of the slides stands the sentence as printed.
QUOTES = sorted((claim.quote["ko"] for claim in library.every_claim()), key=len, reverse=True)
PRINTED = re.compile("|".join(map(re.escape, QUOTES)))

WAYS = ("go-previous", "go-next")

every_page = pytest.mark.parametrize("section", BUILT, ids=lambda section: section.id)
both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def texts(page: AppTest) -> Iterator[str]:
    """All prose and labels of the page."""
    for kind in ("title", "subheader", "caption", "markdown", "warning", "info", "text"):
        yield from (str(element.value) for element in getattr(page, kind))
    for kind in ("button", "text_input"):
        yield from (str(element.label) for element in getattr(page, kind))


def waiting(section: outline.Section) -> set[str]:
    """Text blocks that a guess on the page covers: `page.experiment(…, text="…", guess="…")`."""
    script = (PAGES / section.page).read_text("utf-8")
    return set(re.findall(r'text="([a-z0-9_]+)", guess="', script))


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
    look: Visit, keys: Keys, section: outline.Section, language: str
) -> None:
    """No block fails: neither as an exception nor as the kind sentence in its place."""
    page = look(section.page, LOCALES[language])
    assert not page.exception
    assert [key for key in keys(page) if key.startswith("failed-")] == []
    assert library.words(language)["failed"]["block"] not in [w.value for w in page.warning]


@every_page
@both_languages
def test_title_is_the_section_in_that_language(
    look: Visit, section: outline.Section, language: str
) -> None:
    """There is one title, and it is the section's name in the visitor's language."""
    titles = [title.value for title in look(section.page, LOCALES[language]).title]
    assert titles == [library.words(language)["section"][section.id]]


@every_page
def test_english_page_has_no_korean(look: Visit, section: outline.Section) -> None:
    """An English reader meets no Hangul but names and the printed sentences of the slides."""
    shown = [OWN_NAMES.sub("", text) for text in texts(look(section.page, LOCALES["en"]))]
    assert [text for text in shown if HANGUL.search(PRINTED.sub("", text))] == []


@every_page
def test_korean_page_has_no_english_label(look: Visit, section: outline.Section) -> None:
    """A Korean reader meets no label of the English interface that differs in Korean."""
    english = set(labels(library.words("en"))) - set(labels(library.words("ko")))
    assert english & set(texts(look(section.page, LOCALES["ko"]))) == set()


@every_page
@both_languages
def test_blocks_stand_in_the_order_of_the_words(
    look: Visit, keys: Keys, section: outline.Section, language: str
) -> None:
    """The blocks on the page follow the Markdown file; those of an experiment wait for a guess."""
    page = look(section.page, LOCALES[language])
    shown = [key.removeprefix("block-") for key in keys(page) if "block-" in key]
    written = [b for b in library.blocks(section.id, language) if b not in waiting(section)]
    assert [block for block in shown if block in written] == written


@every_page
def test_blocks_have_different_keys(look: Visit, keys: Keys, section: outline.Section) -> None:
    """No key stands twice on a page, so no widget shares its state with another."""
    found = keys(look(section.page, LOCALES["ko"]))
    assert sorted(found) == sorted(set(found))


@every_page
def test_foot_names_the_neighbours(look: Visit, section: outline.Section) -> None:
    """The buttons at the foot name the built sections before and after this one, if any."""
    words, shown = library.words("ko"), look(section.page, LOCALES["ko"]).button
    for key, neighbour in zip(WAYS, outline.neighbours(BUILT, section.id), strict=True):
        labels = [button.label for button in shown if button.key == key]
        assert len(labels) == (neighbour is not None), f"{key} on {section.id}"
        if neighbour:
            cover = neighbour == BUILT[0]
            title = words["menu"]["contents"] if cover else words["section"][neighbour.id]
            assert title in labels[0]


def test_foot_leads_through_the_course_and_back(visit: Visit) -> None:
    """Next goes on from section to section to the last, and previous all the way back."""
    page, there = visit(), [section.id for section in BUILT]
    title = library.words("ko")["section"]
    for key, ids in zip(reversed(WAYS), (there[1:], there[-2::-1]), strict=True):
        for section in ids:
            page.button(key=key).click().run()
            assert page.title[0].value == title[section]


@every_page
def test_sources_are_links(look: Visit, section: outline.Section) -> None:
    """Every `[@key]` of the words has become a link; none reaches the reader as it is written."""
    assert [text for text in texts(look(section.page, LOCALES["ko"])) if "[@" in text] == []


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
