"""Softmax by its formula and as it is computed, at logits for which exp overflows."""

import numpy as np

from core.multivariate.softmax import softmax
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import scientific


def as_written(logits: Array) -> Array:
    """Softmax as exp(z_i) / sum_j exp(z_j), without shift: nan beyond about 710 and -745."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        weights = np.exp(logits)
        share: Array = weights / weights.sum()
    return share


def power(value: float) -> str:
    """Number with three digits, and a power of ten if it is very small or large."""
    if value == 0 or not np.isfinite(value) or 1e-3 <= value < 1e4:
        return f"{value:.3g}"
    return scientific(value, 2)


def _figure(language: str) -> figures.Part:
    """Two bars of the formula on the left, two as computed on the right."""
    words = library.words(language)["scene"]
    places = ((2.5, 3.5), (0.0, 1.0))
    bars = [figures.bars(at, "%{y:.4f}", width=0.6) for at in places]
    ticks: figures.Part = {
        "tickvals": [0, 1, 2.5, 3.5],
        "ticktext": ["p<sub>1</sub>", "p<sub>2</sub>"] * 2,
    }
    x, y = figures.axis(-0.7, 4.2, zeroline=False, **ticks), figures.axis(0, 1.12)
    names = [(0.5, words["as_written"]), (3.0, words["stable"])]
    notes = [figures.note(name, at, 1.06) for at, name in names]
    return figures.figure(bars, figures.layout(x, y, annotations=notes))


def _frame(language: str, m: float) -> Frame:
    z = np.array([m, m + 1])
    stable, written = softmax(z), as_written(z)
    with np.errstate(over="ignore"):
        weight = power(float(np.exp(m)))
    pair = [f"({a:.4f}, {b:.4f})" for a, b in (written, stable)]
    return Frame((stable, written), (weight, *pair))


OVERFLOW = Scene(
    name="softmax-overflow",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("m", "m", 0.0, -1000, 1000, 10, "first_logit"),),
    fields=("y", "y"),
    facts=("exp_m", "as_written", "max_first"),
    colours=("f", "soft"),
    alt="softmax_overflow",
    height="13rem",
    margins=(2.6, 1.0),
)
