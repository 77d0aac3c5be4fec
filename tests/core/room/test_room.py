"""A room as a state machine: every move, every refusal, any order of events."""

import dataclasses
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.room import (
    GRACE,
    LIFETIME,
    MOST_LEARNERS,
    MOVES,
    PHASES,
    SWITCHES,
    WAYS,
    ClosedError,
    EndedError,
    Event,
    FullError,
    Joined,
    Moved,
    Opened,
    Renamed,
    Room,
    RoomError,
    Shown,
    Slide,
    StrangerError,
    Switched,
    Turned,
    Voted,
    WrongMoveError,
    from_json,
    replay,
    to_json,
)

ROADS: dict[Any, list[Moved]] = {
    ("lobby", 0): [],
    ("vote", 1): [Moved(1, "vote", "q", 1)],
    ("discuss", 1): [Moved(1, "vote", "q", 1), Moved(1, "discuss", "q", 1)],
    ("vote", 2): [Moved(1, "vote", "q", 1), Moved(1, "vote", "q", 2)],
    ("reveal", 1): [Moved(1, "vote", "q", 1), Moved(1, "reveal", "q", 1)],
    ("reveal", 2): [Moved(1, "vote", "q", 1), Moved(1, "vote", "q", 2), Moved(1, "reveal", "q", 2)],
    ("next", 0): [Moved(1, "vote", "q", 1), Moved(1, "next")],
}


def opened(*events: Event) -> Room:
    """Room with one learner, after these events."""
    room = replay("ABCD", [Opened(0, "t"), Joined(0, "a", "name"), *events])
    assert room is not None
    return room


def vote(at: float = 2, learner: str = "a", round: int = 1, answer: str = "x") -> Voted:
    """Vote on the question `q`."""
    return Voted(at, learner, "q", round, answer, "sure")


@pytest.mark.parametrize(("start", "end"), list(product(MOVES, MOVES)), ids=str)
def test_every_move_is_in_the_table(start: Any, end: Any) -> None:
    """From each place the room moves to the places of MOVES, and refuses the others unchanged."""
    room = opened(*ROADS[start])
    before = dataclasses.asdict(room)
    fresh = end == ("vote", 1)
    asked = "p" if fresh else "" if end[0] in ("next", "lobby") else "q"
    move = Moved(5, end[0], asked, end[1])
    if end in MOVES[start]:
        assert room.apply(move)
        assert (room.place, room.question, room.version) == (end, asked, before["version"] + 1)
    elif end == start and not fresh:
        assert not room.apply(move)
    else:
        with pytest.raises(WrongMoveError):
            room.apply(move)
        assert dataclasses.asdict(room) == before


def test_every_phase_can_be_reached_and_left() -> None:
    """No phase of the contract is missing in the table, and none is a dead end."""
    assert {phase for phase, _ in MOVES} == set(PHASES)
    assert all(MOVES.values())


@pytest.mark.parametrize("place", list(ROADS), ids=str)
def test_votes_count_in_a_vote_of_their_round_alone(place: Any) -> None:
    """A vote is refused in every phase but "vote", and in the other round."""
    for round in (1, 2):
        room = opened(*ROADS[place])
        if place == ("vote", round):
            assert room.apply(vote(round=round))
        else:
            with pytest.raises(ClosedError):
                room.apply(vote(round=round))


def test_a_vote_sent_twice_counts_once() -> None:
    """The same vote again changes nothing, another answer takes the place of the first."""
    room = opened(*ROADS["vote", 1])
    assert room.apply(vote())
    version = room.version
    assert not room.apply(vote(at=3))
    assert room.version == version
    assert room.apply(vote(at=4, answer="y"))
    assert [v.answer for v in room.now_voted.values()] == ["y"]


def test_the_deadline_closes_the_vote_after_a_grace() -> None:
    """A vote counts until two seconds after the deadline and is refused later."""
    room = opened(Moved(1, "vote", "q", 1, deadline=31.0))
    assert room.apply(vote(at=31 + GRACE))
    with pytest.raises(ClosedError):
        room.apply(vote(at=31 + GRACE + 0.01, answer="y"))


