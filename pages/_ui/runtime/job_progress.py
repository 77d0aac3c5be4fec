"""Progress of background jobs: a bar, a button that stops them, and one that resumes them."""

from itertools import count
from typing import Any

import streamlit as st

from pages._ui.runtime.background_jobs import Job
from pages._ui.runtime.error_boundary import fragment
from pages._ui.text.language import say

TICK = 0.1
"""Seconds after which the browser asks for the next piece."""


class JobFailedError(RuntimeError):
    """A job has failed while this visitor waited for it."""


def finished(name: str, words: str, *jobs: Job[Any]) -> bool:
    """Whether all jobs are finished; if not, show a progress bar while the page stays in use.

    Each piece is a run of a fragment, so that the Stop button is served between pieces.  Raises
    JobFailedError once after a job has failed in the fragment; the next run asks for the job again.
    """
    if st.session_state.pop(f"failed-job-{name}", False):
        raise JobFailedError(name)
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
            st.rerun()
        if any(job.failed for job in jobs):
            st.session_state[f"failed-job-{name}"] = True
            st.rerun()
        # The first run belongs to the page, which has just advanced the jobs.
        if next(runs) and all(job.advance() for job in jobs):
            st.rerun()

    fragment(f"waiting-{name}", piece, run_every=TICK)


def _stopped(name: str, jobs: tuple[Job[Any], ...]) -> None:
    """Show a sentence in place of the chart, and a button that resumes the jobs."""
    st.info(say("work.stopped", share=f"{100 * _share(jobs):.0f}"))
    st.button(
        say("work.go_on"),
        key=f"go-on-{name}",
        on_click=lambda: st.session_state.pop(f"stopped-{name}", None),
    )


def _share(jobs: tuple[Job[Any], ...]) -> float:
    return sum(1.0 if job.results else job.share for job in jobs) / len(jobs)
