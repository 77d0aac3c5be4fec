"""The notebook of mistakes: dates as the learner's calendar has them."""

import pytest

from pages._ui.review.mistakes import local_day

EVENING = 1_767_222_000_000  # 2025-12-31 23:00 in UTC, 08:00 of the next day in Seoul


@pytest.mark.parametrize(
    ("timezone", "day"),
    [
        ("Asia/Seoul", "2026-01-01"),
        ("UTC", "2025-12-31"),
        (None, "2025-12-31"),
        ("No/Such/Zone", "2025-12-31"),
        ("/etc/passwd", "2025-12-31"),
    ],
)
def test_an_answer_has_the_date_of_the_reader(timezone: str | None, day: str) -> None:
    """An answer in Seoul before nine in the morning is of that day, not of the day before."""
    assert local_day(EVENING, timezone) == day
