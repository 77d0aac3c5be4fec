"""Chart of the gradient in twenty layers of a typed function, at up to three initialisations."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import numpy as np
import streamlit as st

from core.custom import CustomFunction
from core.custom.gradient_by_layer import Descent, descents
from core.experiments.gradient_flow import EXPLODED, VANISHED
from core.experiments.stack import DEPTH
from core.numerics.elementwise import Array
from pages._ui.browser.chart_header import ChartHeader
from pages._ui.browser.player import pack_chart, player
from pages._ui.charts import figures
from pages._ui.lab import custom_state
from pages._ui.runtime.shared_cache import shared_cache
from pages._ui.text import library
from pages._ui.text.language import current, say
from pages._ui.text.numbers import figure, scientific

LAYERS = np.arange(1, DEPTH + 1, dtype=float)
DEEPEST = 16.0
FATES = {"explodes": EXPLODED, "grows": 3.0, "stays": 1 / 3, "shrinks": VANISHED, "vanishes": 0.0}
"""Lower bounds of the factor from the top layer to the bottom one, with their names."""

COLOURS = ("f", "df", "a")
"""Colours of c = 1, the backward and the forward gain, measured and in theory."""


def show() -> None:
    """Show log gradients by layer, and a sentence on each."""
    st.subheader(say("own.flow"), anchor="own-flow")
    player()(key="scene-own-flow", data=packed(custom_state.present(), current()))


@shared_cache(size=64)
def packed(custom: CustomFunction, language: str) -> bytes:
    """Chart as bytes: measured lines, then those of the theory."""
    runs, words = descents(custom), library.words(language)
    lines = [_cut(run.measured) for run in runs] + [_cut(run.theory) for run in runs]
    still = {
        "name": "",
        "symbol": "",
        "label": "",
        "values": [0],
        "closed": [False],
        "facts": [[fate(run, words["own_fate"]) for run in runs]],
    }
    return pack_chart(
        _header(runs, lines, language), [still], [(LAYERS, [line[None] for line in lines])]
    )


def _cut(line: Array) -> Array:
    return np.clip(line, -DEEPEST, DEEPEST)


def _header(runs: Sequence[Descent], lines: Sequence[Array], language: str) -> ChartHeader:
    words, ends = library.words(language), _ends(lines)
    short, long = words["own_line"], words["own_gain"]
    return ChartHeader(
        id="own-flow",
        figure=_figure(len(runs), ends, language),
        words=words["explorer"],
        alt=words["alt"]["own_flow"],
        kind="curves",
        look=f"own-flow {ends} {len(runs)} {language}",
        fields=("y",) * len(lines),
        colours=COLOURS[: len(runs)] * 2,
        names=[short[run.kind] for run in runs],
        facts=[long[run.kind].format(c=figure(run.gain)) for run in runs],
        height="19rem",
        margins=(4.0, 6.4),
    )


def _ends(lines: Sequence[Array]) -> tuple[float, float]:
    """Range of the y axis between whole powers of ten, around all lines and 0."""
    known = np.concatenate([[-1.0, 1.0], *(line[np.isfinite(line)] for line in lines)])
    return float(np.floor(known.min())), float(np.ceil(known.max()))


@shared_cache(size=64)
def _figure(count: int, ends: tuple[float, float], language: str) -> dict[str, Any]:
    words = library.words(language)["axis"]
    measured, theory = figures.line(LAYERS, width=3.2), figures.line(LAYERS, "2px,5px", 1.6)
    x = figures.axis(0.7, DEPTH, words["layer"], tickvals=[1, 5, 10, 15, DEPTH])
    y = figures.axis(*ends, words["log_gradient"])
    return figures.figure([measured] * count + [theory] * count, figures.layout(x, y))


def fate(run: Descent, words: dict[str, str]) -> str:
    """Sentence on the gradient between the top layer and the bottom one."""
    if isnan(run.ratio):
        return words["zero" if run.flow.vanishes.kind == "holds" else "no_number"]
    kind = next(name for name, least in FATES.items() if run.ratio >= least)
    tiny = run.ratio < 1e-3 or run.ratio >= 1e4
    return words[kind].format(factor=scientific(run.ratio) if tiny else figure(run.ratio, 3))
