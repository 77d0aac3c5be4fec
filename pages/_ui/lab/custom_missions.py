"""Missions of the page: one at a time, checked as the learner types, ticked for this visit."""

from collections.abc import Mapping

import streamlit as st

from core.custom import CustomFunction
from core.custom.missions import MISSIONS, REBUILT, Missing, Trial, rebuilt
from pages._ui.lab import custom_stack
from pages._ui.session.url_state import UrlParameter
from pages._ui.text.language import say
from pages._ui.text.numbers import figure, number

KEY, DONE, MADE = "own-mission", "own-missions-done", "own-rebuilt"
FIRST = next(iter(MISSIONS))
NUMBERED = {name: k for k, name in enumerate(MISSIONS, 1)}
ADDRESS = UrlParameter("mission", FIRST)


def show(custom: CustomFunction) -> None:
    """Show the missions by number, the chosen one, and its verdict on the present function."""
    chosen = _chosen()
    missing = MISSIONS[chosen](_trial(custom))
    if missing is None:
        done().add(chosen)
    st.session_state[KEY] = chosen
    labels = {name: f"{k} ✓" if name in done() else str(k) for name, k in NUMBERED.items()}
    st.pills(
        say("mission.pick", done=len(done()), of=len(MISSIONS)),
        list(MISSIONS),
        key=KEY,
        format_func=labels.__getitem__,
        on_change=_picked,
    )
    st.markdown(f"**{say(f'mission.{chosen}')}**")
    if missing is None:
        st.success(say(f"mission_done.{chosen}"), icon=":material/check_circle:")
    else:
        st.info(sentence(missing), icon=":material/flag:")


def done() -> set[str]:
    """Missions that this visitor has accomplished."""
    kept: set[str] = st.session_state.setdefault(DONE, set())
    return kept


def _trial(custom: CustomFunction) -> Trial:
    made: set[str] = st.session_state.setdefault(MADE, set())
    made.update({rebuilt(custom)} & {*REBUILT})
    return Trial(custom, custom_stack.present(custom), frozenset(made))


def _chosen() -> str:
    asked = ADDRESS.changed()
    if asked in MISSIONS:
        st.session_state["mission"] = asked
    chosen = str(st.session_state.setdefault("mission", FIRST))
    ADDRESS.show(chosen)
    return chosen


def _picked() -> None:
    """Take the picked mission; pressing the present one again leaves it chosen."""
    st.session_state["mission"] = st.session_state[KEY] or st.session_state["mission"]


def sentence(missing: Missing) -> str:
    """Sentence that says why a mission is not yet accomplished."""
    return say(f"mission_why.{missing.key}", **_written(missing.numbers))


def _written(numbers: Mapping[str, float]) -> dict[str, str]:
    """Numbers as text; a slope with four places, since one just above 1 is too steep."""
    return {k: figure(v) if k == "slope" else number(v) for k, v in numbers.items()}
