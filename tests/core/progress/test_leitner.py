"""The schedule: 1, 3, 7, 21 days after right answers, at once after wrong ones."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.progress import DAY, INTERVALS, Card, Event, coming, mastery, queue, range_of, schedule
from tests.core.progress.test_record import RECORDS


def answered(at: int, verdict: Any = "right", sure: Any = "sure") -> Event:
    """An answer to the question "q"."""
    return Event("answer", "q", at, "0", verdict, sure)


def test_the_days_are_1_3_7_21() -> None:
    """Each right answer on the day it is due doubles or triples the wait."""
    now, events = 0, []
    for box, days in enumerate((1, 3, 7, 21, 21), start=1):
        events.append(answered(now))
        card = schedule(events)["q"]
        assert (card.box, card.due) == (min(box, 4), now + days * DAY)
        now = card.due


def test_a_wrong_answer_comes_back_at_once() -> None:
    """One slip puts a question back into box 0, however high it was."""
    events = [answered(0), answered(DAY), answered(5 * DAY, "wrong", "think")]
    assert schedule(events)["q"] == Card("q", 0, 5 * DAY, missed=True, tries=3)


def test_half_right_is_not_yet_known() -> None:
    """A partly right answer is asked again."""
    assert schedule([answered(0, "partly")])["q"].missed


def test_being_sure_and_wrong_is_remembered() -> None:
    """Only an answer given with confidence is a surprise."""
    assert schedule([answered(0, "wrong", "sure")])["q"].surprised
    assert not schedule([answered(0, "wrong", "think")])["q"].surprised
    assert not schedule([answered(0, "wrong"), answered(1)])["q"].surprised


def test_repeating_at_once_proves_little() -> None:
    """Right answers on the same day do not climb, and do not put off the next time."""
    card = schedule([answered(hour * 3_600_000) for hour in range(8)])["q"]
    assert (card.box, card.due) == (1, DAY)


def test_a_guess_does_not_climb() -> None:
    """A guess opens box 1, and later keeps its box and comes back the next day."""
    card = schedule([answered(0, sure="guess"), answered(DAY, sure="guess")])["q"]
    assert (card.box, card.due) == (1, 2 * DAY)


def test_who_was_shown_the_answer_is_asked_again() -> None:
    """To be shown is not to know, and is no answer."""
    card = schedule([answered(0), Event("show", "q", 1)])["q"]
    assert card == Card("q", 0, 1, missed=True, tries=1)


@given(RECORDS)
def test_cards_stay_in_their_boxes(record: tuple[Event, ...]) -> None:
    """A box is 0 to 4; what was missed is in box 0 and due; the order of events is their time."""
    cards = schedule(record)
    assert cards == schedule(reversed(record)) or len({e.at for e in record}) < len(record)
    for card in cards.values():
        assert 0 <= card.box <= len(INTERVALS)
        assert not card.surprised or card.missed
        assert not card.missed or card.box == 0


def test_the_urgent_ones_come_first() -> None:
    """Sure but wrong, then missed, then due, then new, then what is not due yet."""
    cards = {
        "early": Card("early", 2, due=900),
        "due": Card("due", 1, due=90),
        "missed": Card("missed", 0, due=80, missed=True),
        "sure": Card("sure", 0, due=95, missed=True, surprised=True),
    }
    sections = dict.fromkeys(["new", *cards], "elu")
    assert queue(sections, cards, 100) == ("sure", "missed", "due", "new", "early")
    assert queue(sections, cards, 100, ahead=False) == ("sure", "missed", "due", "new")


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.sampled_from("xyz")))
def test_a_queue_asks_everything_once_and_mixes(sections: dict[str, str]) -> None:
    """Nothing is dropped or repeated; two of a section follow only when no other one is left."""
    order = queue(sections, {}, 0)
    assert sorted(order) == sorted(sections)
    for k in range(1, len(order)):
        if sections[order[k]] == sections[order[k - 1]]:
            assert len({sections[q] for q in order[k:]}) == 1


def test_mastery_counts_boxes() -> None:
    """A first right answer is a quarter of a question; 21 days are the whole."""
    cards = {"a": Card("a", 4, due=10), "b": Card("b", 1, due=5), "c": Card("c", 0, 0, missed=True)}
    found = mastery(["a", "b", "c", "d"], cards, now=7)
    assert found.share == 5 / 16
    assert (found.known, found.missed, found.due, found.new) == (2, 1, 2, 1)
    assert mastery([], cards, 0).share == 0


def test_a_score_has_a_name() -> None:
    """Every score from nothing to all lies in one range."""
    names = [range_of(right, 10) for right in range(11)]
    assert names == ["start"] * 4 + ["growing"] * 3 + ["good"] * 2 + ["firm"] * 2
    assert range_of(0, 0) == "start"


def test_within_a_rank_the_longest_due_comes_first() -> None:
    """Of due questions of one section the one that has waited longest is asked first."""
    events = [Event("answer", name, at, "0", "right", "sure") for at, name in enumerate("bca")]
    cards = schedule(events)
    sections = dict.fromkeys("abc", "elu")
    assert queue(sections, cards, 100 * DAY) == ("b", "c", "a")


def test_the_days_ahead_are_counted() -> None:
    """Five hours count for one day, and a question that is due already is not announced."""
    waits = {"now": 0, "soon": 5 * DAY // 24, "day": DAY, "later": DAY + 1}
    cards = {name: Card(name, due=wait) for name, wait in waits.items()}
    assert coming([*cards, "new"], cards, 0) == [(1, 2), (2, 1)]
