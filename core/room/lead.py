"""Teacher's lead through the lesson: slide at the projector, turns from elsewhere, switches."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.room.events import Shown, Switch, Switched, Turned, Way


@dataclass(frozen=True)
class Slide:
    """Slide at the projector: number `at` of `of` in a section, and the sliders moved on it."""

    section: str
    at: int
    of: int
    moved: Mapping[str, float] = field(default_factory=dict)


@dataclass
class Lead:
    """Slide that is shown, switches that are on, and the number of turns each way.

    Turns are counted, so that a projector that missed some of them catches up.
    """

    slide: Slide | None = None
    turns: dict[Way, int] = field(default_factory=lambda: {"Left": 0, "Right": 0})
    on: set[Switch] = field(default_factory=set)

    def would_change(self, event: Shown | Turned | Switched) -> bool:
        """Whether an event would change the lead as it is."""
        match event:
            case Shown():
                return self.slide != _slide(event)
            case Switched():
                return (event.switch in self.on) != event.on
        return True

    def apply(self, event: Shown | Turned | Switched) -> None:
        """Advance by one event."""
        match event:
            case Shown():
                self.slide = _slide(event)
            case Turned():
                self.turns[event.way] += 1
            case Switched():
                self.on = self.on | {event.switch} if event.on else self.on - {event.switch}


def _slide(event: Shown) -> Slide:
    return Slide(event.section, event.slide, event.of, event.moved)
