"""The teacher's page: opens a room, moves it through its phases, sees what nobody else sees."""

from html import escape

from core.course.outline import SECTIONS
from core.quiz import Question
from core.room import SWITCHES, Room, Tally, fits_a_phone, hint
from pages._ui.room import result, slide
from pages._ui.room.document import Reader, attributes, document, footer
from pages._ui.room.markup import plain
from pages._ui.room.words import say
from pages._ui.text import library

BUTTONS = {
    "ask": ("vote", 1, "lobby-0 next-0 reveal-1 reveal-2"),
    "discuss": ("discuss", 1, "vote-1"),
    "again": ("vote", 2, "vote-1 discuss-1"),
    "reveal": ("reveal", 0, "vote-1 discuss-1 vote-2"),
    "next": ("next", 0, "vote-1 discuss-1 vote-2 reveal-1 reveal-2"),
}
"""Buttons of the phases: phase and round they lead to (0: the present one), and from where."""
PHASES = ("lobby-0", "vote-1", "discuss-1", "vote-2", "reveal-1", "reveal-2", "next-0")
SECONDS = (30, 60, 90, 120)
ADVICE = {"explain": "explain", "discuss": "talk", "reveal": "show"}
LONGEST = 90


def page(reader: Reader) -> str:
    """Whole page; its script fills it once a room is open."""
    title = reader.say("teacher.title")
    start = (
        f'<section id="start"><h1>{title}</h1><p>{reader.say("teacher.intro")}</p>'
        f'<button id="open">{reader.say("teacher.open")}</button>'
        f"<noscript><p>{reader.say('teacher.noscript')}</p></noscript></section>"
    )
    seen = f"<div>{_private(reader)}{_invitation(reader)}</div>"
    room = f"{_controls(reader)}{seen}{_names(reader)}{_switches(reader)}{_ends(reader)}"
    said = (
        f'<p id="said" role="status"></p><p class="offline" hidden>{reader.say("page.offline")}</p>'
    )
    desk = f'<div id="room" class="desk" hidden>{room}</div>'
    body = f'<main class="teacher">{slide.panel(reader)}{start}{said}{desk}</main>{footer(reader)}'
    return document(reader, title, "teacher", body, base=reader.base)


def private(reader: Reader, room: Room, question: Question | None, tally: Tally | None) -> str:
    """Hint and bars of the running question, for the teacher alone."""
    if question is None or tally is None or not tally.first.answered:
        return ""
    advice = ""
    if room.place in (("vote", 1), ("discuss", 1)):
        advice = f'<p class="hint">{reader.say(f"teacher.{ADVICE[hint(tally.first.share)]}")}</p>'
    return advice + result.draw(reader, question, tally)


def _invitation(reader: Reader) -> str:
    return (
        '<section class="invitation"><img class="qr" id="qr" alt=""><div>'
        f'<p>{reader.say("teacher.scan")}</p><h1 class="code" id="code"></h1>'
        '<p class="url"><a id="url"></a></p>'
        f'<p id="no-address" hidden>{reader.say("teacher.no_address")}</p>'
        f'<button class="quiet" id="other">{reader.say("teacher.other_address")}</button>'
        f'<p class="light" id="light" role="status"{_both(reader, "waiting", "reached")}></p>'
        f'<p class="note" id="trouble">{reader.say("teacher.trouble")}</p></div></section>'
    )


def _both(reader: Reader, *names: str) -> str:
    return attributes(**{name: say(reader.language, f"teacher.{name}") for name in names})


def _controls(reader: Reader) -> str:
    no_limit = f'<option value="">{reader.say("teacher.no_limit")}</option>'
    limits = "".join(
        f'<option value="{s}">{reader.say("teacher.limit", seconds=s)}</option>' for s in SECONDS
    )
    buttons = "".join(
        f"<button{attributes(phase=phase, round=round, places=places)} disabled>"
        f"{reader.say(f'teacher.{name}')}</button>"
        for name, (phase, round, places) in BUTTONS.items()
    )
    phases = {place: _phase(reader, place) for place in PHASES}
    count = attributes(people=say(reader.language, "teacher.people"))
    count += attributes(count=say(reader.language, "teacher.count"))
    return (
        f'<section class="controls"><p class="big" id="phase"{attributes(**phases)}></p>'
        f'<p class="big" id="count"{count}></p><label>{reader.say("teacher.question")}'
        f'<select id="question">{_questions(reader)}</select></label>'
        f'<label>{reader.say("teacher.seconds")}<select id="seconds">{no_limit}{limits}</select>'
        f'</label><div class="phases">{buttons}</div></section>'
    )


def _phase(reader: Reader, place: str) -> str:
    phase, _, round = place.partition("-")
    name = f"vote{round}" if phase == "vote" else phase
    return say(reader.language, "teacher.now", phase=say(reader.language, f"phase.{name}"))


def _questions(reader: Reader) -> str:
    names = library.words(reader.language)["section"]
    groups = ""
    for section in SECTIONS:
        asked = [q for q in library.questions(section.id).values() if fits_a_phone(q)]
        rows = "".join(
            f'<option value="{escape(q.id)}">{escape(_short(plain(q.prompt[reader.language])))}'
            "</option>"
            for q in asked
        )
        title = escape(f"{section.number} {names[section.id]}".strip())
        groups += f'<optgroup label="{title}">{rows}</optgroup>' if asked else ""
    return groups


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _private(reader: Reader) -> str:
    title = reader.say("teacher.only_you")
    return (
        f'<section class="private" id="advice" hidden><details open><summary>{title}</summary>'
        '<div id="private"></div></details></section>'
    )


def _switches(reader: Reader) -> str:
    rows = "".join(
        f'<label><input type="checkbox" role="switch" data-switch="{name}">'
        f"<span><b>{reader.say(f'switch.{name}')}</b> {reader.say(f'switch.{name}_note')}</span>"
        "</label>"
        for name in SWITCHES
    )
    return f'<section class="switches"><fieldset>{rows}</fieldset></section>'


def _names(reader: Reader) -> str:
    """Names that learners wrote; one tap on a name removes it."""
    data = attributes(remove=say(reader.language, "names.remove"))
    return (
        f'<section class="names" id="names" hidden><h2>{reader.say("names.title")}</h2>'
        f"<p>{reader.say('names.text')}</p><ul{data}></ul></section>"
    )


def _ends(reader: Reader) -> str:
    data = _both(reader, "forget_sure", "forgotten").replace("forget_sure", "sure")
    return (
        f'<section class="ends"><a class="button" id="wall" target="_blank">'
        f"{reader.say('teacher.wall')}</a>"
        f'<p><a id="remote" target="_blank">{reader.say("teacher.remote")}</a></p>'
        f'<button class="quiet" id="csv">{reader.say("teacher.csv")}</button>'
        f'<button class="quiet danger" id="forget"{data}>{reader.say("teacher.forget")}</button>'
        "</section>"
    )
