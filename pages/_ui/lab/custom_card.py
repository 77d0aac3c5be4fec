"""The learner's own function: a box to type it in, something to start from, and its curve."""

from functools import partial

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.analysis.sampling import GRID
from core.course.outline import SECTIONS, built
from core.custom import PLAYFUL, PRESETS, Gap, Own, Preset, analyse
from core.formula import FormulaError, to_text
from core.formula.expression import LONGEST
from pages._ui.charts import csv_table
from pages._ui.lab import custom_chart, custom_state
from pages._ui.scenes import compare
from pages._ui.session import projector
from pages._ui.text import formula_error, library
from pages._ui.text.language import current, say
from pages._ui.text.numbers import figure

DUEL, RIVALS = "duel", "relu,tanh"
MOST_GAPS = 3
START = {preset.name: preset for preset in (*PLAYFUL, *PRESETS)}


def show() -> None:
    """The whole card: box, presets, what was understood, the curve, and what to take away."""
    custom_state.arrive()
    broken = custom_state.refused()
    if broken:
        st.info(say("own.link"))
        formula_error.show(*broken)
    error = _ask()
    own = custom_state.present()
    shown = say("own.still" if error else "quiz.read_as")
    st.markdown(f"{shown} $f(x) = {own.expression.latex}$")
    tell_gaps(own)
    custom_chart.show(own)
    if not projector.is_on():
        _offer(own)


def _ask() -> FormulaError | None:
    """The box and the presets; what is wrong with the text in the box is said below it."""
    typed = st.text_input(
        say("own.type"),
        key=custom_state.TYPED,
        max_chars=LONGEST,
        live=True,
        persist_state="session",
        autocomplete="off",
        help=say("own.words"),
        label_visibility="collapsed" if projector.is_on() else "visible",
    )
    error = custom_state.take(typed)
    if error:
        formula_error.show(typed, error)
    if not projector.is_on():
        st.selectbox(
            say("own.start"),
            list(START),
            index=None,
            key="own-start",
            format_func=label,
            placeholder=say("own.pick"),
            on_change=_started,
            label_visibility="collapsed",
        )
    return error


def label(name: str) -> str:
    """What a preset is called: as everywhere in the lesson, or one of the playful names."""
    return compare.label(name, current()) if name in BY_NAME else say(f"preset.{name}")


def _started() -> None:
    """Begin with the preset that was picked; the list then invites again."""
    chosen: Preset | None = START.get(st.session_state["own-start"])
    if chosen:
        custom_state.start(chosen)
    st.session_state["own-start"] = None


def tell_gaps(own: Own) -> None:
    """Where f has no value, in sentences; without any, nothing."""
    found = analyse(own).gaps
    if found:
        more = [say("own.more_gaps")] if len(found) > MOST_GAPS else []
        st.info(" ".join([*map(said, found[:MOST_GAPS]), *more]), icon=":material/help:")


def said(gap: Gap) -> str:
    """One gap in words: an x that was tried, how far it reaches, and what went wrong there."""
    reach = "everywhere" if gap.low == -np.inf and gap.high == np.inf else "between"
    reach = "left" if reach == "between" and gap.low == -np.inf else reach
    reach = "right" if reach == "between" and gap.high == np.inf else reach
    reach = "point" if gap.low == gap.high else reach
    numbers = {name: figure(getattr(gap, name), 3) for name in ("sample", "low", "high")}
    return f"{say(f'gap_where.{reach}').format(**numbers)} {say(f'gap.{gap.kind}')}"


def _offer(own: Own) -> None:
    with st.container(horizontal=True, key="own-ways"):
        csv_table.download_button(
            say("code.csv"), partial(table, own), file_name="own.csv", key="csv-own"
        )
        for section in built(SECTIONS, library.page_names()):
            if section.id == DUEL:
                st.page_link(section.page, label=say("own.duel"), query_params=challenge(own))


def challenge(own: Own) -> dict[str, str]:
    """What the duel is asked for: this function, its numbers filled in, against two others."""
    return {"own": to_text(own.expression, own.numbers), "acts": RIVALS}


def table(own: Own) -> str:
    """x, f(x) and f'(x) on the plotting grid, as CSV."""
    f, df = own.both(np.asarray(GRID))
    return csv_table.csv_table({"x": np.asarray(GRID), "f": f, "df": df})
