"""Record of one learner's events, as JSON text for a browser's storage or a file.

Merging records is a union: two tabs, two machines, or a file imported twice give the same record
in any order.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any, Literal, get_args

EventKind = Literal["answer", "show", "draft", "visit", "read", "measure"]
Judged = Literal["right", "right_with_note", "partly", "wrong"]
Sureness = Literal["", "guess", "think", "sure"]
SURENESS: tuple[Sureness, ...] = tuple(level for level in get_args(Sureness) if level)
"""Levels to choose from; "" is an answer without one."""

VERSION = 2
"""Version that `to_json` writes; version 1 had no "measure"."""

KEPT: dict[EventKind, int] = dict.fromkeys(get_args(EventKind), 1) | {"answer": 20}
"""Number of events of a kind that are kept for each question or section: the newest ones."""

GENERATED = 60
"""Number of events of a kind that are kept for each family of generated questions."""

LONGEST_TEXT = 5_000_000
"""Longest text that is read, in characters; more than a browser's storage holds."""

CLAIM = "claim-"
"""Beginning of the ids of the slides' sentences, whose judgement is kept as a draft."""

LONGEST_RESPONSE = 300
LATEST = 253_402_300_800_000  # the year 10000
ID = re.compile(r"[a-z0-9][a-z0-9_:-]{0,63}")
SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can spell one alone, UTF-8 cannot


class RecordError(ValueError):
    """Invalid text of a record; `key` names the message: "broken", "newer" or "large"."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


@dataclass(frozen=True, order=True)
class Event:
    """Event of the learner at the time `at`, in milliseconds since 1970.

    "answer": a `response` to the question `of` with its `verdict` and how `sure` it was; "show":
    its answer was shown; "draft": an unchecked `response` in its field; "visit": the section `of`
    was opened; "read": its end was reached; "measure": the chart `of` was moved.
    """

    kind: EventKind
    of: str
    at: int
    response: str = ""
    verdict: Judged | Literal[""] = ""
    sure: Sureness = ""

    @property
    def right(self) -> bool:
        """Whether the event is a right answer."""
        return self.verdict in ("right", "right_with_note")


Record = tuple[Event, ...]


def merged(*records: Iterable[Event]) -> Record:
    """Union of records: every event once, oldest first, within KEPT and GENERATED.

    Merging is commutative, associative and idempotent.
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


def to_json(record: Record) -> str:
    """JSON text of the record, the inverse of `read`."""
    rows = [list(astuple(event)) for event in record]
    return json.dumps({"version": VERSION, "events": rows}, ensure_ascii=False)


def read(text: str) -> Record:
    """Record from its JSON text, or from a bare section id as stored by early versions.

    Raises RecordError for any other text; an empty text is an empty record.
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
    """Latest draft or answer of each question, by id."""
    typed = [event for event in record if event.kind in ("draft", "answer")]
    return {event.of: event.response for event in typed}


def settled(record: Iterable[Event]) -> frozenset[str]:
    """Questions answered or shown, sentences judged and charts moved, by id.

    An unchecked text in the field of a question settles nothing.
    """
    record = tuple(record)
    judged = {e.of for e in record if e.kind == "draft" and e.response and e.of.startswith(CLAIM)}
    return frozenset(judged | {e.of for e in record if e.kind in ("answer", "show", "measure")})


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
