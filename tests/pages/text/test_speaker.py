"""Words for the speaker: the slide, the next one, notes in both languages."""

import pytest

from pages._ui.text import library, speaker
from pages._ui.text.language import LANGUAGES

DECK = library.slides("relu")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_speaker_sees_this_slide_and_the_next(language: str) -> None:
    """Title and words are in the speaker's language, whose note comes first."""
    words = speaker.words(language, "relu", 2, len(DECK))
    assert (words["title"], words["words"]) == (DECK[1].title[language], DECK[1].words[language])
    assert words["next"] == DECK[2].title[language]
    assert words["notes"][0] == DECK[1].note[language] and len(words["notes"]) == 2
    assert words["place"].endswith(f"2 / {len(DECK)}")


def test_after_the_last_slide_comes_none() -> None:
    """At the end nothing is announced as the next."""
    words = speaker.words("en", "relu", len(DECK), len(DECK))
    assert words["title"] and words["next"] == ""


def test_a_question_goes_with_its_slide() -> None:
    """The id of the slide's question is told, so that the class can be asked it."""
    asked = [speaker.words("ko", "relu", n, len(DECK))["ask"] for n in range(1, len(DECK) + 1)]
    assert asked == [slide.ask for slide in DECK] and any(asked)


def test_a_section_without_slides_has_its_place() -> None:
    """Blocks in place of slides have no words of their own."""
    words = speaker.words("ko", "glossary", 1, 4)
    assert (words["title"], words["notes"]) == ("", []) and "1 / 4" in words["place"]
