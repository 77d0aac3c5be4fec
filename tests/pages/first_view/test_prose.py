"""Markdown of the first view."""

import pytest

from core.course.outline import SECTIONS
from pages._ui.first_view import prose
from pages._ui.text import library


def test_coloured_text_keeps_what_is_within() -> None:
    """A coloured part may hold a formula, a link and bold words."""
    html = prose.block(":blue[$x$를 **더한** [수](a)]")
    assert html.startswith('<p><span class="on-blue"><math')
    assert "<strong>더한</strong>" in html and '<a href="a">수</a></span>' in html


def test_formula_needs_no_script() -> None:
    """A formula is MathML, its variables in the letters of the live page's font."""
    html = prose.inline(r"$\tfrac{x}{2}$")
    assert "<mfrac>" in html and '<mi mathvariant="normal" class="letter">x</mi>' in html


def test_sign_is_no_difference() -> None:
    """A minus after an operator stands close to its number; one after a bracket is a difference."""
    assert 'form="prefix"' in prose.formula("f(-1)") and 'form="prefix"' in prose.formula("x=-1")
    assert 'form="prefix"' not in prose.formula("f(x)-1")


@pytest.mark.parametrize("text", ("<b>x</b>", "<script>alert(1)</script>", "[a](javascript:b)"))
def test_raw_html_is_text(text: str) -> None:
    """Tags in a text are shown, and a link to a script is none."""
    html = prose.block(text)
    assert "<b>" not in html and "<script" not in html and "href" not in html


@pytest.mark.parametrize("language", ("ko", "en"))
def test_no_mark_of_markdown_is_left(language: str) -> None:
    """Every text of the course is understood: no colour directive and no dollar remains."""
    for section in SECTIONS:
        for name, body in library.bodies(section.id, language).items():
            html = prose.block(body)
            for mark in (":blue[", ":orange[", ":material", "$", "**", "\\frac"):
                assert mark not in html, (section.id, name, mark)
