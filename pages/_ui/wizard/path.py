"""The visitor's path through the decision tree, kept in session and URL."""

from contextlib import suppress

import streamlit as st

from core import choose
from core.choose import Advice
from pages._ui.session.url_state import UrlParameter
from pages._ui.text import library

PATH, NEEDS = UrlParameter("path"), UrlParameter("needs")
BAD = "wizard-bad-address"

TUNED, NEW = "tuned", "new"
"""Answers to the first question.  Older addresses lack it: TUNED was a need, NEW was understood."""


def resolve_from_url() -> Advice | None:
    """Read path and needs from the URL; return the advice, None while a question is open."""
    _read_url()
    _write_url()
    return advice()


def advice() -> Advice | None:
    """Advice at the end of the current path, None while a question is open."""
    leaf = choose.walk(library.choices(), path())[1]
    return choose.advise(library.choices(), leaf, needs()) if leaf else None


def path() -> tuple[str, ...]:
    """Ids of the answers so far."""
    return tuple(st.session_state.get("wizard-path", ()))


def needs() -> tuple[str, ...]:
    """Ids of the selected needs, including those that the current advice does not offer."""
    return tuple(st.session_state.get("wizard-needs", ()))


def go(to: tuple[str, ...], asked: tuple[str, ...] | None = None) -> None:
    """Take a path and remember its answers; LookupError, without a change, for an unknown path."""
    steps, _ = choose.walk(library.choices(), to)
    _remembered().update({s.question.id: s.answer.id for s in steps if s.answer})
    st.session_state["wizard-path"] = to
    if asked is not None:
        st.session_state["wizard-needs"] = asked


def answer(number: int, given: str) -> None:
    """Answer question `number` of the path, and the following ones as before."""
    go(_as_before((*path()[:number], given)))


def remembered(question: str) -> str:
    """Id of the answer last given to a question, "" if there is none."""
    return _remembered().get(question, "")


def start_over() -> None:
    """Remove every answer and need."""
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
    """Read path and needs that this page did not write itself; an unknown path starts over."""
    for parameter, take in ((PATH, _take_path), (NEEDS, _take_needs)):
        text = parameter.changed()
        if text is not None:
            take(text)


def _take_path(text: str) -> None:
    given = tuple(text.split(".")) if text else ()
    for to in (given, (NEW, *given)):
        with suppress(LookupError):
            return go(to)
    go(())
    st.session_state[BAD] = True


def _take_needs(text: str) -> None:
    wanted = dict.fromkeys(filter(None, text.split(",")))
    known = {need.id for need in library.choices().needs}
    to = (TUNED,) if TUNED in wanted else path()
    go(to, tuple(need for need in wanted if need in known))
    if set(wanted) - known - {TUNED}:
        st.session_state[BAD] = True


def _write_url() -> None:
    PATH.show(".".join(path()))
    NEEDS.show(",".join(needs()))
