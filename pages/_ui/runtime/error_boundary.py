"""One place where an unexpected error of a block becomes a sentence for the reader."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from pages._ui.text.language import say

log = logging.getLogger("activation_lab")


@contextmanager
def kindly(name: str) -> Iterator[None]:
    """When `name` fails, put a sentence here and the traceback in the log, and let the rest live.

    Streamlit's own stops and reruns are no errors and pass through.
    """
    try:
        yield
    except Exception:
        log.exception("block %s failed", name)
        with st.container(key=f"failed-{name}"):
            st.warning(say("failed.block"), icon=":material/build:")


def fragment(name: str, draw: Callable[[], object], run_every: float | None = None) -> None:
    """Draw a part that reruns alone when its own widgets change, kindly each time.

    With `run_every` it reruns by itself too, so many seconds after each run.
    """

    @st.fragment(run_every=run_every)
    def part() -> None:
        with kindly(name):
            draw()

    part()
