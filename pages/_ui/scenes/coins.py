"""Coins sorted by the probability that was said of them: heads, tails, and the promise."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.experiments.calibration import BINS, COINS, Reliability, reliability, toss
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

HIGH = 20
"""Coins drawn in each column, of which as many show heads as the share says."""

SCALES = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)


@lru_cache(maxsize=64)
def measured(scale: float) -> Reliability:
    """The same 4000 tosses, with the scores multiplied by `scale`."""
    return reliability(*toss(np.random.default_rng(0)), scale)


def _figure(language: str) -> figures.Part:
    """Columns of coins by said probability, each with a dash at the height that was said."""
    words = library.words(language)
    ends: figures.Part = {"tickvals": [0, 0.5, 1], "ticktext": ["0%", "50%", "100%"]}
    bare: figures.Part = {"zeroline": False, "showgrid": False}
    x = figures.axis(-0.01, 1.01, words["axis"]["said_probability"], **ends, **bare)
    y = figures.axis(-0.02, 1.17, **ends, **bare)
    place: figures.Part = {"xref": "paper", "xanchor": "left", "yanchor": "top"}
    notes = [figures.note(words["scene"]["coins"], 0.0, 1.16, **place)]
    coins = [figures.points(12), figures.points(12)]
    promise = figures.line(width=3.6)
    return figures.figure([*coins, promise], figures.layout(x, y, annotations=notes))


def _frame(language: str, score_scale: float) -> Frame:
    found = measured(score_scale)
    heads = np.round(HIGH * np.nan_to_num(found.came_true))[:, None] > np.arange(HIGH)
    filled = (found.count > 0)[:, None]
    traces = (_coins(heads & filled), _coins(~heads & filled), _promise(found.said))
    top = _percent(found.said[-1]), _percent(found.came_true[-1])
    return Frame(traces, (f"{found.inside} / {COINS}", *top))


def _coins(shown: NDArray[np.bool_]) -> Array:
    """Centres of the shown coins, (BINS, HIGH) -> all x, then all y; gaps for the others."""
    column, row = np.indices(shown.shape)
    x = np.where(shown, (column + 0.5) / BINS, np.nan)
    return np.concatenate([x.ravel(), np.where(shown, (row + 0.5) / HIGH, np.nan).ravel()])


def _promise(said: Array) -> Array:
    """A dash across each column at the said probability, with a gap behind it."""
    left = np.arange(BINS) / BINS
    x = np.stack([left + 0.005, left + 1 / BINS - 0.005, np.full(BINS, np.nan)], axis=1)
    return np.concatenate([x.ravel(), np.repeat(said, 3)])


def _percent(share: float) -> str:
    return f"{text(100 * share, 0)}%" if np.isfinite(share) else "—"


COINS_BY_PROMISE = Scene(
    name="calibration",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("score_scale", "", 1.0, SCALES[0], SCALES[-1], 0.5, "score_scale", SCALES),),
    fields=("xy",) * 3,
    facts=("inside_unit", "said_top", "true_top"),
    colours=("f", "line", "ink"),
    alt="coins",
    height="23rem",
    margins=(3.2, 1.4),
)
