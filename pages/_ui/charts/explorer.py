"""Explorer of one activation: tables from NumPy, scrubbed in the browser."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from core.activations import BY_NAME, Activation
from core.analysis import jumps
from core.analysis.sampling import GRID, Slice, slice_through, steps, y_range
from core.formula import Expression
from core.numerics.elementwise import Array
from pages._ui.browser.chart_header import ChartHeader
from pages._ui.browser.player import pack_chart, player
from pages._ui.charts import claims, export, figures
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.session import learner_record, projector
from pages._ui.session.parameters import keep, settings
from pages._ui.text import library
from pages._ui.text.fact_sentences import facts_row, sentence
from pages._ui.text.labels import function_label
from pages._ui.text.language import current, say

Hidden = tuple[tuple[str, bool], ...]


def explore(act: Activation, hidden: Mapping[str, bool], prefix: str = "") -> None:
    """Show the Explorer at the learner's setting, refused parameters of the URL, and the code."""
    given = settings(act, prefix)
    refused = [say(f"param.{name}") for name in st.session_state.pop("refused", ())]
    if refused:
        st.info(say("failed.parameter", found=", ".join(refused)))
    show(act, given, hidden, prefix)
    if not projector.is_on():
        _details(act, given, hidden)


def _details(act: Activation, given: dict[str, float], hidden: Mapping[str, bool]) -> None:
    """Traits, source, CSV and code in a closed box, as far as no quiz asks for them."""
    if hidden["formula"] or hidden["slope"]:
        return
    # The highlighter is 1.5 MB: it is loaded when the box is opened.
    box = st.expander(say("code.title"), key=f"details-{act.name}", on_change="rerun")
    with box:
        if not any(hidden.values()):
            st.markdown(claims.markdown(act))
        if box.open:
            export.code(act, given)
        export.csv(act, given)


def show(
    act: Activation, given: Mapping[str, float], hidden: Mapping[str, bool], prefix: str = ""
) -> None:
    """Draw the Explorer of one activation at the setting `given`."""
    key = f"explore-{act.name}"
    data = _packed(act.name, tuple(given.items()), tuple(sorted(hidden.items())), current())

    def released() -> None:
        keep(act, st.session_state[key].get("settings") or {}, prefix)
        learner_record.measure(f"explorer-{act.name}")

    player()(key=key, data=data, on_settings_change=released)


@shared_cache(size=256)
def _packed(
    name: str, given: tuple[tuple[str, float], ...], hidden: Hidden, language: str
) -> bytes:
    """Explorer as bytes for the browser; cached, since it is the same for every visitor."""
    act, setting, hides = BY_NAME[name], dict(given), dict(hidden)
    sliders = [p.name for p in act.params] or [""]
    cut = [_slice(name, p, _through(act, p, setting), hidden, language) for p in sliders]
    parts = tuple(part for part, _ in cut)
    label = function_label(name, language)
    header = ChartHeader(
        id=name,
        figure=figures.activation(label, y_range(parts)),
        words=library.words(language)["explorer"],
        alt=sentence(act, setting, hides, language),
        look=f"{name} {hidden} {language}",
        label=label,
        worked=() if hides["formula"] else act.worked,
        facts=facts_row(act, setting, hides, language).labels,
        at=setting,
        defaults=act.defaults,
        hidden=hides,
    )
    return pack_chart(
        header,
        [described for _, described in cut],
        [(part.x, (part.f, part.df)) for part in parts],
    )


@shared_cache(size=256)
def _slice(
    name: str, param: str, given: tuple[tuple[str, float], ...], hidden: Hidden, language: str
) -> tuple[Slice, dict[str, Any]]:
    """Description of one slider's slice (name, kinks, facts of each row), and its tables.

    Cached by slider: the slice changes with the values of the other sliders, not with its own.
    """
    act, setting, hides = BY_NAME[name], dict(given), dict(hidden)
    part = slice_through(act, next((p for p in act.params if p.name == param), None), setting)
    rows = [setting | {param: v} if param else setting for v in part.values]
    symbol = next((p.symbol for p in act.params if p.name == param), "")
    dots = [jumps.jumps(act, row) for row in rows]
    return part, {
        "name": param,
        "symbol": figures.plain(symbol),
        "label": library.words(language)["param"].get(param, ""),
        "values": part.values,
        "kinks": [act.kinks(**row) for row in rows],
        "jumps": dots,
        "closed": [any(dot.filled and dot.on_right for dot in row) for row in dots],
        "facts": [facts_row(act, row, hides, language).values for row in rows],
    }


def _through(act: Activation, param: str, setting: dict[str, float]) -> tuple[Any, ...]:
    """Setting that determines the slice of `param`: its own value only if it is not a stop."""
    own = next((p for p in act.params if p.name == param), None)
    if own and setting[param] in steps(own, own.default):
        setting = setting | {param: own.default}
    return tuple(setting.items())


def overlay(key: str, act: Activation, typed: Expression | None) -> None:
    """Show the learner's formula over the curve of `act`, or the curve alone without a formula."""
    yours: Array = np.full_like(GRID, np.nan)
    if typed:
        given = {name: act.defaults[name] for name in typed.names - {"x"}}
        yours = typed.value(GRID, **given)
    label = function_label(act.name, current())
    tables = act(GRID)[None], np.where(np.isfinite(yours), yours, np.nan)[None]
    still = {"name": "", "symbol": "", "label": "", "values": [0], "facts": [[]]}
    header = ChartHeader(
        id=key,
        figure=figures.overlay(label),
        words=library.words(current())["explorer"],
        alt=say("alt.overlay", label=label),
        kind="overlay",
        look=f"{key} {current()}",
        colours=("f", "ink"),
        pointer=None,
        height="14rem",
    )
    player()(key=f"overlay-{key}", data=pack_chart(header, [still], [(GRID, tables)]))
