"""Where a visitor stands in the tree: the path and the needs, in the session and in the URL."""

import streamlit as st

from core import choose
from core.choose import Advice
from pages._ui.session.parameters import written
from pages._ui.text import library

PATH, NEEDS = "path", "needs"
BAD = "wizard-bad-address"


def settled() -> Advice | None:
    """The advice of this visitor, None while a question is open; looks at the URL first."""
    _read_url()
    _write_url()
    return found()


def found() -> Advice | None:
    """The advice at the end of the present path, None where it has not ended."""
    leaf = choose.walk(library.choices(), path())[1]
    return choose.advise(library.choices(), leaf, needs()) if leaf else None


def path() -> tuple[str, ...]:
    """The answers so far."""
    return tuple(st.session_state.get("wizard-path", ()))


def needs() -> tuple[str, ...]:
    """What was asked for beside the path, whether the present advice can take it or not."""
    return tuple(st.session_state.get("wizard-needs", ()))


def go(to: tuple[str, ...], asked: tuple[str, ...] | None = None) -> None:
    """Take a path, remembering its answers; LookupError, and nothing changes, if there is none."""
    steps, _ = choose.walk(library.choices(), to)
    _remembered().update({s.question.id: s.answer.id for s in steps if s.answer})
    st.session_state["wizard-path"] = to
    if asked is not None:
        st.session_state["wizard-needs"] = asked


def answer(number: int, given: str | None) -> None:
    """Answer question `number` of the path, and those after it as they were answered before.

    None takes the answer back.
    """
    before = path()[:number]
    go(_as_before((*before, given)) if given else before)


def start_over() -> None:
    """Forget every answer and need."""
    go((), ())
    _remembered().clear()


def _as_before(to: tuple[str, ...]) -> tuple[str, ...]:
    steps, leaf = choose.walk(library.choices(), to)
    known = _remembered().get(steps[-1].question.id) if leaf is None else None
    return _as_before((*to, known)) if known else to


def _remembered() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault("wizard-answers", {})
    return kept


def _read_url() -> None:
    """Take a path and needs that this page did not write itself; a bad one begins anew."""
    for key, take in ((PATH, _take_path), (NEEDS, _take_needs)):
        text = st.query_params.get(key)
        if text is not None and text != written().get(key):
            take(text)


def _take_path(text: str) -> None:
    try:
        go(tuple(text.split(".")) if text else ())
    except LookupError:
        go(())
        st.session_state[BAD] = True


def _take_needs(text: str) -> None:
    wanted = dict.fromkeys(filter(None, text.split(",")))
    known = {need.id for need in library.choices().needs}
    go(path(), tuple(need for need in wanted if need in known))
    if set(wanted) - known:
        st.session_state[BAD] = True


def _write_url() -> None:
    for key, text in ((PATH, ".".join(path())), (NEEDS, ",".join(needs()))):
        written()[key] = text
        if not text:
            st.query_params.pop(key, None)
        elif st.query_params.get(key) != text:
            st.query_params[key] = text
