"""At the projector: how many raised their hands for each answer, as numbers and bars."""

import streamlit as st

from core import quiz
from pages._ui.language import current, say


def votes(question: quiz.Question) -> None:
    """A count for each option, and its share as a bar; they are kept until the browser leaves."""
    if not question.options:
        return
    st.caption(say("quiz.votes"))
    counts = [_count(question, option) for option in question.options]
    total = sum(counts)
    with st.container(key=f"votes-{question.id}"):
        for letter, count in zip("ABCDEFGH", counts, strict=False):
            if total:
                st.progress(count / total, text=say("quiz.vote", letter=letter, count=count))


def _count(question: quiz.Question, option: quiz.Option) -> int:
    letter = "ABCDEFGH"[question.options.index(option)]
    words, field = st.columns([5, 1], vertical_alignment="center")
    words.markdown(f"**{letter}**  {option.words[current()]}")
    count = field.number_input(
        say("quiz.votes_for", letter=letter),
        min_value=0,
        max_value=999,
        value=0,
        key=f"votes-{question.id}-{option.id}",
        label_visibility="collapsed",
        persist_state="session",
    )
    return int(count)
