"""Card of a typed function: missions, text box, presets, passport, curve, and a way to the duel."""

from functools import partial

import numpy as np
import streamlit as st

from core.activations import BY_NAME
from core.analysis.sampling import GRID
from core.course.outline import SECTIONS, built
from core.custom import PLAYFUL, PRESETS, CustomFunction, Preset, UndefinedInterval, analyse
from core.formula import FormulaError, to_text
from core.formula.expression import LONGEST
from pages._ui.charts import csv_table
from pages._ui.lab import custom_chart, custom_missions, custom_passport, custom_state
from pages._ui.runtime.streamlit_versions import LIVE
from pages._ui.session import projector
from pages._ui.text import formula_error, labels, library
from pages._ui.text.language import say
from pages._ui.text.numbers import figure

DUEL, RIVAL = "duel", "relu"
MAX_GAPS = 3
START = {preset.name: preset for preset in (*PLAYFUL, *PRESETS)}


def show() -> None:
    """Show the card of the present function."""
    custom_state.arrive()
    broken = custom_state.refused()
    if broken:
        st.info(say("own.link"))
        formula_error.show(*broken)
    missions = st.container(key="own-missions")
    error = _ask()
    custom = custom_state.present()
    with missions:
        custom_missions.show(custom)
    shown = say("own.still" if error else "quiz.read_as")
    st.markdown(f"{shown} $f(x) = {custom.expression.latex}$")
    custom_passport.show(custom)
    show_gaps(custom)
    custom_chart.show(custom)
    if not projector.is_on():
        _offer(custom)


def _ask() -> FormulaError | None:
    """Show text box and presets; return the error of the typed text, which is shown below it."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="own-box"):
        typed = _box()
        if not projector.is_on():
            _start()
    error = custom_state.take(typed)
    if error:
        formula_error.show(typed, error)
    return error


def _box() -> str:
    """Show the text box."""
    return st.text_input(
        say("own.type"),
        key=custom_state.TYPED,
        max_chars=LONGEST,
        **LIVE,
        persist_state="session",
        autocomplete="off",
        help=say("own.words"),
        label_visibility="collapsed" if projector.is_on() else "visible",
    )


def _start() -> None:
    """Show the presets."""
    st.selectbox(
        say("own.start"),
        list(START),
        index=None,
        key="own-start",
        format_func=label,
        placeholder=say("own.pick"),
        on_change=_started,
        label_visibility="collapsed",
        width=190,
    )


def label(name: str) -> str:
    """Name of a preset in the current language."""
    return labels.label(name) if name in BY_NAME else say(f"preset.{name}")


def _started() -> None:
    """Start with the selected preset and clear the selection."""
    chosen: Preset | None = START.get(st.session_state["own-start"])
    if chosen:
        custom_state.start(chosen)
    st.session_state["own-start"] = None


def show_gaps(custom: CustomFunction) -> None:
    """Show the intervals without a value of f, if there are any."""
    gaps = analyse(custom).undefined
    if gaps:
        more = [say("own.more_gaps")] if len(gaps) > MAX_GAPS else []
        st.info(" ".join([*map(sentence, gaps[:MAX_GAPS]), *more]), icon=":material/help:")


def sentence(gap: UndefinedInterval) -> str:
    """Sentence on an undefined interval: its extent and its kind."""
    reach = "everywhere" if gap.low == -np.inf and gap.high == np.inf else "between"
    reach = "left" if reach == "between" and gap.low == -np.inf else reach
    reach = "right" if reach == "between" and gap.high == np.inf else reach
    reach = "point" if gap.low == gap.high else reach
    numbers = {name: figure(getattr(gap, name), 3) for name in ("low", "high")}
    return f"{say(f'gap_where.{reach}').format(**numbers)} {say(f'gap.{gap.kind}')}"


def _offer(custom: CustomFunction) -> None:
    with st.container(horizontal=True, key="own-ways"):
        csv_table.download_button(
            say("code.csv"), partial(table, custom), file_name="own.csv", key="csv-own"
        )
        for section in built(SECTIONS, library.page_names()):
            if section.id == DUEL:
                st.page_link(section.page, label=say("own.duel"), query_params=challenge(custom))


def challenge(custom: CustomFunction) -> dict[str, str]:
    """URL query of a duel of this function, at its present parameters, against ReLU."""
    return {"own": to_text(custom.expression, dict(custom.given)), "acts": RIVAL}


def table(custom: CustomFunction) -> str:
    """CSV of x, f(x) and f'(x) on the plotting grid."""
    f, df = custom.both(np.asarray(GRID))
    return csv_table.csv_table({"x": np.asarray(GRID), "f": f, "df": df})
