"""The curve of a learner's function and its slope, which follow the sliders under the hand."""

from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from core.custom import Own
from core.custom.slider_tables import Rows, rows, y_range
from pages._ui.browser.chart_header import ChartHeader
from pages._ui.browser.player import pack_chart, player
from pages._ui.charts import figures
from pages._ui.lab.custom_state import KNOBS, sliders
from pages._ui.session.parameters import keep
from pages._ui.text import library
from pages._ui.text.language import current

NEAR_0 = np.linspace(-1, 1, 41)
KEY = "explore-own"


def show(own: Own) -> None:
    """Draw it; what the hand leaves on a slider is kept."""
    acts = sliders(own.expression)

    def released() -> None:
        keep(acts, st.session_state[KEY].get("settings") or {})

    player()(key=KEY, data=packed(own, current()), on_settings_change=released)


@lru_cache(maxsize=64)
def packed(own: Own, tag: str) -> bytes:
    """Everything that the chart needs, as bytes, one slice for each parameter that occurs."""
    given = own.numbers
    parts = [rows(own.expression, given, name, KNOBS[name].values(given[name])) for name in given]
    parts = parts or [rows(own.expression, given, "", (0.0,))]
    described = [_described(part, tag) for part in parts]
    tables = [(part.x, (part.f, part.df)) for part in parts]
    return pack_chart(_header(own, given, y_range(parts, own(NEAR_0)), tag), described, tables)


def _described(part: Rows, tag: str) -> dict[str, Any]:
    return {
        "name": part.param,
        "symbol": part.param,
        "label": library.words(tag)["param"].get(f"own_{part.param}", ""),
        "values": part.values,
        "jumps": part.dots,
        "closed": [any(dot.filled and dot.on_right for dot in row) for row in part.dots],
        "facts": [[] for _ in part.values],
    }


def _header(own: Own, given: dict[str, float], ends: tuple[float, float], tag: str) -> ChartHeader:
    words = library.words(tag)
    return ChartHeader(
        id="own",
        figure=figures.activation("f", ends),
        words=words["explorer"],
        alt=words["alt"]["own"],
        look=f"own {own.expression.latex} {ends} {tag}",
        label="f",
        at=given,
        defaults={name: KNOBS[name].default for name in given},
        # The formula stands above the chart; below it are its numbers alone.
        hidden={"formula": True},
    )
