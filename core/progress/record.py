"""The record of one learner: what was answered when, as text for a browser's storage or a file.

Records only grow, and merging is a union: two tabs, two machines, a file brought in twice, in
whatever order, give the same record.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any, Literal, get_args

EventKind = Literal["answer", "show", "draft", "visit", "read"]
Judged = Literal["right", "right_with_note", "partly", "wrong"]
Sureness = Literal["", "guess", "think", "sure"]

VERSION = 1
KEPT: dict[EventKind, int] = {"answer": 20, "show": 1, "draft": 1, "visit": 1, "read": 1}
"""Number of events of a kind that are kept for each question or section: the newest ones."""

GENERATED = 60
"""Number of events of a kind that are kept for each family of generated questions."""

LONGEST_TEXT = 5_000_000
"""Longest text that is read, in characters: more than a browser's storage holds."""

LONGEST_RESPONSE = 300
LATEST = 253_402_300_800_000  # the year 10000
ID = re.compile(r"[a-z0-9][a-z0-9_:-]{0,63}")
SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can spell one alone, UTF-8 cannot


class RecordError(ValueError):
    """A text that is no record: `key` names the sentence to show ("broken", "newer", "large")."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


@dataclass(frozen=True, order=True)
class Event:
    """One thing that the learner did at `at`, in milliseconds since 1970.

    "answer" gave a `response` to the question `of` and got a `verdict`, being `sure` or not; "show"
    asked for its answer; "draft" is what stands in its field, not yet checked; "visit" opened the
    section `of`; "read" reached its end.
    """

    kind: EventKind
    of: str
    at: int
    response: str = ""
    verdict: Judged | Literal[""] = ""
    sure: Sureness = ""

    @property
    def right(self) -> bool:
        """Whether it was a right answer."""
        return self.verdict in ("right", "right_with_note")


Record = tuple[Event, ...]


def merged(*records: Iterable[Event]) -> Record:
    """Union of records: every event once, oldest first, within KEPT and GENERATED.

    The order of the records does not matter, nor whether they were merged before.
    """
    newest = sorted({e for record in records for e in record}, key=_when, reverse=True)
    seen: Counter[tuple[str, str]] = Counter()

    def within(kind: str, name: str, limit: int) -> bool:
        seen[kind, name] += 1
        return seen[kind, name] <= limit

    def fits(event: Event) -> bool:
        family, generated, _ = event.of.partition(":")
        if not within(event.kind, event.of, KEPT[event.kind]):
            return False
        return not generated or within(event.kind, f"{family}:", GENERATED)

    return tuple(reversed([event for event in newest if fits(event)]))


def written(record: Record) -> str:
    """The record as JSON text; `read` gives it back."""
    rows = [list(astuple(event)) for event in record]
    return json.dumps({"version": VERSION, "events": rows}, ensure_ascii=False)


def read(text: str) -> Record:
    """The record in a text: of this version, or the bare section name that older browsers kept.

    RecordError for anything else, however it is broken.
    """
    if not text.strip():
        return ()
    if len(text) > LONGEST_TEXT:
        raise RecordError("large")
    try:
        return merged([_event(row) for row in _rows(json.loads(text))])
    except RecordError:
        raise
    except (ValueError, RecursionError, TypeError) as error:  # also a number of 5,000 digits
        if ID.fullmatch(text):
            return (Event("visit", text, 0),)
        raise RecordError("broken") from error


def drafts(record: Iterable[Event]) -> dict[str, str]:
    """What stands in the field of each question, or was its last answer."""
    typed = [event for event in record if event.kind in ("draft", "answer")]
    return {event.of: event.response for event in typed}


def finished(record: Record, questions: Iterable[str], section: str) -> bool:
    """Whether a section's questions were all answered rightly once; without any, if it was read."""
    asked = set(questions)
    if not asked:
        return any(event.kind == "read" and event.of == section for event in record)
    return asked <= {event.of for event in record if event.right}


def _when(event: Event) -> tuple[Any, ...]:
    return event.at, event


def _rows(found: Any) -> list[Any]:
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise RecordError("broken")
    version = found.get("version")
    if type(version) is not int or version < 1:
        raise RecordError("broken")
    if version > VERSION:
        raise RecordError("newer")
    return list(found["events"])


def _event(row: Any) -> Event:
    if not isinstance(row, list) or len(row) != 6:
        raise RecordError("broken")
    kind, of, at, response, verdict, sure = row
    fits = (
        kind in KEPT
        and isinstance(of, str)
        and ID.fullmatch(of) is not None
        and type(at) is int
        and 0 <= at < LATEST
        and isinstance(response, str)
        and len(response) <= LONGEST_RESPONSE
        and not SURROGATE.search(response)
        and verdict in (get_args(Judged) if kind == "answer" else ("",))
        and sure in get_args(Sureness)
    )
    if not fits:
        raise RecordError("broken")
    return Event(kind, of, at, response, verdict, sure)
