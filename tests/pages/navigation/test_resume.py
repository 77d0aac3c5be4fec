"""Doors of the cover."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Visit = Callable[..., AppTest]


@pytest.mark.parametrize("locale", ["ko", "en"])
def test_a_door_leads_to_a_room_in_the_readers_language(look: Visit, locale: str) -> None:
    """The cover links to the page that opens a room for a class."""
    links = [text.value for text in look("00_contents.py", locale).markdown]
    assert [text for text in links if f"](room?lang={locale})" in text]
