"""The room in plain Streamlit: each phone runs a fragment every second.

`?as=teacher` has the button that starts a vote, `?as=reader` a page with a slider and a chart.
"""

from dataclasses import dataclass, field

import streamlit as st

from bench.peers.curve import HIGH, LOW, START, STEP, figure

OPTIONS = ("sigmoid", "tanh", "ReLU", "Swish")
SURE = ("guess", "think", "sure")


@dataclass
class Room:
    """Present round, 0 in the lobby; learners; votes by round and learner."""

    round: int = 0
    joined: set[str] = field(default_factory=set)
    votes: dict[tuple[int, str], str] = field(default_factory=dict)


@st.cache_resource
def the_room() -> Room:
    """The room that all sessions share."""
    return Room()


def teacher() -> None:
    """Start a vote, and show how many have answered."""
    room = the_room()
    if st.button("Start the vote"):
        room.round += 1
    st.text(f"answered {sum(key[0] == room.round for key in room.votes)}")


@st.fragment(run_every=1)
def phone(learner: str) -> None:
    """The lobby, or the question with its two choices and the button."""
    room = the_room()
    if not room.round:
        st.text(f"joined {len(room.joined)}")
        return
    answer = st.radio("Which one?", OPTIONS, index=None, key=f"answer {room.round}")
    st.radio("Sure?", SURE, index=None, key=f"sure {room.round}")
    if st.button("Send", key=f"send {room.round}") and answer:
        room.votes[room.round, learner] = answer
    mine = room.votes.get((room.round, learner), "")
    count = sum(key[0] == room.round for key in room.votes)
    st.text(f"round {room.round} mine {mine} answered {count} of {len(room.joined)}")


def join() -> None:
    """Phone of a learner, who joins with the first run."""
    learner = st.session_state.setdefault("learner", f"learner {len(the_room().joined)}")
    the_room().joined.add(learner)
    phone(learner)


def reader() -> None:
    """Another page, with a slider and its chart."""
    st.plotly_chart(figure(st.slider("β", LOW, HIGH, START, STEP)))


{"teacher": teacher, "reader": reader}.get(st.query_params.get("as", ""), join)()
