"""Duel page: film of the training, and form of its settings."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.activations import ALL, LINEAR, STEP
from core.duel import DRAWN, MAX_CONTENDERS, MIN_CONTENDERS, Setup
from core.formula import FormulaError, parse
from pages._ui.charts import scene
from pages._ui.lab import drawn_points, duel_presets, duel_rates, duel_settings
from pages._ui.lab.duel_fields import CHOICES, NUMBERS, Choice, Number
from pages._ui.lab.duel_settings import chosen
from pages._ui.runtime.job_progress import finished
from pages._ui.scenes.duel import film
from pages._ui.scenes.duel_jobs import recording
from pages._ui.session import projector
from pages._ui.text import formula_error, labels, library
from pages._ui.text.language import current, say

LONGEST = 300
SEEDS_END = 10_000
FIRST_FIELDS = ("data", "depth", "rate", "optimizer", "init")
MORE_FIELDS = ("seed", "noise", "width", "batch", "gain")


def show() -> None:
    """Show the film of the present duel, and the controls for another one."""
    setup, refused = duel_settings.from_url()
    _show_notes(refused)
    duel_presets.pick(setup)
    with st.container(key="film"):
        rated = duel_rates.rated(setup, "rates")
        if rated:
            _film(rated)
    if setup.own:
        st.markdown(f"{say('duel.yours')}: $f(x) = {parse(setup.own).latex}$")
    with st.container(horizontal=True, vertical_alignment="center", key="duel-again"):
        duel_rates.pick()
        after = replace(setup, seed=(setup.seed + 1) % SEEDS_END)
        st.button(
            say("duel.next_seed", seed=after.seed),
            key="next-seed",
            icon=":material/casino:",
            on_click=duel_settings.choose,
            args=(after,),
        )
    if not projector.is_on():
        _form(setup)


def _film(setup: Setup) -> None:
    job = recording(setup)
    if finished("duel", say("duel.training"), job):
        scene.show(film(job.result(), current()))


def _show_notes(refused: list[str]) -> None:
    """Show sentences on refused settings of the URL or the form."""
    if refused:
        names = ", ".join(say(f"duel_field.{name}") for name in refused)
        st.info(say("failed.parameter", found=names))
    for sentence in filter(None, st.session_state.pop("duel_refused", ())):
        st.info(sentence)


def _form(setup: Setup) -> None:
    """Show the form of all settings; nothing runs before it is submitted."""
    for name in ("acts", *(field.of for field in (*CHOICES, *NUMBERS)), "own"):
        st.session_state[f"duel-{name}"] = getattr(setup, name)
    with st.form("duel-form", border=True):
        st.pills(
            say("duel.functions", fewest=MIN_CONTENDERS, most=MAX_CONTENDERS),
            [act.name for act in ALL if act not in (STEP, LINEAR)],
            selection_mode="multi",
            key="duel-acts",
            format_func=partial(labels.function_label, language=current()),
        )
        _boxes(FIRST_FIELDS, setup)
        changed = any(getattr(setup, of) != getattr(Setup(), of) for of in ("own", *MORE_FIELDS))
        with st.expander(say("duel.more"), expanded=changed):
            _boxes(MORE_FIELDS, setup)
            st.text_input(
                say("duel.own"), key="duel-own", max_chars=LONGEST, placeholder="x * sigmoid(2x)"
            )
        st.form_submit_button(say("duel.train"), type="primary", on_click=_sent)


def _boxes(names: tuple[str, ...], setup: Setup) -> None:
    fields = {field.of: field for field in (*CHOICES, *NUMBERS)}
    with st.container(horizontal=True, key=f"duel-{names[0]}-and-more"):
        for name in names:
            _box(fields[name], setup)


def _box(field: Choice | Number, setup: Setup) -> None:
    present: Any = getattr(setup, field.of)
    options: list[Any] = list(field.options)
    if present not in options:
        options = sorted([*options, present])
    st.selectbox(
        say(f"duel_field.{field.name}"),
        options,
        key=f"duel-{field.of}",
        format_func=partial(_label, field, library.words(current())),
        width=138,
        filter_mode=None,
    )


def _label(field: Choice | Number, words: Mapping[str, Any], value: Any) -> str:
    if isinstance(field, Choice):
        return str(words[f"duel_{field.name}"][value])
    return str(words["duel"]["all"]) if field.write(value) == "all" else field.write(value)


def _sent() -> None:
    """Choose the duel of the form, if its settings are valid."""
    state = st.session_state
    found = {field.of: state[f"duel-{field.of}"] for field in (*CHOICES, *NUMBERS)}
    setup = replace(
        chosen(), acts=tuple(state["duel-acts"]), own=state["duel-own"].strip(), **found
    )
    setup = drawn_points.given(setup)
    refused = [drawn_points.fault(setup.points)] if setup.data == DRAWN else []
    if setup.own:
        try:
            parse(setup.own)
        except FormulaError as error:
            refused.append(formula_error.message(error))
    if not duel_settings.valid(setup):
        refused.append(say("duel.count", fewest=MIN_CONTENDERS, most=MAX_CONTENDERS))
    if any(refused):
        state["duel_refused"] = refused
    else:
        duel_settings.choose(setup)
