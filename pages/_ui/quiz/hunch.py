"""Guess on the cover: kept for later, not graded."""

import streamlit as st

from core import progress
from pages._ui.session import answers, learner_record
from pages._ui.text.language import say

OF = "cover-guess"
"""Id of the guess in the learner's record."""

OPTIONS = ("signal", "gradient", "slow")


def show() -> None:
    """Show the options as chips; after a choice, a line on when it will be checked."""
    key = "hunch"
    kept = progress.drafts(learner_record.record()).get(OF, "")
    # The browser's record arrives after the first run, in which the chips were still empty.
    if kept in OPTIONS and st.session_state.get(key) is None:
        st.session_state[key] = kept
    with st.container(key="cover-guess", gap="small"):
        chosen = st.pills(
            say("hunch.ask"),
            OPTIONS,
            key=key,
            format_func=lambda option: say(f"hunch.{option}"),
            on_change=lambda: answers.draft(OF, st.session_state[key] or ""),
            label_visibility="collapsed",
        )
        if chosen:
            st.markdown(say("hunch.kept"))
            learner_record.keep(OF)