@pytest.mark.parametrize("place", list(ROADS), ids=str)
def test_late_joiners_enter_in_every_phase(place: Any) -> None:
    """A learner may join at any time, and once only."""
    room = opened(*ROADS[place])
    assert room.apply(Joined(9, "late", "n"))
    assert not room.apply(Joined(10, "late", "other"))
    assert room.learners["late"].number == 2 and room.learners["late"].name == "n"


def test_strangers_have_no_vote() -> None:
    """Only those who joined can vote."""
    with pytest.raises(StrangerError):
        opened(*ROADS["vote", 1]).apply(vote(learner="b"))


def test_a_room_has_a_size() -> None:
    """The learner after the last place is refused, one who is inside is not."""
    room = opened(*(Joined(1, str(i), "n") for i in range(MOST_LEARNERS - 1)))
    with pytest.raises(FullError):
        room.apply(Joined(2, "more", "n"))
    assert not room.apply(Joined(2, "a", "n"))


def test_a_room_ends_three_hours_after_its_last_event() -> None:
    """Each event gives three more hours; after them every event is refused."""
    room = opened()
    assert room.apply(Joined(LIFETIME, "b", "n"))
    assert not room.ended(2 * LIFETIME)
    with pytest.raises(EndedError):
        room.apply(Joined(2 * LIFETIME + 1, "c", "n"))


def test_a_question_is_asked_once_in_a_room() -> None:
    """Asked again, it would mix two classes of votes: the move is refused."""
    with pytest.raises(WrongMoveError):
        opened(*ROADS["next", 0]).apply(Moved(5, "vote", "q", 1))


def test_a_history_without_its_opening_is_no_room() -> None:
    """Without events there is no room."""
    assert replay("ABCD", []) is None


def test_a_chosen_name_can_be_removed_once() -> None:
    """A name that a learner wrote gives way to a generated one; a stranger has none."""
    room = opened(Joined(1, "b", "Anna", chosen=True))
    assert room.apply(Renamed(2, "b", "Quiet Otter"))
    assert (room.learners["b"].name, room.learners["b"].chosen) == ("Quiet Otter", False)
    version = room.version
    assert not room.apply(Renamed(3, "b", "Shy Fox"))
    assert room.learners["b"].name == "Quiet Otter" and room.version == version
    with pytest.raises(StrangerError):
        room.apply(Renamed(3, "nobody", "Shy Fox"))


def test_the_slide_and_the_switches_are_those_set_last() -> None:
    """Telling what is already so changes nothing; a new slide or setting does."""
    room = opened()
    assert room.apply(Shown(1, "relu", 2, 7)) and not room.apply(Shown(2, "relu", 2, 7))
    assert room.apply(Shown(3, "relu", 3, 7))
    assert room.apply(Shown(3, "relu", 3, 7, {"k": 2})) and not room.apply(
        Shown(3, "relu", 3, 7, {"k": 2})
    )
    assert room.lead.slide == Slide("relu", 3, 7, {"k": 2})
    assert not room.apply(Switched(4, "follow", on=False))
    assert room.apply(Switched(5, "follow", on=True)) and room.lead.on == {"follow"}
    assert room.apply(Switched(6, "follow", on=False)) and room.lead.on == set()


def test_every_turn_counts() -> None:
    """Two turns the same way are two, also when nobody saw the room between them."""
    room = opened(Turned(1, "Right"), Turned(1, "Right"), Turned(2, "Left"))
    assert room.lead.turns == {"Left": 1, "Right": 2} and room.version == 5


EVENTS = st.one_of(
    st.builds(Joined, st.floats(0, 9e9), st.text(max_size=9), st.text(max_size=9), st.booleans()),
    st.builds(Renamed, st.floats(0, 9e9), st.text(max_size=9), st.text(max_size=9)),
    st.builds(
        Shown,
        st.floats(0, 9e9),
        st.text(max_size=9),
        st.integers(1),
        st.integers(1),
        st.dictionaries(st.text(max_size=9), st.floats(allow_nan=False, allow_infinity=False)),
    ),
    st.builds(Turned, st.floats(0, 9e9), st.sampled_from(WAYS)),
    st.builds(Switched, st.floats(0, 9e9), st.sampled_from(SWITCHES), st.booleans()),
    st.builds(
        Moved,
        st.floats(0, 9e9),
        st.sampled_from(PHASES),
        st.text(max_size=9),
        st.integers(0, 2),
        st.none() | st.floats(0, 9e9),
    ),
    st.builds(
        Voted,
        st.floats(0, 9e9),
        st.text(max_size=9),
        st.text(max_size=9),
        st.integers(0, 2),
        st.text(max_size=9),
        st.sampled_from(["", "sure"]),
    ),
)


