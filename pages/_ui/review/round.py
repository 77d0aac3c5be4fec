"""A review: one question after another, sections mixed, and the result at the end."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from pages._ui.quiz import card
from pages._ui.review import result
from pages._ui.session import answers, learner_record
from pages._ui.text import library
from pages._ui.text.language import say


@dataclass(frozen=True)
class Round:
    """Questions of one review, its start (ms since 1970), the index of the current question."""

    ids: tuple[str, ...]
    since: int
    at: int = 0


def begin(ids: tuple[str, ...]) -> None:
    """Start a review of these questions."""
    st.session_state["review"] = Round(ids, learner_record.now())


def running() -> bool:
    """Whether a review has begun and its result has not been left."""
    return "review" in st.session_state


def show() -> None:
    """Show the current question, or the result after the last one."""
    now: Round = st.session_state["review"]
    with st.container(key="round"):
        if now.at < len(now.ids):
            _ask(now, now.ids[now.at])
        else:
            result.show(now.ids, now.since)
            st.button(
                say("review.again"),
                key="review-again",
                on_click=st.session_state.pop,
                args=("review",),
            )


def _ask(now: Round, item: str) -> None:
    count = len(now.ids)
    if count > 1:
        st.progress(now.at / count, text=say("review.place", number=now.at + 1, count=count))
    question = library.question(item)
    if question is not None:
        card.show(question, now.since, after=partial(_after, now, item))
    else:
        _after(now, item)


def _after(now: Round, item: str) -> None:
    """After an answer: the section of the question.  The ways on and out."""
    known, tried = (look(item, now.since) for look in (answers.is_open, answers.was_tried))
    if tried:
        title = say(f"section.{library.section_of(item)}")
        st.caption(say("review.from", title=title))
    last = now.at + 1 == len(now.ids)
    words = "skip" if not tried else "result" if last else "next"
    look: Literal["primary", "tertiary"] = "primary" if known else "tertiary"
    with st.container(key=f"{'onward' if known else 'leave'}-{item}", horizontal=True):
        gone = st.button(
            say(f"review.{words}"), type=look, key="review-next", on_click=_next, args=(now,)
        )
        left = st.button(
            say("review.stop"), type="tertiary", key="review-stop", on_click=_finish, args=(now,)
        )
    if gone or left:
        st.rerun()


def _next(now: Round) -> None:
    st.session_state["review"] = Round(now.ids, now.since, now.at + 1)


def _finish(now: Round) -> None:
    """End the review with the questions answered so far."""
    done = tuple(i for i in now.ids if i in answers.answers(now.since))
    if done:
        st.session_state["review"] = Round(done, now.since, len(done))
    else:
        st.session_state.pop("review")
    st.session_state.pop("fresh", None)
