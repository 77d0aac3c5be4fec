"""Result of a review: score, calibration, advice, and every question with its verdict."""

from collections import Counter

import streamlit as st

from core import progress as record
from core.progress import Event
from pages._ui.navigation import links
from pages._ui.quiz import feedback
from pages._ui.review import calibration
from pages._ui.session import learner_record
from pages._ui.text import library
from pages._ui.text.language import current, say


def show(ids: tuple[str, ...], since: int) -> None:
    """Show the score, which is the number of ticks: first answers, without predictions."""
    first = _first_answers(ids, since)
    counted = [q for q in ids if not _is_prediction(q)]
    right = sum(q in first and first[q].right for q in counted)
    with st.container(key="score"):
        st.metric(say("score.title"), f"{right} / {len(counted)}")
        if counted:
            st.markdown(say(f"score.ranges.{record.range_of(right, len(counted))}"))
        calibration.show()
        st.markdown("\n".join(_line(q, first.get(q)) for q in ids))
    missed = Counter(library.section_of(q) for q in counted if q not in first or not first[q].right)
    if missed:
        st.caption(say("score.read_again"))
        links.draw([section for section, _ in missed.most_common(3)])
    st.caption(say("score.print"))


def _first_answers(ids: tuple[str, ...], since: int) -> dict[str, Event]:
    events = [
        e for e in learner_record.record() if e.kind == "answer" and e.at >= since and e.of in ids
    ]
    return {event.of: event for event in reversed(events)}


def _is_prediction(question: str) -> bool:
    found = library.every_question().get(question)
    return found is not None and found.kind == "predict"


def _line(question: str, given: Event | None) -> str:
    asked = library.question(question)
    prompt = feedback.one_line(asked.prompt[current()]) if asked else question
    line = f"{say(f'section.{library.section_of(question)}')} · {prompt}"
    if _is_prediction(question):
        return f"- {feedback.PREDICTED} {line} :small[({say('score.predicted')})]"
    verdict = given.verdict if given else ""
    return f"- {feedback.ICONS[verdict or 'empty']} {line}"
