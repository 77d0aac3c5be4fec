"""Export, import and delete the learner's record."""

import streamlit as st

from core.progress import RecordError, read, to_json
from pages._ui.session import learner_record
from pages._ui.text.language import say

FILE = "activation-lab.json"
UPLOAD_KEY = "bring-record"
MAX_UPLOAD = 5  # megabytes


def show() -> None:
    """Show the buttons; the record stays in this browser and on the lesson's server."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            say("keeping.save"),
            to_json(learner_record.record()),
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
        key=UPLOAD_KEY,
        max_upload_size=MAX_UPLOAD,
        on_change=_import_file,
    )
    _report_import()


def _report_import() -> None:
    """Report the result of an import, once."""
    outcome = st.session_state.pop("brought", None)
    if isinstance(outcome, int):
        st.success(say("keeping.brought", count=outcome), icon=":material/check:")
    elif outcome:
        st.warning(say(f"memory.import_{outcome}"), icon=":material/error:")


def _import_file() -> None:
    """Merge the file into the record and keep the result for the report."""
    file = st.session_state[UPLOAD_KEY]
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
