"""Events of a room: each is one line of its history, and the history alone gives its state."""

import json
from dataclasses import asdict, dataclass
from typing import Literal, get_args

Phase = Literal["lobby", "vote", "discuss", "reveal", "next"]
PHASES: tuple[Phase, ...] = get_args(Phase)


@dataclass(frozen=True)
class Opened:
    """A teacher opened the room; `teacher` is the digest of the teacher's key."""

    at: float
    teacher: str


@dataclass(frozen=True)
class Joined:
    """A learner came in; `learner` is the digest of the learner's key."""

    at: float
    learner: str
    name: str


@dataclass(frozen=True)
class Moved:
    """The teacher moved the room to a phase; `deadline` closes a vote, None leaves it open."""

    at: float
    phase: Phase
    question: str = ""
    round: int = 0
    deadline: float | None = None


@dataclass(frozen=True)
class Voted:
    """A learner answered; an answer given again in the same round takes the place of the first."""

    at: float
    learner: str
    question: str
    round: int
    answer: str
    sure: str


Event = Opened | Joined | Moved | Voted
_KINDS: dict[str, type[Event]] = {
    "opened": Opened,
    "joined": Joined,
    "moved": Moved,
    "voted": Voted,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_json(event: Event) -> str:
    """Event as one line of JSON."""
    fields = {"kind": _NAMES[type(event)]} | asdict(event)
    return json.dumps(fields, separators=(",", ":"))


def from_json(line: str) -> Event:
    """Event of a line that `to_json` wrote."""
    fields = json.loads(line)
    return _KINDS[fields.pop("kind")](**fields)
