"""Words of the room: both languages say the same, every one is used, names are names."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from core.room import SURENESS, SWITCHES
from pages._ui.room import words
from pages._ui.text import library
from pages._ui.text.language import LANGUAGES

ROOT = Path(__file__).parents[3]
HOLE = re.compile(r"\{(\w+)\}")
SAID = (*SURENESS, *SWITCHES, *(f"{switch}_note" for switch in SWITCHES))
SOURCES = " ".join(SAID) + "".join(
    path.read_text(encoding="utf-8")
    for folder in ("room", "server/room")
    for path in sorted((ROOT / "pages" / "_ui" / folder).glob("*.py"))
)


def flat(entry: Any, prefix: str = "") -> dict[str, Any]:
    """Nested texts as `vote.send`."""
    rows: dict[str, Any] = {}
    for key, value in entry.items():
        deeper = isinstance(value, dict)
        rows |= flat(value, f"{prefix}{key}.") if deeper else {f"{prefix}{key}": value}
    return rows


KO, EN = (flat(library.room_words(language)) for language in LANGUAGES)


def test_both_languages_have_the_same_words() -> None:
    """The same keys with the same numbers to fill in, and as many words for names."""
    assert KO.keys() == EN.keys()
    for key in KO:
        holes = [Counter(HOLE.findall(str(entry[key]))) for entry in (KO, EN)]
        assert holes[0] == holes[1], f"{key}: fill the same holes in both languages"
    assert words.names("ko") == words.names("en")


@pytest.mark.parametrize("key", [key for key in KO if "." in key])
def test_every_word_is_used(key: str) -> None:
    """A text that no page says is removed."""
    last = key.rpartition(".")[2].rstrip("12").removeprefix("store_")
    assert re.search(rf"\b{last}\b|[\"'.]{last}\{{", SOURCES), f"remove {key}, or say it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_differ(language: str) -> None:
    """Each number has a name of its own, adjective and animal."""
    names = {words.name(language, number) for number in range(words.names(language))}
    assert len(names) == words.names(language) >= 900
    assert all(" " in name and len(name) <= 20 for name in names)
