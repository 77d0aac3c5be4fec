"""State of a room, advanced by events; time, keys and names come with the event."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from core.room.errors import (
    ClosedError,
    EndedError,
    FullError,
    RoomError,
    StrangerError,
    WrongMoveError,
)
from core.room.events import (
    Event,
    Joined,
    Moved,
    Opened,
    Phase,
    Renamed,
    Shown,
    Switched,
    Turned,
    Voted,
)
from core.room.lead import Lead
from core.room.moves import MOVES, Place

LIFETIME = 3 * 3600.0
"""Seconds from the last event to the end of a room."""
GRACE = 2.0
"""Seconds after the deadline in which a vote that was on its way still counts."""
MOST_LEARNERS = 1000


@dataclass(frozen=True)
class Learner:
    """Learner with the number that stands in the export, and the name on the own phone.

    `chosen` tells whether the learner wrote the name; else it was generated.
    """

    number: int
    name: str
    chosen: bool = False


Votes = dict[str, Voted]


@dataclass
class Room:
    """Room of a class.

    `version` counts the events that changed it. `votes` has the last answer of each learner by
    question and round, `started` the time at which each of these votes was opened. `renamed`
    counts the names that the teacher removed.
    """

    code: str
    teacher: str
    last: float
    phase: Phase = "lobby"
    question: str = ""
    round: int = 0
    deadline: float | None = None
    version: int = 1
    learners: dict[str, Learner] = field(default_factory=dict)
    votes: dict[tuple[str, int], Votes] = field(default_factory=dict)
    started: dict[tuple[str, int], float] = field(default_factory=dict)
    renamed: int = 0
    lead: Lead = field(default_factory=Lead)

    @property
    def place(self) -> Place:
        """Phase with its round."""
        return self.phase, self.round

    @property
    def now_voted(self) -> Votes:
        """Votes on the present question in the present round."""
        return self.votes.get((self.question, self.round), {})

    def ended(self, now: float) -> bool:
        """Whether the room has ended at this time."""
        return now - self.last > LIFETIME

    def is_open(self, now: float) -> bool:
        """Whether votes count at this time: until `GRACE` after the deadline."""
        late = self.deadline is not None and now > self.deadline + GRACE
        return self.phase == "vote" and not late

    def apply(self, event: Event) -> bool:
        """Advance by one event; False if it changes nothing. RoomError if it is refused."""
        if not self.would_change(event):
            return False
        match event:
            case Joined():
                number = len(self.learners) + 1
                self.learners[event.learner] = Learner(number, event.name, event.chosen)
            case Renamed():
                number = self.learners[event.learner].number
                self.learners[event.learner] = Learner(number, event.name)
                self.renamed += 1
            case Shown() | Turned() | Switched():
                self.lead.apply(event)
            case Voted():
                self.votes[self.question, self.round][event.learner] = event
            case Moved():
                self._move(event)
        self.version += 1
        self.last = max(self.last, event.at)
        return True

    def would_change(self, event: Event) -> bool:
        """Whether an event would change the room as it is. RoomError if it would be refused."""
        if self.ended(event.at):
            raise EndedError
        match event:
            case Joined():
                return self._admits(event)
            case Voted():
                return self._counts(event)
            case Moved():
                return self._follows(event)
            case Renamed():
                return self._known(event.learner).chosen
            case Shown() | Turned() | Switched():
                return self.lead.would_change(event)
            case Opened():
                raise WrongMoveError
            case _:
                assert_never(event)

    def _admits(self, event: Joined) -> bool:
        if event.learner in self.learners:
            return False
        if len(self.learners) >= MOST_LEARNERS:
            raise FullError
        return True

    def _known(self, learner: str) -> Learner:
        if learner not in self.learners:
            raise StrangerError
        return self.learners[learner]

    def _counts(self, event: Voted) -> bool:
        self._known(event.learner)
        asked = (event.question, event.round) == (self.question, self.round)
        if not asked or not self.is_open(event.at):
            raise ClosedError
        before = self.now_voted.get(event.learner)
        return not before or (before.answer, before.sure) != (event.answer, event.sure)

    def _follows(self, event: Moved) -> bool:
        to = (event.phase, event.round)
        if (*to, event.question) == (*self.place, self.question):
            return False
        self._expect(to in MOVES[self.place])
        if to == ("vote", 1):
            self._expect(bool(event.question) and (event.question, 1) not in self.votes)
        else:
            self._expect(event.question == ("" if event.phase == "next" else self.question))
        return True

    def _move(self, event: Moved) -> None:
        self.phase, self.round, self.question = event.phase, event.round, event.question
        self.deadline = event.deadline if event.phase == "vote" else None
        if event.phase == "vote":
            self.votes[event.question, event.round] = {}
            self.started[event.question, event.round] = event.at

    @staticmethod
    def _expect(holds: bool) -> None:
        if not holds:
            raise WrongMoveError


def replay(code: str, events: Iterable[Event]) -> Room | None:
    """Room after its history; None without one.

    An event that the room refuses is skipped: it was refused when it came, too.
    """
    room: Room | None = None
    for event in events:
        if isinstance(event, Opened):
            room = room or Room(code, event.teacher, event.at)
        elif room is not None:
            _try(room, event)
    return room


def _try(room: Room, event: Event) -> None:
    try:
        room.apply(event)
    except RoomError:
        return
