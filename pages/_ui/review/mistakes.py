"""Mistakes: missed questions with the learner's answers and the right ones."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from core import progress as record
from core import quiz
from core.progress import Event
from pages._ui.navigation import links
from pages._ui.quiz import feedback
from pages._ui.review import round
from pages._ui.session import learner_record
from pages._ui.text import citations, library
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset


def show() -> None:
    """Show every question whose last answer was not right, confident errors first."""
    cards = record.schedule(learner_record.record())
    missed = [card for card in cards.values() if card.missed]
    questions = [
        q for card in sorted(missed, key=_urgency) if (q := library.question(card.question))
    ]
    if not questions:
        st.info(say("notebook.empty"), icon=":material/check:")
    for question in questions:
        with st.expander(_label(question), key=f"missed-{question.id}"):
            _entry(question)


def _urgency(card: record.Card) -> tuple[bool, int]:
    return not card.surprised, -card.due


def _label(question: quiz.Question) -> str:
    place = say(f"section.{library.section_of(question.id)}")
    return f"{place} · {feedback.one_line(question.prompt[current()])}"


def _entry(question: quiz.Question) -> None:
    st.markdown(typeset(question.prompt[current()]))
    for event in reversed(learner_record.record()):
        if event.of == question.id and event.kind == "answer":
            st.markdown(_given(question, event))
    st.markdown(f"**{say('quiz.solution')}** {quiz.solution(question)[current()]}")
    st.markdown(citations.linked(question.why[current()]))
    with st.container(horizontal=True):
        st.button(
            say("notebook.again"),
            key=f"again-{question.id}",
            on_click=round.begin,
            args=((question.id,),),
        )
        links.links((library.section_of(question.id),))


def local_day(milliseconds: int, timezone: str | None) -> str:
    """Date in the reader's time zone, or in UTC if the browser does not report one."""
    try:
        zone = ZoneInfo(timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime.fromtimestamp(milliseconds / 1000, zone).date().isoformat()


def _given(question: quiz.Question, event: Event) -> str:
    day = local_day(event.at, st.context.timezone)
    sure = f" · {say(f'notebook.sure.{event.sure}')}" if event.sure else ""
    icon = feedback.ICONS[event.verdict or "empty"]
    return f"- {icon} {feedback.response_text(question, event.response)} :small[{day}{sure}]"
