"""State of a room as phones and walls get it: numbers, never a name, no answer before its time."""

import json
import math
from typing import Any

from core.quiz import Question
from core.room import SWITCHES, Lead, Room, Round, Slide, Tally
from pages._ui.server.room.live_room import LiveRoom
from pages._ui.text import library


def state(live: LiveRoom, now: float) -> dict[str, Any]:
    """Public state; `result` is part of it from the reveal on."""
    room = live.room
    shown = {
        "v": room.version,
        "phase": room.phase,
        "section": library.section_of(room.question) if room.question else "",
        "question": room.question,
        "round": room.round,
        "left": left(room, now),
        "joined": len(room.learners),
        "answered": len(room.now_voted),
        "renamed": room.renamed,
    } | lead(room.lead)
    tally = live.tally() if room.phase == "reveal" else None
    return shown | ({"result": result(tally)} if tally else {})


def lead(shown: Lead) -> dict[str, Any]:
    """Slide at the projector with its stage, turns from elsewhere, and switches."""
    slide = _slide(shown.slide) if shown.slide else None
    switches = {switch: switch in shown.on for switch in SWITCHES}
    return {"slide": slide, "turns": shown.turns} | switches


def _slide(slide: Slide) -> dict[str, Any]:
    """Place of a slide, blocks that it shows, and its sliders: as it starts, then as moved."""
    deck = library.slides(slide.section)[slide.at - 1 : slide.at]
    show, start = (deck[0].show, deck[0].set) if deck else ((), {})
    place = {"section": slide.section, "at": slide.at, "of": slide.of}
    return place | {"show": show, "set": dict(start) | dict(slide.moved)}


def encoded(live: LiveRoom, now: float) -> str:
    """Public state as one line of JSON."""
    return json.dumps(state(live, now), separators=(",", ":"))


def left(room: Room, now: float) -> int | None:
    """Seconds until the vote closes; None without a deadline."""
    if room.deadline is None:
        return None
    return max(math.ceil(room.deadline - now), 0)


def question(room: Room) -> Question | None:
    """Question that the room is about."""
    return library.question(room.question) if room.question else None


def result(tally: Tally) -> dict[str, Any]:
    """Both votes, with bars in the order of `labels`."""
    return {
        "labels": tally.labels,
        "first": _round(tally.first),
        "second": _round(tally.second) if tally.second else None,
        "moved": tally.moved,
        "gained": tally.gained,
        "lost": tally.lost,
    }


def _round(round: Round) -> dict[str, Any]:
    return {
        "answered": round.answered,
        "right": round.right,
        "sure": dict(round.sure),
        "bars": list(round.bars.values()),
        "points": round.points,
    }
