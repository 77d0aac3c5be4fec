"""The wall: the room as everybody may see it, without names and without hints."""

from html import escape

from core.quiz import Question, solution
from core.room import Room, Tally
from pages._ui.room import question as fields
from pages._ui.room import result
from pages._ui.room.document import Reader, attributes, document, live
from pages._ui.room.markup import to_html


def page(reader: Reader, room: Room, main: str) -> str:
    """Whole page around the part that changes."""
    return document(
        reader, reader.say("wall.title"), "wall", main, code=room.code, base=reader.base
    )


def main(
    reader: Reader,
    room: Room,
    question: Question | None,
    tally: Tally | None,
    url: str,
    qr: str,
    left: int | None,
) -> str:
    """Part of the page for the present phase; `qr` is an address of the picture."""
    if question is None or room.phase in ("lobby", "next"):
        inner, place = _invitation(reader, room, url, qr), f"{room.phase}-0-"
    else:
        # Those who come late need the address while a question is played, too.
        late = f'<p class="late">{escape(url.partition("://")[2])}</p>'
        inner = _question(reader, room, question, tally, left) + late
        place = f"{room.phase}-{room.round}-{question.id}"
    data = {"place": place} | ({"left": left} if left is not None else {})
    return f'<main class="wall"{attributes(**data)}>{inner}</main>'


def _invitation(reader: Reader, room: Room, url: str, qr: str) -> str:
    picture = (
        f'<img class="qr" src="{escape(qr)}" alt="{reader.say("teacher.qr", url=url)}">'
        if url
        else f"<p>{reader.say('teacher.no_address')}</p>"
    )
    joined = live(reader, "teacher.people", "big", joined=len(room.learners))
    return (
        f'<div class="invitation">{picture}<div><p>{reader.say("teacher.scan")}</p>'
        f'<h1 class="code">{room.code}</h1><p class="url">{escape(url)}</p>{joined}</div></div>'
    )


def _question(
    reader: Reader, room: Room, question: Question, tally: Tally | None, left: int | None
) -> str:
    prompt = fields.prompt(reader, question)
    if room.phase == "reveal" and tally:
        answer = to_html(solution(question)[reader.language])
        return (
            f"{prompt}<div class='revealed'>{result.draw(reader, question, tally)}"
            f"<div><p class='answer'>{answer}</p>"
            f"<p>{to_html(question.why[reader.language])}</p></div></div>"
        )
    options = fields.options(reader, question) if question.options else ""
    if room.phase == "discuss":
        return f"{prompt}{options}<p class='big'>{reader.say('discuss.title')}</p>"
    counts = {"joined": len(room.learners), "answered": len(room.now_voted)}
    answered = live(reader, "wall.answered", "big", **counts)
    clock = live(reader, "vote.seconds", "clock", left=left) if left is not None else ""
    turn = f"<p class='round'>{reader.say(f'vote.round{room.round}')}</p>"
    return f"{turn}{prompt}{options}{answered}{clock}"
