"""Names that learners write: harmless text of at most 20 characters, without words of the list."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.room import LONGEST_NAME, BadWords, cleaned

WORDS = BadWords(["바보", "idiot"], ["ass"])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("민수", "민수"),
        ("  Anna \n Lee ", "Anna Lee"),
        ("Ｆｕｌｌ １", "Full 1"),
        ("<script>alert(1)</script>", "scriptalert1script"),
        ("<b>&amp;\x00\x07", "bamp"),
        ("\u202eabc\u200b", "abc"),
        ("🐼 판다", "🐼 판다"),
        ("👩🏽", "👩🏽"),
        ("x" * 10_000, "x" * LONGEST_NAME),
        ("a\u0301\u0302\u0303\u0304", "á\u0302\u0303"),
        (" \t<>\n", ""),
        ("", ""),
    ],
)
def test_a_name_is_made_harmless(written: str, name: str) -> None:
    """Width and spaces are made uniform; control characters and brackets are left out."""
    assert cleaned(written) == name


@given(st.text())
def test_no_text_makes_a_harmful_name(written: str) -> None:
    """Any text gives a short name on one line without markup, and that name stays as it is."""
    name = cleaned(written)
    assert len(name) <= LONGEST_NAME and not set(name) & set('<>&"\n\r\t')
    assert not any(unicodedata.category(c).startswith("C") for c in name)
    assert cleaned(name) == name


@pytest.mark.parametrize(
    "name", ["바보", "나는 바보야", "바1보", "바 보", "IDIOT", "1d10t", "i-d-i-o-t"]
)
def test_a_word_of_the_list_is_found(name: str) -> None:
    """Spaces, signs, capitals and digits in place of letters hide no word."""
    assert WORDS.are_in(name)


@pytest.mark.parametrize("name", ["바다", "Cassandra", "a sea", ""])
def test_a_harmless_name_is_left_alone(name: str) -> None:
    """A word that is listed alone may be a part of another one."""
    assert not WORDS.are_in(name)


def test_a_word_alone_is_found() -> None:
    """A word that is listed alone is found between others."""
    assert WORDS.are_in("my ASS!") and WORDS.are_in("a.s.s")
