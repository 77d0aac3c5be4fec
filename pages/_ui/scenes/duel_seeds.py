"""Ten seeds of a duel: the final loss of each run as a dot, a strip for each contender."""

from functools import lru_cache

import numpy as np

from core.duel import FinalMetrics, Setup
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene
from pages._ui.scenes.compare import STYLES
from pages._ui.scenes.duel_layout import ticks
from pages._ui.scenes.duel_words import contender, rate
from pages._ui.text import library

TENFOLD = 10.0
"""Ratio of the largest to the smallest loss from which the axis is logarithmic."""

LOWEST = 1e-7
"""Smallest loss on a logarithmic axis, where float32 has no digits left."""

STRIP, MEDIAN = 0.28, 0.4
"""Half heights of a strip of dots and of the line at its median, in rows."""


@lru_cache(maxsize=64)
def strips(final: FinalMetrics, setup: Setup, language: str) -> Scene:
    """Scene of the final losses of a repeated duel; dots of one seed have the same height."""
    k = len(final.names)
    return Scene(
        name="duel-seeds",
        figure=lambda language: _figure(final, setup, language),
        frame=lambda language: Frame((*map(_dots, _shown(final), range(k)), _medians(final))),
        fields=("xy",) * (k + 1),
        colours=(*(colour for colour, _ in STYLES[:k]), "ink"),
        pointer=None,
        alt="duel_seeds",
        look=f"duel seeds {setup}",
        height=f"{2.6 * k + 4.4}rem",
        margins=(8.2, 1.2),
    )


def _shown(final: FinalMetrics) -> Array:
    """Losses (K, SEEDS) as drawn; nan for diverged runs."""
    return np.maximum(final.loss.astype(float), LOWEST)


def _dots(losses: Array, row: int) -> Array:
    return np.concatenate([losses, row + np.linspace(-STRIP, STRIP, losses.size)])


def _medians(final: FinalMetrics) -> Array:
    """Upright line at the median of each contender that did not always diverge."""
    middles = [_median(losses) for losses in _shown(final)]
    x = [part for middle in middles for part in (middle, middle, np.nan)]
    rows = range(len(middles))
    return np.array([*x, *(part for r in rows for part in (r - MEDIAN, r + MEDIAN, np.nan))])


def _median(losses: Array) -> float:
    ended = losses[np.isfinite(losses)]
    return float(np.median(ended)) if ended.size else np.nan


def _figure(final: FinalMetrics, setup: Setup, language: str) -> figures.Part:
    """A row for each contender, the first on top."""
    k = len(final.names)
    rows: figures.Part = {
        "tickvals": list(range(k)),
        "ticktext": [_name(final, setup, c, language) for c in range(k)],
        "zeroline": False,
        "showgrid": False,
    }
    points = [figures.points(11) for _ in range(k)]
    y = figures.axis(k - 0.5, -0.5, **rows)
    layout = figures.layout(_loss_axis(_shown(final), language), y)
    return figures.figure([*points, figures.line(width=3)], layout)


def _name(final: FinalMetrics, setup: Setup, c: int, language: str) -> str:
    """Name of a contender, its rate and the number of its diverged runs, each on a line."""
    lost = int((final.diverged[c] >= 0).sum())
    words = library.words(language)["duel"]
    lines = [contender(final.names[c], language), rate(setup, c, language)]
    lines += [words["lost"].format(count=lost) if lost else ""]
    return "<br>".join(filter(None, lines))


def _loss_axis(losses: Array, language: str) -> figures.Part:
    """Axis of all losses, logarithmic where they differ tenfold."""
    words = library.words(language)["axis"]
    ended = losses[np.isfinite(losses)]
    low, high = (ended.min(), ended.max()) if ended.size else (0.0, 1.0)
    if high < TENFOLD * low or not ended.size:
        margin = 0.06 * (high - low) or 0.1
        return figures.axis(low - margin, high + margin, words["duel_final"], zeroline=False)
    ends = float(np.log10(low)) - 0.12, float(np.log10(high)) + 0.12
    look: figures.Part = {
        "type": "log",
        "tickvals": ticks(*ends),
        "exponentformat": "power",
        "zeroline": False,
    }
    return figures.axis(*ends, words["duel_final_log"], **look)
