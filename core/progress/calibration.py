"""Calibration: how often the learner was right, by how sure they said they were."""

from collections.abc import Iterable
from typing import get_args

from core.progress.leitner import DAY
from core.progress.record import Event, Sureness

LATEST = 20
"""Number of answers of each sureness that count: the newest ones."""


def calibration(record: Iterable[Event]) -> dict[Sureness, tuple[bool, ...]]:
    """Whether answers were right, oldest first, by sureness; "" has predictions without one.

    Another answer within a day of the last one, or of seeing the right one, is a correction and
    not counted: it says little about what the learner knew.
    """
    found: dict[Sureness, list[bool]] = {sure: [] for sure in get_args(Sureness)}
    last: dict[str, int] = {}
    for event in sorted(record, key=lambda event: event.at):
        if event.kind not in ("answer", "show"):
            continue
        if event.kind == "answer" and event.at - last.get(event.of, -DAY) >= DAY:
            found[event.sure].append(event.right)
        last[event.of] = event.at
    return {sure: tuple(answers[-LATEST:]) for sure, answers in found.items()}
