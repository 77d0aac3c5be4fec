"""Votes of a class at the projector: a count and a bar for each option."""

import streamlit as st

from core import quiz
from pages._ui.quiz.answer_fields import lettered
from pages._ui.quiz.marked_options import badge
from pages._ui.text.language import say


def show(question: quiz.Question, known: bool) -> None:
    """Show a count for each option and its share as a bar; once `known`, mark the right one."""
    if not question.options:
        return
    st.caption(say("quiz.votes"))
    right = {option.id for option in question.options if known and option.right}
    mark = f" {badge(True, [say('mark.right')])}"
    options = {i: words + mark * (i in right) for i, words in lettered(question).items()}
    counts = {words[0]: _count(question.id, option, words) for option, words in options.items()}
    total = sum(counts.values())
    with st.container(key=f"votes-{question.id}"):
        for letter, count in counts.items():
            if total:
                st.progress(count / total, text=say("quiz.vote", letter=letter, count=count))


def _count(question: str, option: str, words: str) -> int:
    shown, field = st.columns([5, 1], vertical_alignment="center")
    shown.markdown(words)
    count = field.number_input(
        say("quiz.votes_for", letter=words[0]),
        min_value=0,
        max_value=999,
        value=0,
        key=f"votes-{question}-{option}",
        label_visibility="collapsed",
        persist_state="session",
    )
    return int(count)
