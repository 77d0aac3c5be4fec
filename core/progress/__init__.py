"""Record of one learner, schedule of repetitions, and mastery of the sections.

record = merged(read(text), (Event("answer", "elu-limit", now, "-α", "right", "sure"),))
cards = schedule(record)
queue(questions, cards, now, ahead)
calibration(record)["sure"] == (True, True, False)
"""

from core.progress.calibration import calibration
from core.progress.leitner import DAY, INTERVALS, Card, schedule
from core.progress.mastery import Mastery, mastery, range_of
from core.progress.queue import coming, queue
from core.progress.record import (
    GENERATED,
    KEPT,
    Event,
    Record,
    RecordError,
    drafts,
    merged,
    read,
    settled,
    to_json,
)

__all__ = [
    "DAY",
    "GENERATED",
    "INTERVALS",
    "KEPT",
    "Card",
    "Event",
    "Mastery",
    "Record",
    "RecordError",
    "calibration",
    "coming",
    "drafts",
    "mastery",
    "merged",
    "queue",
    "range_of",
    "read",
    "schedule",
    "settled",
    "to_json",
]
