"""The record as a file: to take along, to bring in, to throw away."""

import streamlit as st

from core.progress import RecordError, read, written
from pages._ui.session import learner_record
from pages._ui.text.language import say

FILE = "activation-lab.json"
BROUGHT = "bring-record"
LARGEST = 5  # megabytes


def show() -> None:
    """Save, bring in, forget: nothing of it leaves this browser and the lesson's own server."""
    st.markdown(say("keeping.where"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            say("keeping.save"),
            written(learner_record.record()),
            FILE,
            "application/json",
            key="save-record",
            on_click="ignore",
            icon=":material/download:",
        )
        with st.popover(say("keeping.forget"), icon=":material/delete:"):
            st.markdown(say("keeping.forget_sure"))
            st.button(say("keeping.forget_yes"), key="forget", on_click=learner_record.forget)
    st.file_uploader(
        say("keeping.bring"),
        type=["json"],
        key=BROUGHT,
        max_upload_size=LARGEST,
        on_change=_bring,
    )
    _outcome()


def _outcome() -> None:
    """What became of the file, once."""
    outcome = st.session_state.pop("brought", None)
    if isinstance(outcome, int):
        st.success(say("keeping.brought", count=outcome), icon=":material/check:")
    elif outcome:
        st.warning(say(f"memory.import_{outcome}"), icon=":material/error:")


def _bring() -> None:
    """Merge the file into the record before the page is drawn; keep the outcome to be told."""
    file = st.session_state[BROUGHT]
    if file is None:
        return
    before = len(learner_record.record())
    try:
        learner_record.add(*read(file.getvalue().decode("utf-8-sig")))
    except RecordError as error:
        st.session_state["brought"] = error.key
    except UnicodeDecodeError:
        st.session_state["brought"] = "broken"
    else:
        st.session_state["brought"] = len(learner_record.record()) - before
