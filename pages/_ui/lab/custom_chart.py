"""Chart of a typed function and its slope, with a slider for each of its parameters."""

from typing import Any

import numpy as np
import streamlit as st

from core.custom import CustomFunction
from core.custom.slider_tables import Rows, rows, y_range
from pages._ui.browser.chart_header import ChartHeader
from pages._ui.browser.player import pack_chart, player
from pages._ui.charts import figures
from pages._ui.lab.custom_state import SLIDERS, sliders
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.session.parameters import keep
from pages._ui.text import library
from pages._ui.text.language import current

NEAR_0 = np.linspace(-1, 1, 41)
KEY = "explore-own"


def show(custom: CustomFunction) -> None:
    """Show the chart; released sliders are stored."""
    acts = sliders(custom.expression)

    def released() -> None:
        keep(acts, st.session_state[KEY].get("settings") or {})

    player()(key=KEY, data=packed(custom, current()), on_settings_change=released)


@shared_cache(size=64)
def packed(custom: CustomFunction, language: str) -> bytes:
    """Chart as bytes, one slice for each parameter of the formula."""
    given = dict(custom.given)
    parts = [
        rows(custom.expression, given, name, SLIDERS[name].values(given[name])) for name in given
    ]
    parts = parts or [rows(custom.expression, given, "", (0.0,))]
    described = [_described(part, language) for part in parts]
    tables = [(part.x, (part.f, part.df)) for part in parts]
    return pack_chart(
        _header(custom, given, y_range(parts, custom(NEAR_0)), language), described, tables
    )


def _described(part: Rows, language: str) -> dict[str, Any]:
    return {
        "name": part.param,
        "symbol": part.param,
        "label": library.words(language)["param"].get(f"own_{part.param}", ""),
        "values": part.values,
        "jumps": part.dots,
        "closed": [any(dot.filled and dot.on_right for dot in row) for row in part.dots],
        "facts": [[] for _ in part.values],
    }


def _header(
    custom: CustomFunction, given: dict[str, float], ends: tuple[float, float], language: str
) -> ChartHeader:
    words = library.words(language)
    return ChartHeader(
        id="own",
        figure=figures.activation("f", ends),
        words=words["explorer"],
        alt=words["alt"]["own"],
        look=f"own {custom.expression.latex} {ends} {language}",
        label="f",
        at=dict(custom.given),
        defaults={name: SLIDERS[name].default for name, _ in custom.given},
        # The page shows the formula above the chart.
        hidden={"formula": True},
    )
