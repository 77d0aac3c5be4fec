"""Glossary page: every term, and the field that finds one."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages._ui.text import library

Visit = Callable[..., AppTest]

GLOSSARY = "12_glossary.py"


@pytest.mark.parametrize("language", ("ko", "en"))
def test_a_term_is_found_by_both_names(visit: Visit, language: str) -> None:
    """The field lists each term with its English name, and shows the definition of the chosen."""
    page = visit(GLOSSARY, lang=language)
    term = library.terms()["backpropagation"]
    field = page.selectbox(key="find-term")
    assert len(field.options) == len(library.terms())
    named = next(text for text in field.options if term.names[language] in text)
    assert term.names["en"] in named
    field.select(named).run()
    assert not page.exception
    assert term.definition[language] in page.info[0].value
