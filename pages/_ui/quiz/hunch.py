"""Guess on the cover: kept, not graded, and taken up again where its answer is measured."""

import streamlit as st

from core import progress
from pages._ui.runtime.error_boundary import error_boundary
from pages._ui.session import answers, kept_choice, learner_record, projector
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


def recall(until: str) -> None:
    """Show the guess of the cover beside what was measured, once the quiz `until` is answered.

    Nothing without a guess, and nothing at the projector, where a class has its own.
    """
    guess = progress.drafts(learner_record.record()).get(OF, "")
    if guess not in OPTIONS or answers.hides(until) or projector.is_on():
        return
    with error_boundary("cover-guess"), st.container(key="recalled-guess", border=True):
        said = say("hunch.recalled", guess=say(f"hunch.{guess}"))
        st.markdown(f"{said} {say(f'hunch.measured_{guess}')}")
