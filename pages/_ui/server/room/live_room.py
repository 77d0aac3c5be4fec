"""Room as one process has it: so much of its history as it knows, streams and limits."""

import asyncio

from core.room import Event, Joined, Room, RoomError, Tally, Voted, tally
from pages._ui.server.room.limits import Allowance, Allowances
from pages._ui.server.room.signal import Signal
from pages._ui.text import library

JOINS = (100.0, 300.0)
VOTES = (4.0, 8.0)
"""Rate a second and burst: joins of a room, votes of a learner."""


class LiveRoom:
    """Room after the events of a history, with streams and limits that end with the process.

    `length` is that of the known history, `last` its last event. `refused` has the errors of
    events that were written and then refused, by their place, until their senders take them.
    `reached` tells whether another device has opened the page; its address is not kept.
    """

    def __init__(self, room: Room, history: list[Event]) -> None:
        self.room = room
        self.length, self.last = len(history), history[-1]
        self.refused: dict[int, RoomError] = {}
        self.reading = asyncio.Lock()
        self.signal = Signal()
        self.reached = False
        self.gone = False
        self.joins = Allowance(*JOINS)
        self.votes = Allowances(*VOTES)
        self._tally: tuple[tuple[int, str], Tally] | None = None

    def take(self, after: int, events: list[Event]) -> None:
        """Apply the events that follow the first `after` ones, but for those that are known."""
        for event in events[self.length - after :]:
            self.length, self.last = self.length + 1, event
            try:
                changed = self.room.apply(event)
            except RoomError as error:
                self.refused[self.length] = error
            else:
                if changed:
                    self.signal.send(urgent=not isinstance(event, Joined | Voted))

    def tally(self) -> Tally | None:
        """Votes on the present question, counted once for each version of the room."""
        question = library.question(self.room.question) if self.room.question else None
        if question is None:
            return None
        key = self.room.version, question.id
        if self._tally is None or self._tally[0] != key:
            self._tally = key, tally(self.room, question)
        return self._tally[1]

    def leave(self) -> None:
        """End all streams: the room is gone, or the server stops."""
        self.gone = True
        self.signal.send(urgent=True)
