"""Answer fields by kind of question; the response is always one short text."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.progress import drafts
from core.quiz import CHOICES, Question, shuffled_options
from core.quiz.stable_random import shuffled
from pages._ui.quiz import answer_chart
from pages._ui.runtime.streamlit_versions import LIVE
from pages._ui.session import answers, learner_record
from pages._ui.text.language import current, say
from pages._ui.text.line_breaks import typeset

LONGEST = 300
LETTERS = "ABCDEFGH"


def show(question: Question, since: int = 0) -> str:
    """Show the field of a question, filled with the draft after `since`; return the response."""
    key = f"typed-{question.id}" + (f"-{since}" if since else "")
    typed = _kind(question)(question, key, _last(question.id, since))
    answers.draft(question.id, typed)
    return typed


def _kind(question: Question) -> Callable[[Question, str, str], str]:
    if question.kind == "multi":
        return _several
    if question.kind in CHOICES:
        return _one
    return {"match": _pairs, "point": answer_chart.point}.get(question.kind, _text)


def _last(question: str, since: int) -> str:
    return drafts([e for e in learner_record.record() if e.at >= since]).get(question, "")


def restore(key: str, value: Any) -> None:
    """Put a value into an empty widget, at most once in a session."""
    restored: set[str] = st.session_state.setdefault("restored", set())
    if value and key not in restored:
        restored.add(key)
        if not st.session_state.get(key):
            st.session_state[key] = value


def lettered(question: Question) -> dict[str, str]:
    """Options by id, each as `A. words`, so that a formula can be referred to as well."""
    options = zip(LETTERS, shuffled_options(question), strict=False)
    return {o.id: f"{letter}. {typeset(o.words[current()])}" for letter, o in options}


def _one(question: Question, key: str, last: str) -> str:
    words = lettered(question)
    restore(key, last if last in words else None)
    chosen = st.radio(
        say("quiz.choose_one"),
        words,
        index=None,
        key=key,
        format_func=words.__getitem__,
        persist_state="session",
        width="stretch",
    )
    return chosen or ""


def _several(question: Question, key: str, last: str) -> str:
    chosen = []
    st.caption(say("quiz.choose_all"))
    for option, words in lettered(question).items():
        restore(f"{key}-{option}", option in last.split(","))
        if st.checkbox(words, key=f"{key}-{option}", persist_state="session", width="stretch"):
            chosen.append(option)
    return ",".join(sorted(chosen))


def _pairs(question: Question, key: str, last: str) -> str:
    """Show each left side with a select box of the right sides."""
    given = dict(part.split("=", 1) for part in last.split(",") if "=" in part)
    words = {pair.id: pair.right[current()] for pair in question.pairs}
    joined = {}
    st.caption(say("quiz.match"))
    for number, pair in enumerate(question.pairs):
        restore(f"{key}-{pair.id}", given.get(pair.id))
        left, right = st.columns([2, 3], vertical_alignment="center")
        with left:
            name = pair.left[current()] if pair.left else f"({chr(ord('a') + number)})"
            answer_chart.small(question, pair) if pair.curve else st.markdown(name)
        joined[pair.id] = right.selectbox(
            name,
            shuffled(words, question.id),
            index=None,
            key=f"{key}-{pair.id}",
            format_func=words.__getitem__,
            placeholder=say("quiz.choose"),
            label_visibility="collapsed",
            persist_state="session",
        )
    return ",".join(f"{left}={right}" for left, right in joined.items() if right)


def _text(question: Question, key: str, last: str) -> str:
    restore(key, last)
    hint = question.placeholder or {current(): say("quiz.number")}
    typed = st.text_input(
        say("quiz.answer"),
        key=key,
        placeholder=hint[current()],
        max_chars=LONGEST,
        **LIVE,
        persist_state="session",
        autocomplete="off",
    )
    return typed or ""
