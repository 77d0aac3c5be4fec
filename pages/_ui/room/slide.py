"""Slide at the projector on the teacher's page: its words, the speaker's notes, and its turning."""

from pages._ui.room.document import Reader, attributes
from pages._ui.room.words import say


def panel(reader: Reader) -> str:
    """Panel that the script fills once a projector tells its slide."""
    title = attributes(title=say(reader.language, "slide.next"))
    turns = "".join(
        f'<button data-way="{way}">{reader.say(f"slide.{name}")}</button>'
        for way, name in (("Left", "back"), ("Right", "forth"))
    )
    return (
        '<section class="slide" id="slide" hidden>'
        '<div class="head"><p id="place"></p>'
        f'<button class="quiet" id="clock" title="{reader.say("slide.reset")}">00:00</button>'
        '</div><h1 id="title"></h1><p id="words"></p><div id="notes"></div>'
        f'<p id="after"{title}></p><div class="turns">{turns}</div></section>'
    )
