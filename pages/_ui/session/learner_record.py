"""The learner's record: in the session while the page is open, permanently in their browser."""

import time
from dataclasses import astuple
from typing import Any
from uuid import uuid4

import streamlit as st

from core.course.passport import IDS
from core.progress import GENERATED, KEPT, Event, Record, RecordError, merged, read, settled
from pages._ui.browser.component import component
from pages._ui.text.language import say


def recall(section: str) -> None:
    """Receive the record that the browser has stored, and record that `section` was opened.

    Called once a run; also reports a problem of the browser's storage, once.
    """
    if section and st.session_state.get("visited") != section:
        st.session_state["visited"] = section
        add(Event("visit", section, now()))
    key = "memory"

    def received() -> None:
        _take(str(st.session_state[key].get("record") or ""))

    def failed() -> None:
        _note(str(st.session_state[key].get("trouble")))

    _write(key, record(), True, on_record_change=received, on_trouble_change=failed)
    note = st.session_state.pop("memory-note", "")
    if note:
        st.info(say(f"memory.{note}"), icon=":material/save:")


def record() -> Record:
    """All events of this learner."""
    kept: Record = st.session_state.setdefault("record", ())
    return kept


def add(*events: Event) -> None:
    """Add events to the session's record; `keep` stores them in the browser too."""
    st.session_state["record"] = merged(record(), events)


def measure(chart: str) -> None:
    """Record that the learner has moved a chart, once, and if it settles a passport's question."""
    if chart in IDS and chart not in settled(record()):
        add(Event("measure", chart, now()))


def keep(of: str) -> None:
    """Store the events of one question or section in the browser."""
    _write(f"memory-{of}", tuple(event for event in record() if event.of == of))


def forget() -> None:
    """Delete this learner's record, here and in the browser."""
    for name in ("record", "checked", "review"):
        st.session_state.pop(name, None)
    st.session_state["forgotten"] = uuid4().hex


def now() -> int:
    """Current time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def _write(key: str, rows: Record, listens: bool = False, **callbacks: Any) -> None:
    session = st.session_state.setdefault("memory-session", uuid4().hex)
    data = {
        "rows": [list(astuple(event)) for event in rows],
        "kept": KEPT,
        "generated": GENERATED,
        "listens": listens,
        "session": session,
        "forget": st.session_state.get("forgotten", ""),
    }
    with st.container(key=f"unseen-{key.replace(':', '-')}"):
        component("memory", "memory/memory.js")(key=key, data=data, height=1, **callbacks)


def _take(text: str) -> None:
    try:
        add(*read(text))
    except RecordError as error:
        _note(error.key)


def _note(key: str) -> None:
    st.session_state["memory-note"] = key
