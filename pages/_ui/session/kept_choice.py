"""Choice of one option that the learner's record keeps, without a grade."""

from collections.abc import Collection

import streamlit as st

from core import progress
from pages._ui.session import answers, learner_record


def restore(of: str, key: str, options: Collection[str]) -> str:
    """Put the choice that the record has under `of` into an empty control; "" if it has none.

    The browser's record arrives after the first run, in which nothing was chosen yet.
    """
    kept = progress.drafts(learner_record.record()).get(of, "")
    if kept not in options:
        return ""
    if st.session_state.get(key) is None:
        st.session_state[key] = kept
    return kept


def keep(of: str, key: str) -> None:
    """Put the choice in the control into the record."""
    answers.draft(of, st.session_state[key] or "")
