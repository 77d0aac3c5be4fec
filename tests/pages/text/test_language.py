"""Language of a visitor, and its persistence."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui.text import library
from pages._ui.text.language import of_browser

Visit = Callable[..., AppTest]


def title(language: str, section: str = "contents") -> str:
    """A section's name."""
    return str(library.words(language)["section"][section])


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("ko-KR", "ko"),
        ("ko", "ko"),
        ("en-US", "en"),
        ("en", "en"),
        ("EN-gb", "en"),
        ("de-DE", "ko"),
        ("ja", "ko"),
        ("", "ko"),
        (None, "ko"),
    ],
)
def test_browser_chooses_english_else_korean(
    visit: Visit, locale: str | None, language: str
) -> None:
    """English for a browser that asks for it first, Korean for every other; the URL stays bare."""
    page = visit(locale=locale)
    assert page.title[0].value == title(language)
    assert "lang" not in page.query_params


@pytest.mark.parametrize(("locale", "asked"), [("ko-KR", "en"), ("en-US", "ko"), ("ko-KR", "ko")])
def test_url_wins_over_the_browser(visit: Visit, locale: str, asked: str) -> None:
    """`?lang=en` gives English in a Korean browser, and stays in the URL."""
    page = visit(locale=locale, lang=asked)
    assert page.title[0].value == title(asked)
    assert page.query_params["lang"] == asked


@pytest.mark.parametrize("junk", ("fr", "", "EN", "ko-KR", "<b>"))
def test_unknown_language_is_as_none(visit: Visit, junk: str) -> None:
    """A language that the lesson does not have is ignored and leaves the URL."""
    page = visit(locale="en-US", lang=junk)
    assert not page.exception and page.title[0].value == title("en")
    assert "lang" not in page.query_params


def test_switch_keeps_page_and_parameters(visit: Visit) -> None:
    """The switch changes the words and `?lang=`, and nothing else; and back again."""
    page = visit("09_swish.py", beta="2.5")
    page.button_group(key="_switch").set_value("en").run()
    assert page.title[0].value == title("en", "swish")
    assert page.query_params == {"beta": "2.5", "lang": "en"}
    page.button_group(key="_switch").set_value("ko").run()
    assert page.query_params["beta"] == "2.5" and page.query_params.get("lang", "ko") == "ko"
    assert page.session_state["settings"]["swish"] == {"beta": 2.5}


def test_language_is_kept_over_pages(visit: Visit) -> None:
    """A chosen language holds on every later page, and is in its URL."""
    page = visit()
    page.button_group(key="_switch").set_value("en").run()
    page.query_params.clear()
    page.switch_page("06_relu.py").run()
    assert page.subheader[0].value == library.blocks("relu", "en")["try"].title
    assert page.query_params["lang"] == "en"


def test_switch_shows_the_present_language(visit: Visit) -> None:
    """The switch shows which language is on, also when the URL has chosen it."""
    assert visit(locale="ko", lang="en").button_group(key="_switch").value == "en"


def test_every_run_sets_the_switch(visit: Visit) -> None:
    """A browser that missed the first run learns from the next one which language is on."""
    page = visit("09_swish.py", lang="en").run()
    assert page.button_group(key="_switch").proto.set_value


def test_both_languages_at_once_do_not_mix(visit: Visit) -> None:
    """Two visitors in turns read each their own language."""
    korean, english = visit("06_relu.py", "ko"), visit("06_relu.py", "en")
    for _ in range(2):
        assert korean.run().subheader[0].value == library.blocks("relu", "ko")["try"].title
        assert english.run().subheader[0].value == library.blocks("relu", "en")["try"].title


def test_switch_without_a_value_keeps_the_language(visit: Visit) -> None:
    """A run that reaches the server without the switch's value does not unset the language."""
    page = visit(locale="en-US")
    page.button_group(key="_switch").set_value(None).run()
    assert not page.exception and page.title[0].value == title("en")
    assert page.session_state["language"] == "en"


@pytest.mark.parametrize(
    ("header", "spoken"), [("en-GB,ko", "en"), ("ko,en", "ko"), ("fr", "ko"), ("", "ko")]
)
def test_the_language_is_that_of_the_phone(header: str, spoken: str) -> None:
    """English where it comes first, else Korean."""
    assert of_browser(header) == spoken
