"""The record as a file: to take along, to bring in, to throw away."""

import streamlit as st

from core.progress import RecordError, merged, read, written
from pages._ui import memory
from pages._ui.language import say

FILE = "activation-lab.json"
LARGEST = 5  # megabytes


def show() -> None:
    """Save, bring in, forget: nothing of it leaves this browser and the lesson's own server."""
    st.markdown(say("keeping.where"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            say("keeping.save"),
            written(memory.record()),
            FILE,
            "application/json",
            key="save-record",
            on_click="ignore",
            icon=":material/download:",
        )
        with st.popover(say("keeping.forget"), icon=":material/delete:"):
            st.markdown(say("keeping.forget_sure"))
            st.button(say("keeping.forget_yes"), key="forget", on_click=memory.forget)
    file = st.file_uploader(
        say("keeping.bring"), type=["json"], key="bring-record", max_upload_size=LARGEST
    )
    if file:
        _bring(file.getvalue())


def _bring(content: bytes) -> None:
    before = len(memory.record())
    try:
        found = read(content.decode("utf-8-sig"))
    except RecordError as error:
        st.warning(say(f"memory.import_{error.key}"), icon=":material/error:")
    except UnicodeDecodeError:
        st.warning(say("memory.import_broken"), icon=":material/error:")
    else:
        new = len(merged(memory.record(), found)) - before
        memory.add(*found)
        st.success(say("keeping.brought", count=new), icon=":material/check:")
