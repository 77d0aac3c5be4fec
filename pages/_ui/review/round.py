"""A review: questions one after another, sections mixed, and the score at the end."""

from dataclasses import dataclass

import streamlit as st

from core import progress as record
from pages._ui.quiz import card, generated
from pages._ui.review import score
from pages._ui.session import answers, learner_record
from pages._ui.text import library
from pages._ui.text.language import say

ALL = "all"
SELECTIONS = ("today", "missed", "everything", "drawn")
MAX_QUESTIONS = 10
GENERATED_COUNT = 6


@dataclass(frozen=True)
class Round:
    """Questions of one review, its start (ms since 1970), the index of the current question."""

    ids: tuple[str, ...]
    since: int
    at: int = 0


def show() -> None:
    """Show the settings of a review, then its questions, then the score."""
    now: Round | None = st.session_state.get("review")
    if now is None:
        _begin()
    elif now.at < len(now.ids):
        _ask(now)
    else:
        score.show(now.ids, now.since)
        _again()


def begin(ids: tuple[str, ...]) -> None:
    """Start a review of these questions."""
    st.session_state["review"] = Round(ids, learner_record.now())


def _begin() -> None:
    cards = record.schedule(learner_record.record())
    found = record.mastery(library.every_question(), cards, learner_record.now())
    st.markdown(say("review.today", due=found.due, missed=found.missed, new=found.new))
    scope, choice = st.columns([2, 3], vertical_alignment="bottom")
    with scope:
        of = _scope()
    with choice:
        selection = _selection()
    ids = _chosen(of, selection, cards)
    if ids:
        label = say("review.start", count=len(ids))
        st.button(label, type="primary", key="review-start", on_click=begin, args=(ids,))
    else:
        st.info(say(f"review.none.{selection}"), icon=":material/check:")


def _scope() -> str:
    names = {name: _section(name) for name in (ALL, *library.sections_by_question().values())}
    return st.selectbox(
        say("review.scope"),
        names,
        key="review-scope",
        format_func=names.__getitem__,
        persist_state="session",
    )


def _selection() -> str:
    names = {name: say(f"review.ways.{name}") for name in SELECTIONS}
    return st.pills(
        say("review.way"),
        names,
        key="review-way",
        default=SELECTIONS[0],
        format_func=names.__getitem__,
        required=True,
        persist_state="session",
    )


def _section(name: str) -> str:
    return say("review.all") if name == ALL else say(f"section.{name}")


def _chosen(scope: str, selection: str, cards: dict[str, record.Card]) -> tuple[str, ...]:
    """Ids of the questions of a review: all of them, or at most ten."""
    of = {q: s for q, s in library.sections_by_question().items() if scope in (ALL, s)}
    if selection == "drawn":
        return _generated(tuple(s for s in dict.fromkeys(of.values()) if generated.families(s)))
    if selection == "missed":
        of = {q: s for q, s in of.items() if q in cards and cards[q].missed}
    order = record.queue(of, cards, learner_record.now(), ahead=selection == "everything")
    return order if selection == "everything" else order[:MAX_QUESTIONS]


def _generated(sections: tuple[str, ...]) -> tuple[str, ...]:
    """New items of these sections, the same until their review ends."""
    kept: dict[tuple[str, ...], tuple[str, ...]] = st.session_state.setdefault("fresh", {})
    if sections and sections not in kept:
        kept[sections] = tuple(
            generated.new_item(sections[k % len(sections)]) for k in range(GENERATED_COUNT)
        )
    return kept.get(sections, ())


def _ask(now: Round) -> None:
    asked = library.question(now.ids[now.at])
    count = len(now.ids)
    st.progress(now.at / count, text=say("review.place", number=now.at + 1, count=count))
    if asked is not None:
        title = say(f"section.{library.section_of(asked.id)}")
        card.show(asked, now.since, say("review.from", title=title))
    with st.container(horizontal=True):
        st.button(say("review.next"), key="review-next", on_click=_next, args=(now,))
        st.button(
            say("review.stop"), key="review-stop", type="tertiary", on_click=_finish, args=(now,)
        )


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


def _again() -> None:
    st.button(
        say("review.again"), key="review-again", on_click=st.session_state.pop, args=("review",)
    )
