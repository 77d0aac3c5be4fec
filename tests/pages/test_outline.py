"""A page file and its words in both languages have the same outline."""

import ast
import re
from pathlib import Path

import pytest

from pages._ui.text import library

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "pages").glob("[0-9]*.py"))
HEADING = re.compile(r"^## .* \{#([a-z0-9_-]+)\}\s*$", re.MULTILINE)


def texts(page: Path) -> list[str]:
    """The ids in `page.text("…")` and `page.experiment(…, text="…")`, from top to bottom.

    A block of the page's own that has the id of a text shows that text, in a closed box;
    `page.remember()` shows the text "remember".
    """
    words = headings("ko", section_of(page))
    found = [
        (node.lineno, argument.value)
        for node in ast.walk(ast.parse(page.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        for argument in _texts(node, node.func.attr)
        if isinstance(argument, ast.Constant)
        and (node.func.attr != "block" or argument.value in words)
    ]
    return list(dict.fromkeys(str(name) for _, name in sorted(found)))


def _texts(call: ast.Call, method: str) -> list[ast.expr]:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "text"]
    if method == "remember":
        return [ast.Constant(method)]
    return call.args[:1] if method in ("text", "fold", "block") else named


def section_of(page: Path) -> str:
    """The id that the page hands to `Lesson`."""
    named = re.search(r'Lesson\("([a-z0-9_]+)"\)', page.read_text("utf-8"))
    assert named, f'{page.name} should say page = Lesson("…")'
    return named[1]


def headings(language: str, section: str) -> list[str]:
    """The ids of the blocks of words, from top to bottom."""
    words = ROOT / "assets" / "text" / language / f"{section}.md"
    return HEADING.findall(words.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("language", ("ko", "en"))
def test_page_writes_every_block_of_its_words_in_their_order(page: Path, language: str) -> None:
    """`page.text("id")` appears once for each `{#id}` of the Markdown file, in the same order."""
    assert texts(page) == headings(language, section_of(page)), (
        f"make the order of page.text(…) in {page.name} and of the headings in "
        f"assets/text/{language}/{section_of(page)}.md the same"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_file_is_named_after_its_section(page: Path) -> None:
    """One id names a thing everywhere: `06_relu.py` is the section "relu"."""
    assert page.stem.split("_", 1)[1] == section_of(page), f"rename {page.name} or its section"


def cards(page: Path) -> list[str]:
    """The ids in `page.claims("…")` and `page.experiment(…, claims=("…",))`.

    `page.claims()` is all that are no slip.
    """
    calls = [
        _constants(node.args)
        for node in ast.walk(ast.parse(page.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "claims"
    ]
    beside = [
        _constants(node.value.elts)
        for node in ast.walk(ast.parse(page.read_text("utf-8")))
        if isinstance(node, ast.keyword)
        and node.arg == "claims"
        and isinstance(node.value, ast.Tuple)
    ]
    return sorted(
        str(name) for ids in (*calls, *beside) for name in ids or to_judge(section_of(page))
    )


def _constants(found: list[ast.expr]) -> list[object]:
    return [one.value for one in found if isinstance(one, ast.Constant)]


def to_judge(section: str) -> list[str]:
    """The ids of a section's claims that have a card."""
    return sorted(claim.id for claim in library.claims(section).values() if not claim.slip)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_shows_every_claim_of_its_slide_once(page: Path) -> None:
    """Each claim but a slip has one card; the references page lists its claims instead."""
    section = section_of(page)
    assert cards(page) == ([] if section == "references" else to_judge(section))
