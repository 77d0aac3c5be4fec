"""While long work is under way: how far it is, a button that stops it, and one that goes on."""

from itertools import count
from typing import Any

import streamlit as st

from pages._ui.runtime.background_jobs import Job
from pages._ui.runtime.error_boundary import fragment
from pages._ui.text.language import say

SOON = 0.1
"""Seconds after which the browser asks for the next piece."""


def finished(name: str, words: str, *jobs: Job[Any]) -> bool:
    """Whether all jobs are done.  If not, a bar fills here while the page around stays in use.

    Every piece is a run of a fragment of its own, so that a press comes through in between.
    """
    if all(job.results for job in jobs):
        return True
    stopped = f"stopped-{name}"
    if st.session_state.get(stopped) == jobs:
        _stopped(name, jobs)
        return False
    place = st.empty()
    place.progress(_share(jobs), words)
    done = all(job.advance() for job in jobs)
    place.empty()
    if not done:
        _waiting(name, words, jobs)
    return done


def _waiting(name: str, words: str, jobs: tuple[Job[Any], ...]) -> None:
    runs = count()

    def piece() -> None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.progress(_share(jobs), words)
            stop = st.button(say("work.stop"), key=f"stop-{name}")
        if stop:
            st.session_state[f"stopped-{name}"] = jobs
        # Where work has failed, the page around says so, and asks no more.
        if stop or any(job.broken for job in jobs):
            st.rerun()
        # The first time it is drawn with the page, which has done a piece already.
        if next(runs) and all(job.advance() for job in jobs):
            st.rerun()

    fragment(f"waiting-{name}", piece, run_every=SOON)


def _stopped(name: str, jobs: tuple[Job[Any], ...]) -> None:
    """A sentence in place of the chart, and the way on."""
    st.info(say("work.stopped", share=f"{100 * _share(jobs):.0f}"))
    st.button(
        say("work.go_on"),
        key=f"go-on-{name}",
        on_click=lambda: st.session_state.pop(f"stopped-{name}", None),
    )


def _share(jobs: tuple[Job[Any], ...]) -> float:
    return sum(1.0 if job.results else job.share for job in jobs) / len(jobs)
