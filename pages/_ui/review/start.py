"""Start of a review: today's questions, the days ahead, and the settings of another choice."""

import streamlit as st

from core import progress as record
from pages._ui.quiz import generated
from pages._ui.review import round
from pages._ui.session import learner_record
from pages._ui.text import library
from pages._ui.text.language import say

ALL = "all"
SELECTIONS = ("today", "missed", "everything", "drawn")
MAX_QUESTIONS = 10
GENERATED_COUNT = 6
DAYS_AHEAD = 3


def show() -> None:
    """Show what waits today or comes later, the button that starts, and the settings."""
    cards = record.schedule(learner_record.record())
    found = record.mastery(library.every_question(), cards, learner_record.now())
    waiting, begun = found.due > 0, found.new < found.questions
    st.markdown(_today(found) if waiting else _ahead(cards))
    place = st.container(key="review-place")
    with st.expander(say("review.settings"), key="review-settings"):
        of, selection = _scope(), _selection()
    ids = _chosen(of, selection, cards)
    with place:
        _button(ids, "start" if waiting or not begun else "anyway", selection)


def _button(ids: tuple[str, ...], words: str, selection: str) -> None:
    if ids:
        label = say(f"review.{words}", count=len(ids))
        st.button(label, type="primary", key="review-start", on_click=round.begin, args=(ids,))
    else:
        st.info(say(f"review.none.{selection}"), icon=":material/check:")


def _today(found: record.Mastery) -> str:
    return say("review.today", due=found.due, missed=found.missed, new=found.new)


def _ahead(cards: dict[str, record.Card]) -> str:
    """Sentence for a day on which nothing is due: when which number of questions comes back."""
    coming = record.coming(library.every_question(), cards, learner_record.now())
    if not coming:
        return say("review.first")
    parts = [_day(*entry) for entry in coming[:DAYS_AHEAD]]
    return say("review.ahead", days=" · ".join(parts))


def _day(days: int, count: int) -> str:
    return say("review.tomorrow" if days == 1 else "review.day", days=days, count=count)


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
    """Ids of the questions of a review: all of them, or at most ten.

    With nothing left for today, those that come back first are asked ahead of their day.
    """
    of = {q: s for q, s in library.sections_by_question().items() if scope in (ALL, s)}
    if selection == "drawn":
        return _generated(tuple(s for s in dict.fromkeys(of.values()) if generated.families(s)))
    if selection == "missed":
        of = {q: s for q, s in of.items() if q in cards and cards[q].missed}
    now, everything = learner_record.now(), selection == "everything"
    order = record.queue(of, cards, now, ahead=everything) or record.queue(of, cards, now)
    return order if everything else order[:MAX_QUESTIONS]


def _generated(sections: tuple[str, ...]) -> tuple[str, ...]:
    """New items of these sections, the same until their review ends."""
    kept: dict[tuple[str, ...], tuple[str, ...]] = st.session_state.setdefault("fresh", {})
    if sections and sections not in kept:
        kept[sections] = tuple(
            generated.new_item(sections[k % len(sections)]) for k in range(GENERATED_COUNT)
        )
    return kept.get(sections, ())
