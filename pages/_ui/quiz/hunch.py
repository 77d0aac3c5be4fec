"""Guess on the cover: kept for later, not graded."""

import streamlit as st

from pages._ui.session import kept_choice, learner_record
from pages._ui.text.language import say

OF = "cover-guess"
"""Id of the guess in the learner's record."""

OPTIONS = ("signal", "gradient", "slow")


def show() -> None:
    """Show the options as chips; after a choice, a line on when it will be checked."""
    key = "hunch"
    kept_choice.restore(OF, key, OPTIONS)
    with st.container(key="cover-guess", gap="small"):
        chosen = st.pills(
            say("hunch.ask"),
            OPTIONS,
            key=key,
            format_func=lambda option: say(f"hunch.{option}"),
            on_change=kept_choice.keep,
            args=(OF, key),
            label_visibility="collapsed",
        )
        if chosen:
            st.markdown(say("hunch.kept"))
            learner_record.keep(OF)
