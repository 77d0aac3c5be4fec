"""The deck's quizzes on their pages: answer, comment, explanation, uncovered blocks."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.quiz import Question
from pages._ui.text import library
from pages._ui.text.line_breaks import typeset

Visit = Callable[..., AppTest]
Keys = Callable[[AppTest], list[str]]

RELU, SWISH = "relu-negative-slope", "swish-formula"
PAGE = {RELU: "06_relu.py", SWISH: "09_swish.py"}
RIGHT = {RELU: "0", SWISH: "x/(1+e^-x)"}
WRONG = {RELU: "1", SWISH: "max(0, x)"}
# Blocks that would give the answer away, and one that says nothing.
COVERED = {RELU: ["slope"], SWISH: ["formula", "names", "history", "remember"]}
FIRST = {RELU: "slope", SWISH: "named"}
HOSTILE = {
    "10000_characters": "x" * 10_000,
    "script": "<script>alert(1)</script>",
    "emoji": "🙂🙂🙂",
    "null": "1\x00x",
    "markdown": "`](javascript:alert(1)) $\\href{x}{y}$ :red[x]",
    "import": "__import__('os').system('true')",
    "nested": "(" * 250,
    "power": "9^9^9^9^9",
}

both_quizzes = pytest.mark.parametrize("quiz", (RELU, SWISH))
both_languages = pytest.mark.parametrize("language", ("ko", "en"))


def question(quiz: str) -> Question:
    """The question as its file has it."""
    return library.questions(PAGE[quiz][3:-3])[quiz]


def answer(page: AppTest, quiz: str, typed: str) -> AppTest:
    """Type an answer and press the button."""
    page.text_input(key=f"typed-{quiz}").set_value(typed)
    return page.button(key=f"check-{quiz}").click().run()


def read(page: AppTest) -> str:
    """All prose of the page."""
    return "\n".join(element.value for element in page.markdown)


def is_open(keys: list[str], quiz: str) -> bool:
    """Whether the covered blocks show their words; all or none of them."""
    shown = {f"text-{b}" in keys for b in COVERED[quiz] if b != "formula"}
    assert len(shown) == 1, "the covered blocks open and close together"
    return shown == {True}


@both_quizzes
@both_languages
def test_right_answer_opens_what_was_covered(
    visit: Visit, keys: Keys, quiz: str, language: str
) -> None:
    """A right answer gets its verdict and explanation, and uncovers every block."""
    page = visit(PAGE[quiz], language)
    assert not is_open(keys(page), quiz)
    answer(page, quiz, RIGHT[quiz])
    assert not page.exception and not page.warning
    assert f"**{library.words(language)['verdict']['right']}**" in read(page)
    assert question(quiz).solution in read(page)
    assert is_open(keys(page), quiz)


@both_quizzes
@both_languages
def test_wrong_answer_gets_its_own_comment_and_another_try(
    visit: Visit, keys: Keys, quiz: str, language: str
) -> None:
    """A typical wrong answer gets its comment, uncovers nothing, and can be corrected."""
    page = answer(visit(PAGE[quiz], language), quiz, WRONG[quiz])
    comments = [c.words[language] for c in question(quiz).comments]
    assert [c for c in comments if typeset(c) in read(page)], (
        "no comment of the quiz file was shown"
    )
    assert f"**{library.words(language)['verdict']['wrong']}**" in read(page)
    assert not is_open(keys(page), quiz)
    assert is_open(keys(answer(page, quiz, RIGHT[quiz])), quiz)


@both_quizzes
def test_two_wrong_answers_get_two_comments(visit: Visit, quiz: str) -> None:
    """The comment belongs to the last answer, not to the first."""
    page = answer(visit(PAGE[quiz]), quiz, WRONG[quiz])
    first = read(page)
    second = read(answer(page, quiz, {RELU: "x", SWISH: "tanh(x)"}[quiz]))
    comments = [c.ko for c in question(quiz).comments]
    assert [typeset(c) in first for c in comments] != [typeset(c) in second for c in comments]


@both_quizzes
def test_explanation_follows_every_answer(visit: Visit, quiz: str) -> None:
    """After a wrong answer, too, the explanation can be opened."""
    why = typeset(question(quiz).why["ko"])
    page = visit(PAGE[quiz])
    assert why not in read(page)
    assert why in read(answer(page, quiz, WRONG[quiz]))


@both_quizzes
@pytest.mark.parametrize("typed", ("", "   "), ids=("nothing", "blanks"))
def test_empty_answer_asks_for_one(visit: Visit, keys: Keys, quiz: str, typed: str) -> None:
    """An empty answer is not wrong: the page asks for one and reveals nothing."""
    page = answer(visit(PAGE[quiz], "en"), quiz, typed)
    assert f"**{library.words('en')['verdict']['empty']}**" in read(page)
    assert typeset(question(quiz).why["en"]) not in read(page)
    assert not is_open(keys(page), quiz)


@both_quizzes
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_hostile_answer_gets_a_sentence(visit: Visit, keys: Keys, quiz: str, typed: str) -> None:
    """No hostile text breaks the page or uncovers a block."""
    page = answer(visit(PAGE[quiz]), quiz, typed)
    assert not page.exception
    assert [key for key in keys(page) if key.startswith("failed-")] == []
    assert f"verdict-{quiz}" in keys(page)
    assert not is_open(keys(page), quiz)


def test_what_was_typed_is_shown_as_code_alone(visit: Visit) -> None:
    """A syntax error is shown as code, so that Markdown and LaTeX in it stay plain text."""
    page = answer(visit(PAGE[SWISH], "en"), SWISH, "x*[evil](https://example.com)`$y$")
    shown = [m.value for m in page.markdown if "evil" in m.value]
    assert shown
    for text in shown:
        outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)
        assert "evil" not in outside and "$" not in outside and "example" not in outside


@both_quizzes
def test_show_me_opens_the_covers(visit: Visit, keys: Keys, quiz: str) -> None:
    """The button "show me" shows answer and explanation, uncovers the blocks, and disappears."""
    page = visit(PAGE[quiz])
    page.button(key=f"show-{quiz}").click().run()
    assert question(quiz).solution in read(page) and typeset(question(quiz).why["ko"]) in read(page)
    assert is_open(keys(page), quiz)
    assert f"show-{quiz}" not in keys(page)


@both_quizzes
@both_languages
def test_tip_stands_beside_the_answer(visit: Visit, quiz: str, language: str) -> None:
    """The tip is there before any answer."""
    assert typeset(question(quiz).tip[language]) in read(visit(PAGE[quiz], language))


@both_quizzes
def test_right_answer_stays_over_pages_and_languages(visit: Visit, keys: Keys, quiz: str) -> None:
    """An uncovered block stays so for this visit, across pages and languages."""
    page = answer(visit(PAGE[quiz]), quiz, RIGHT[quiz])
    page.switch_page("00_contents.py").run()
    page.switch_page(PAGE[quiz]).run()
    assert is_open(keys(page), quiz)
    page.button_group(key="_switch").set_value("en").run()
    assert is_open(keys(page), quiz)
    assert library.words("en")["verdict"]["right"] in read(page)


def test_one_poster_names_the_quiz(visit: Visit) -> None:
    """All that a quiz covers has one poster, which names the quiz and has no lock."""
    for quiz in (RELU, SWISH):
        words = library.words("en")["quiz"]["covered"].format(number=question(quiz).deck_number)
        page = visit(PAGE[quiz], "en")
        (poster,) = (h.proto.body for h in page.get("html") if "poster" in h.proto.body)
        assert words in poster and "clip-path: polygon(" in poster
        assert not [caption for caption in page.caption if "lock" in caption.value]


@both_quizzes
def test_an_answer_leads_to_what_it_opened(visit: Visit, quiz: str) -> None:
    """After the answer a link leads to the first block that was covered, and not before."""
    page = visit(PAGE[quiz], "en")
    link = f"[{library.words('en')['quiz']['opened']}](#{FIRST[quiz]})"
    assert link not in read(answer(page, quiz, WRONG[quiz]))
    assert link in read(answer(page, quiz, RIGHT[quiz]))


def test_swish_page_keeps_its_formula_until_the_answer(visit: Visit) -> None:
    """The page has neither the product nor the fraction before Quiz 4 is answered."""
    page = visit(PAGE[SWISH])
    for spoiler in (r"\sigma(x)", r"\sigma(\beta x)", r"{sigmoid}(x)", r"1+e^{-x}", "1 + e^{-"):
        assert spoiler not in read(page), f"{spoiler} gives Quiz 4 away"
    assert r"\sigma" in read(answer(page, SWISH, RIGHT[SWISH]))


def test_relu_page_keeps_its_slope_until_the_answer(visit: Visit) -> None:
    """Left of 0 the slope of ReLU is a question mark until Quiz 2 is answered."""
    hidden = library.words("ko")["quiz"]["hidden_slope"]
    page = visit(PAGE[RELU])
    assert hidden in read(page)
    assert hidden not in read(answer(page, RELU, RIGHT[RELU]))


def test_code_and_table_wait_for_the_answer(visit: Visit, keys: Keys) -> None:
    """Code and CSV come with the answer, which they would give away."""
    for quiz, name in ((RELU, "relu"), (SWISH, "swish")):
        page = visit(PAGE[quiz])
        assert f"details-{name}" not in keys(page) and f"csv-{name}" not in keys(page)
        assert f"csv-{name}" in keys(answer(page, quiz, RIGHT[quiz]))
