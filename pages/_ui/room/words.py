"""Words of the room's pages, by language; generated names."""

from typing import Any

from pages._ui.text import library


def say(language: str, key: str, **fields: str | int | float) -> str:
    """Text for `key` ("vote.send") with its fields filled in."""
    entry: Any = library.room_words(language)
    for part in key.split("."):
        entry = entry[part]
    return str(entry).format(**fields) if fields else str(entry)


def names(language: str) -> int:
    """Number of different names."""
    words = library.room_words(language)
    return len(words["adjectives"]) * len(words["animals"])


def name(language: str, number: int) -> str:
    """Name of two words, adjective and animal, for a number below `names`."""
    words = library.room_words(language)
    adjective, animal = divmod(number, len(words["animals"]))
    return f"{words['adjectives'][adjective]} {words['animals'][animal]}"
