"""What one learner did, and what that says: a record to keep, a schedule, a picture of mastery.

record = merged(read(text), (Event("answer", "elu-limit", now, "-α", "right", "sure"),))
cards = schedule(record)
queue(cards, now, section_of)
"""

from core.progress.leitner import DAY, INTERVALS, Card, schedule
from core.progress.mastery import RANGES, Mastery, mastery, range_of
from core.progress.queue import queue
from core.progress.record import (
    KEPT,
    Event,
    Record,
    RecordError,
    drafts,
    finished,
    merged,
    read,
    written,
)

__all__ = [
    "DAY",
    "INTERVALS",
    "KEPT",
    "RANGES",
    "Card",
    "Event",
    "Mastery",
    "Record",
    "RecordError",
    "drafts",
    "finished",
    "mastery",
    "merged",
    "queue",
    "range_of",
    "read",
    "schedule",
    "written",
]
