"""At the projector: how many raised their hands for each answer, as numbers and bars."""

import streamlit as st

from core import quiz
from core.quiz.random_order import mixed
from pages._ui.language import current, say


def votes(question: quiz.Question) -> None:
    """A count for each option, and its share as a bar; they are kept until the browser leaves."""
    if not question.options:
        return
    st.caption(say("quiz.votes"))
    options = zip("ABCDEFGH", mixed(question), strict=False)
    counts = {letter: _count(question, letter, option) for letter, option in options}
    total = sum(counts.values())
    with st.container(key=f"votes-{question.id}"):
        for letter, count in counts.items():
            if total:
                st.progress(count / total, text=say("quiz.vote", letter=letter, count=count))


def _count(question: quiz.Question, letter: str, option: quiz.Option) -> int:
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
