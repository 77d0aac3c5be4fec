"""Calibration by sureness."""

from core.progress import DAY, Event, calibration
from core.progress.calibration import LATEST
from core.progress.record import Judged, Sureness


def answer(of: str, verdict: Judged, sure: Sureness = "sure", at: int = 0) -> Event:
    """An answer to a question."""
    return Event("answer", of, at, "x", verdict, sure)


def test_answers_are_told_apart_by_sureness() -> None:
    """Each answer counts for the sureness that came with it, half right as not right."""
    record = (answer("a", "right"), answer("b", "partly"), answer("c", "right", "guess"))
    assert calibration(record) == {"sure": (True, False), "guess": (True,), "think": (), "": ()}


def test_predictions_count() -> None:
    """A guess chip has no sureness, and its answers stand under the empty one."""
    assert calibration([answer("predict-flow", "wrong", "")])[""] == (False,)


def test_a_correction_does_not_count() -> None:
    """The second answer of a day, or one after the solution was shown, says nothing new."""
    shown = Event("show", "b", 5)
    record = (
        answer("a", "wrong", at=1),
        answer("a", "right", at=2),
        shown,
        answer("b", "right", at=6),
    )
    assert calibration(record)["sure"] == (False,)
    assert calibration([*record, answer("a", "right", at=2 + DAY)])["sure"] == (False, True)


def test_old_answers_make_room() -> None:
    """The newest answers count, so that the learner can improve."""
    old = [answer(f"old-{k}", "wrong", at=k) for k in range(LATEST)]
    new = [answer(f"new-{k}", "right", at=LATEST + k) for k in range(LATEST - 1)]
    assert calibration([*new, *old])["sure"] == (False, *[True] * (LATEST - 1))
