"""The learner's page: joining, the question, waiting, the answer."""

from html import escape

from core.quiz import Question, solution
from core.room import LONGEST_NAME, Room, Tally, Voted, is_right
from pages._ui.room import question as fields
from pages._ui.room import result
from pages._ui.room.document import Reader, attributes, document, footer, live
from pages._ui.room.markup import to_html


def enter(reader: Reader) -> str:
    """Page that asks for the code of a room."""
    field = '<input name="code" maxlength="5" autocapitalize="characters" required>'
    form = (
        f'<form method="get" action="{reader.url("j")}"><label class="typed">'
        f"{reader.say('enter.code')}{field}</label><button>{reader.say('enter.go')}</button></form>"
    )
    title = reader.say("enter.title")
    body = f"<main><h1>{title}</h1>{form}</main>{footer(reader)}"
    return document(reader, title, "", body)


def page(reader: Reader, room: Room, main: str, learner: str) -> str:
    """Whole page around the part that changes."""
    known = room.learners.get(learner)
    waits = known and (room.phase != "vote" or learner in room.now_voted)
    data = {"code": room.code, "base": reader.base} | ({"waits": "1"} if waits else {})
    name = known.name if known else ""
    code = reader.say("page.code", code=room.code)
    offline = f'<p class="offline" role="status" hidden>{reader.say("page.offline")}</p>'
    head = f'<header><b>{code}</b><span id="name">{escape(name)}</span></header>{offline}'
    title = f"{reader.say('page.title')} {room.code}"
    body = f"{head}{main}{footer(reader)}"
    return document(reader, title, "phone", body, **data)


def main(
    reader: Reader,
    room: Room,
    question: Question | None,
    tally: Tally | None,
    learner: str,
    key: str,
    left: int | None,
) -> str:
    """Part of the page for the present phase; `key` goes back with the joining and the vote."""
    if learner not in room.learners:
        return _main("join", _join(reader, room, key))
    if question is None or room.phase in ("lobby", "next"):
        return _main(f"{room.phase}-0-", _waiting(reader, room, learner))
    mine = room.now_voted.get(learner) or room.votes.get((question.id, 1), {}).get(learner)
    place = f"{room.phase}-{room.round}-{question.id}"
    if room.phase == "vote":
        return _main(place, _vote(reader, room, question, learner, key, left), left)
    if room.phase == "discuss" or tally is None:
        return _main(place, _discuss(reader, question, mine))
    return _main(place, _reveal(reader, room, question, mine, tally))


def _main(place: str, html: str, left: int | None = None) -> str:
    data = {"place": place} | ({"left": left} if left is not None else {})
    return f"<main{attributes(**data)}>{html}</main>"


def _join(reader: Reader, room: Room, key: str) -> str:
    action = reader.url(f"room/{room.code}/join")
    free = "names" in room.lead.on
    field = (
        f'<label class="typed">{reader.say("join.name")}'
        f'<input name="name" maxlength="{LONGEST_NAME}" autocomplete="off"></label>'
    )
    return (
        f"<h1>{reader.say('join.title')}</h1><p>{reader.say('join.free' if free else 'join.text')}"
        f'</p><form method="post" action="{action}" data-form="join">{field if free else ""}'
        f'<input type="hidden" name="learner" value="{escape(key)}">'
        f"<button>{reader.say('join.go')}</button></form>"
    )


def _waiting(reader: Reader, room: Room, learner: str) -> str:
    phase = "next" if room.phase == "next" else "lobby"
    title = reader.say(f"{phase}.title", name=room.learners[learner].name)
    text = reader.say(f"{phase}.text")
    joined = live(reader, "lobby.joined", joined=len(room.learners))
    return f"<h1>{title}</h1><p>{text}</p>{joined}{_lesson(reader, room)}"


def _lesson(reader: Reader, room: Room) -> str:
    """Link to the whole lesson, which knows the room by its address."""
    address = escape(reader.url("", room=room.code))
    return f'<p><a href="{address}">{reader.say("lobby.lesson")}</a></p>'


def _vote(
    reader: Reader, room: Room, question: Question, learner: str, key: str, left: int | None
) -> str:
    mine = room.now_voted.get(learner)
    hidden = {"learner": key, "question": question.id, "round": room.round}
    inputs = "".join(
        f'<input type="hidden" name="{k}" value="{escape(str(v))}">' for k, v in hidden.items()
    )
    # In the second round the field holds the first answer, but it counts only once it is sent.
    before = mine or room.votes.get((question.id, 1), {}).get(learner)
    again = f'<p class="note">{reader.say("vote.again")}</p>' if room.round == 2 else ""
    sent = reader.say("vote.sent") if mine else ""
    clock = live(reader, "vote.seconds", "clock", left=left) if left is not None else ""
    texts = {name: reader.say(f"vote.{name}") for name in ("sent", "sending", "change", "over")}
    answered = live(
        reader, "vote.answered", joined=len(room.learners), answered=len(room.now_voted)
    )
    action = reader.url(f"room/{room.code}/vote")
    return (
        f"<p class='round'>{reader.say(f'vote.round{room.round}')}</p>"
        f"{fields.prompt(reader, question)}{again}"
        f'<form method="post" action="{action}" data-form="vote"{_texts(texts)}>{inputs}'
        f"{fields.fields(reader, question, before)}"
        f"<button>{reader.say('vote.change' if mine else 'vote.send')}</button></form>"
        f'<p class="sent" role="status">{sent}</p>{clock}{answered}'
    )


def _texts(texts: dict[str, str]) -> str:
    # They are escaped already.
    return "".join(f' data-{name}="{text}"' for name, text in texts.items())


def _discuss(reader: Reader, question: Question, mine: Voted | None) -> str:
    yours = _yours(reader, question, mine)
    return (
        f"{fields.prompt(reader, question)}<h2>{reader.say('discuss.title')}</h2>"
        f"<p>{reader.say('discuss.text')}</p>{yours}"
    )


def _yours(reader: Reader, question: Question, mine: Voted | None) -> str:
    if mine is None:
        return ""
    before, after = reader.say("discuss.yours", answer="\0").split("\0")
    return f'<p class="yours">{before}{fields.label(reader, question, mine.answer)}{after}</p>'


def _reveal(
    reader: Reader, room: Room, question: Question, mine: Voted | None, tally: Tally
) -> str:
    state = "absent" if mine is None else "right" if is_right(question, mine.answer) else "wrong"
    answer = to_html(solution(question)[reader.language])
    return (
        f'<p class="verdict {state}">{reader.say(f"reveal.{state}")}</p>'
        f"{fields.prompt(reader, question)}{_yours(reader, question, mine)}"
        f"<h2>{reader.say('reveal.title')}</h2><p class='answer'>{answer}</p>"
        f"<h2>{reader.say('reveal.why')}</h2><p>{to_html(question.why[reader.language])}</p>"
        f"{result.draw(reader, question, tally)}{_lesson(reader, room)}"
    )
