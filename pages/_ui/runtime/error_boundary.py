"""Error boundary: an unexpected error of a block becomes a sentence for the reader."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from pages._ui.text.language import say

log = logging.getLogger("activation_lab")


@contextmanager
def error_boundary(name: str) -> Iterator[None]:
    """Show a sentence and log the traceback if block `name` fails; the rest of the page goes on.

    Streamlit's own stops and reruns are not errors and pass through.
    """
    try:
        yield
    except Exception:
        log.exception("block %s failed", name)
        with st.container(key=f"failed-{name}"):
            st.warning(say("failed.block"), icon=":material/build:")


def fragment(name: str, draw: Callable[[], object], run_every: float | None = None) -> None:
    """Draw a part that reruns on its own when its widgets change, inside an error boundary.

    With `run_every` it also reruns that many seconds after each run.
    """

    @st.fragment(run_every=run_every)
    def part() -> None:
        with error_boundary(name):
            draw()

    part()
