"""Votes of a room as CSV."""

import csv
import io

from core.room.events import Voted
from core.room.room import Room

HEADER = ("question", "phase", "learner", "answer", "sure", "seconds")
FORMULA_SIGNS = ("=", "@", "\t", "\r")
"""Openings that a spreadsheet would run as a formula; + and - also open numbers."""


def to_csv(room: Room) -> str:
    """One row for each vote: question, phase, learner's number, answer, sureness, seconds.

    Names are left out; seconds count from the start of the vote to the last answer.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for key, votes in room.votes.items():
        for vote in sorted(votes.values(), key=lambda v: room.learners[v.learner].number):
            writer.writerow(_row(room, vote, room.started[key]))
    return out.getvalue()


def _row(room: Room, vote: Voted, started: float) -> tuple[str, ...]:
    number = room.learners[vote.learner].number
    seconds = f"{max(vote.at - started, 0):.1f}"
    phase = f"vote {vote.round}"
    return vote.question, phase, str(number), _harmless(vote.answer), vote.sure, seconds


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) or _is_signed_text(text) else text


def _is_signed_text(text: str) -> bool:
    if not text.startswith(("+", "-")):
        return False
    try:
        float(text)
    except ValueError:
        return True
    return False