@given(EVENTS)
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    """The line that is stored gives the same event."""
    assert from_json(to_json(event)) == event


class RoomMachine(RuleBasedStateMachine):
    """Random events beside the simplest possible account of them."""

    @initialize()
    def open(self) -> None:
        """Open the room."""
        self.log: list[Event] = [Opened(0.0, "t")]
        self.room = opened()
        self.log.append(Joined(0, "a", "name"))
        self.joined = {"a"}
        self.counted: dict[tuple[str, int, str], str] = {}
        self.now = 0.0

    def send(self, event: Event) -> bool:
        """Apply an event and write it down, refused or not."""
        self.log.append(event)
        try:
            return self.room.apply(event)
        except RoomError:
            return False

    @rule(seconds=st.sampled_from([0.5, 20.0, LIFETIME - 100]))
    def wait(self, seconds: float) -> None:
        """Time passes."""
        self.now += seconds

    @rule(learner=st.sampled_from("abcd"))
    def join(self, learner: str) -> None:
        """A learner joins."""
        if self.send(Joined(self.now, learner, "n", chosen=learner == "d")):
            self.joined.add(learner)

    @rule(
        place=st.sampled_from(sorted(MOVES)),
        question=st.sampled_from(["", "q", "p", "r"]),
        seconds=st.sampled_from([None, 30.0]),
    )
    def move(self, place: Any, question: str, seconds: float | None) -> None:
        """The teacher moves on, sensibly or not."""
        deadline = None if seconds is None else self.now + seconds
        self.send(Moved(self.now, place[0], question, place[1], deadline))

    @rule(
        learner=st.sampled_from("abcde"),
        question=st.sampled_from(["q", "p", "r"]),
        round=st.sampled_from([1, 2]),
        answer=st.sampled_from("xy"),
    )
    def vote(self, learner: str, question: str, round: int, answer: str) -> None:
        """Somebody votes, allowed or not, perhaps twice."""
        place = (self.room.phase, self.room.question, self.room.round)
        open_now = place == ("vote", question, round) and self.room.is_open(self.now)
        ended = self.room.ended(self.now)
        self.send(Voted(self.now, learner, question, round, answer, ""))
        if open_now and learner in self.joined and not ended:
            self.counted[question, round, learner] = answer

    @rule(learner=st.sampled_from("abcde"))
    def rename(self, learner: str) -> None:
        """The teacher removes a name, perhaps of nobody."""
        self.send(Renamed(self.now, learner, "generated"))

    @rule(slide=st.integers(1, 2), way=st.sampled_from(WAYS), on=st.booleans())
    def lead(self, slide: int, way: Any, on: bool) -> None:
        """The teacher shows a slide, turns it, and turns a switch."""
        for event in (
            Shown(self.now, "relu", slide, 2),
            Turned(self.now, way),
            Switched(self.now, "follow", on),
        ):
            self.send(event)

    @invariant()
    def counts_what_was_allowed(self) -> None:
        """The room holds exactly the last allowed answer of each learner, question and round."""
        held = {
            (question, round, learner): v.answer
            for (question, round), votes in self.room.votes.items()
            for learner, v in votes.items()
        }
        assert held == self.counted
        assert set(self.room.learners) == self.joined

    @invariant()
    def comes_back_from_its_history(self) -> None:
        """The written history, refused events included, gives the same room."""
        lines = [to_json(event) for event in self.log]
        assert replay("ABCD", map(from_json, lines)) == self.room


RoomMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=30)
TestRoomMachine = RoomMachine.TestCase
