"""Questions as HTML without a script: formulas, colours, nothing of the learner's or unknown."""

import re

import pytest

from core.quiz import solution
from core.room import fits_a_phone
from pages._ui.room.markup import MarkupError, plain, to_html
from pages._ui.text import library

QUESTIONS = [q for q in library.every_question().values() if fits_a_phone(q)]


def math(html: str) -> str:
    """Span of a formula."""
    return f'<span class="math">{html}</span>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$x^2$", math("<i>x</i><sup>2</sup>")),
        ("$w_1x_1$", math("<i>w</i><sub>1</sub><i>x</i><sub>1</sub>")),
        ("$e^{-5}$", math("<i>e</i><sup>−5</sup>")),
        ("$a-1$", math("<i>a</i> − 1")),
        ("$z=-1$", math("<i>z</i> = −1")),
        (r"$x\to-\infty$", math("<i>x</i> → −∞")),
        (r"$\tfrac14$", math('<span class="frac"><sup>1</sup>⁄<sub>4</sub></span>')),
        (r"$\bar z$", math("<i>z\u0304</i>")),
        ("$a<b$", math("<i>a</i> &lt; <i>b</i>")),
        ("**a** & :blue[$f$]", f'<b>a</b> &amp; <span class="blue">{math("<i>f</i>")}</span>'),
        (r"$(1,\,2)$", math("(1,\u20092)")),
        ("a\n\nb  \nc", "a<br>b<br>c"),
        ("$k$를", f"{math('<i>k</i>')}\u2060를"),
        ("[name](https://example.org)", "name"),
    ],
)
def test_markup(text: str, html: str) -> None:
    """Each form that questions use has its HTML."""
    assert to_html(text) == html


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_question_can_be_shown(question, language: str) -> None:
    """No sentence of a question for phones keeps a TeX command, a brace or a dollar sign."""
    options = [option.words for option in question.options]
    for words in (question.prompt, question.why, solution(question), *options):
        left = re.sub(r"<[^>]+>", "", to_html(words[language]))
        assert not re.search(r"[\\$}{]|\*\*|:\w+\[", left), left


def test_an_unknown_command_is_an_error() -> None:
    """A TeX command without an HTML form is named, not shown as it is."""
    with pytest.raises(MarkupError, match="oint"):
        to_html(r"$\oint$")


def test_html_in_a_text_is_text() -> None:
    """Angle brackets are never markup."""
    assert to_html("<script>") == "&lt;script&gt;"


def test_plain_text_keeps_the_powers() -> None:
    """Without markup a power is still a power, and a fraction a fraction."""
    assert plain(r"$x^2$ & $\tfrac14$") == "x^2 & 1/4"
