"""Events of a room: each is one line of its history, and the history alone gives its state."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

Phase = Literal["lobby", "vote", "discuss", "reveal", "next"]
PHASES: tuple[Phase, ...] = get_args(Phase)
Way = Literal["Left", "Right"]
WAYS: tuple[Way, ...] = get_args(Way)
Switch = Literal["follow", "names"]
SWITCHES: tuple[Switch, ...] = get_args(Switch)
"""Whether phones follow the teacher through the lesson, and whether learners may write a name."""


@dataclass(frozen=True)
class Opened:
    """A teacher opened the room; `teacher` is the digest of the teacher's key."""

    at: float
    teacher: str


@dataclass(frozen=True)
class Joined:
    """A learner came in; `learner` is the digest of the learner's key.

    `chosen` tells whether the learner wrote the name.
    """

    at: float
    learner: str
    name: str
    chosen: bool = False


@dataclass(frozen=True)
class Renamed:
    """The teacher removed the name that a learner wrote; `name` is a generated one."""

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


@dataclass(frozen=True)
class Shown:
    """The projector shows number `slide` of the `of` slides of a section.

    `moved` has the sliders that the teacher moved there: value by name.
    """

    at: float
    section: str
    slide: int
    of: int
    moved: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Turned:
    """The teacher turned the slide from another device."""

    at: float
    way: Way


@dataclass(frozen=True)
class Switched:
    """The teacher turned a switch of the room on or off."""

    at: float
    switch: Switch
    on: bool


Event = Opened | Joined | Renamed | Moved | Voted | Shown | Turned | Switched
_KINDS: dict[str, type[Event]] = {
    "opened": Opened,
    "joined": Joined,
    "renamed": Renamed,
    "moved": Moved,
    "voted": Voted,
    "shown": Shown,
    "turned": Turned,
    "switched": Switched,
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
