"""Words for the speaker: the slide at the wall, the next one, and the notes."""

from typing import Any

from pages._ui.text import library
from pages._ui.text.language import LANGUAGES


def words(language: str, section: str, at: int, of: int) -> dict[str, Any]:
    """Slide number `at` of `of` in a section; notes in both languages, the reader's first.

    `ask` is the id of the slide's question. A section without slides has its place alone.
    """
    deck = library.slides(section)
    here, after = deck[at - 1 : at], deck[at : at + 1]
    order = sorted(LANGUAGES, key=lambda one: one != language)
    return {
        "at": at,
        "of": of,
        "section": section,
        "place": f"{library.words(language)['section'][section]} · {at} / {of}",
        "title": here[0].title[language] if here else "",
        "words": here[0].words[language] if here else "",
        "next": after[0].title[language] if after else "",
        "notes": [here[0].note[one] for one in order] if here else [],
        "ask": here[0].ask if here else "",
    }
