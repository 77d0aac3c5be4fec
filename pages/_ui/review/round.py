"""The review: today's questions one after another, sections mixed, and the score at the end."""

from dataclasses import dataclass

import streamlit as st

from core import progress as record
from pages._ui.quiz import card, generated
from pages._ui.review import score
from pages._ui.session import answers, learner_record
from pages._ui.text import library
from pages._ui.text.language import say

ALL = "all"
WAYS = ("today", "missed", "everything", "drawn")
MOST = 10
DRAWN = 6


@dataclass(frozen=True)
class Round:
    """The questions of one sitting, which is on, and when it began (ms)."""

    ids: tuple[str, ...]
    since: int
    at: int = 0


def show() -> None:
    """The question that is on; before the first one a choice, after the last one the score."""
    now: Round | None = st.session_state.get("review")
    if now is None:
        _begin()
    elif now.at < len(now.ids):
        _ask(now)
    else:
        score.show(now.ids, now.since)
        _again()


def begin(ids: tuple[str, ...]) -> None:
    """Start a sitting with these questions."""
    st.session_state["review"] = Round(ids, learner_record.now())


def _begin() -> None:
    cards = record.schedule(learner_record.record())
    found = record.mastery(library.every_question(), cards, learner_record.now())
    st.markdown(say("review.today", due=found.due, missed=found.missed, new=found.new))
    scope, way = st.columns([2, 3], vertical_alignment="bottom")
    with scope:
        of = _scope()
    with way:
        how = _way()
    ids = _chosen(of, how, cards)
    if ids:
        label = say("review.start", count=len(ids))
        st.button(label, type="primary", key="review-start", on_click=begin, args=(ids,))
    else:
        st.info(say(f"review.none.{how}"), icon=":material/check:")


def _scope() -> str:
    names = {name: _section(name) for name in (ALL, *library.sections_by_question().values())}
    return st.selectbox(
        say("review.scope"),
        names,
        key="review-scope",
        format_func=names.__getitem__,
        persist_state="session",
    )


def _way() -> str:
    names = {name: say(f"review.ways.{name}") for name in WAYS}
    return st.pills(
        say("review.way"),
        names,
        key="review-way",
        default=WAYS[0],
        format_func=names.__getitem__,
        required=True,
        persist_state="session",
    )


def _section(name: str) -> str:
    return say("review.all") if name == ALL else say(f"section.{name}")


def _chosen(scope: str, way: str, cards: dict[str, record.Card]) -> tuple[str, ...]:
    """The questions of a sitting: at most ten of today's, or all that were asked for."""
    of = {q: s for q, s in library.sections_by_question().items() if scope in (ALL, s)}
    if way == "drawn":
        return _fresh(tuple(s for s in dict.fromkeys(of.values()) if generated.families(s)))
    if way == "missed":
        of = {q: s for q, s in of.items() if q in cards and cards[q].missed}
    order = record.queue(of, cards, learner_record.now(), ahead=way == "everything")
    return order if way == "everything" else order[:MOST]


def _fresh(sections: tuple[str, ...]) -> tuple[str, ...]:
    """New items of these sections; the same ones until a sitting with them is over."""
    kept: dict[tuple[str, ...], tuple[str, ...]] = st.session_state.setdefault("fresh", {})
    if sections and sections not in kept:
        kept[sections] = tuple(generated.draw(sections[k % len(sections)]) for k in range(DRAWN))
    return kept.get(sections, ())


def _ask(now: Round) -> None:
    asked = library.question(now.ids[now.at])
    count = len(now.ids)
    st.progress(now.at / count, text=say("review.place", number=now.at + 1, count=count))
    if asked is not None:
        title = say(f"section.{library.section_of(asked.id)}")
        card.show(asked, now.since, say("review.from", title=title))
    with st.container(horizontal=True):
        st.button(say("review.next"), key="review-next", on_click=_turn, args=(now,))
        st.button(
            say("review.stop"), key="review-stop", type="tertiary", on_click=_finish, args=(now,)
        )


def _turn(now: Round) -> None:
    st.session_state["review"] = Round(now.ids, now.since, now.at + 1)


def _finish(now: Round) -> None:
    """Stop here: what was not asked does not count."""
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
