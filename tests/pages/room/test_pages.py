"""Weight and harmlessness of the room's pages."""

import gzip

from core.room import Joined, Opened, replay
from pages._ui.browser.urls import WEB
from pages._ui.room import phone, wall
from pages._ui.room.document import Reader, document

SCRIPTS = ("phone.js", "stream.js", "point.js")
MOST = 12_000


def packed(*names: str) -> int:
    """Bytes of the files after gzip, together."""
    return sum(len(gzip.compress((WEB / "room" / name).read_bytes())) for name in names)


def test_a_phone_loads_little() -> None:
    """The scripts of a phone are at most 12 kB when compressed."""
    assert packed(*SCRIPTS) <= MOST


def test_the_scripts_are_those_that_are_loaded() -> None:
    """No other script is imported by a phone's."""
    text = "".join((WEB / "room" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    imported = {line.split('"./')[1].rstrip('";') for line in text.splitlines() if '"./' in line}
    assert imported < set(SCRIPTS)


def test_a_name_is_text() -> None:
    """A name with markup is shown as it is, never run."""
    room = replay("ABCD", [Opened(0, "t"), Joined(1, "a", "<script>alert(1)</script>")])
    assert room is not None
    reader = Reader("en")
    main = phone.main(reader, room, None, None, "a", "key", None)
    assert "<script>alert" not in phone.page(reader, room, main, "a")


def test_the_wall_has_no_names() -> None:
    """The wall shows how many there are, not who."""
    room = replay("ABCD", [Opened(0, "t"), Joined(1, "a", "Quiet Otter")])
    assert room is not None
    main = wall.main(Reader("en"), room, None, None, "http://192.168.0.2/j/ABCD", "qr.svg", None)
    assert "Otter" not in wall.page(Reader("en"), room, main) and "1 have joined" in main


def test_a_waiting_page_renews_itself_without_javascript() -> None:
    """A page that waits is loaded anew every five seconds, one with an open form is not."""
    assert "refresh" in document(Reader("ko"), "t", "phone", "", waits="1")
    assert "refresh" not in document(Reader("ko"), "t", "phone", "")
