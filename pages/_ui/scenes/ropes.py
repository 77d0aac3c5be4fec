"""Film of a maxout that learns |x|: the highest line moves at each point, a lower one never."""

from functools import cache

import numpy as np

from core.experiments.ropes import TARGETS, X, heights, learn
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

STEPS = 80
ALONG = np.linspace(-2.4, 2.4, 97)


@cache
def trained() -> Array:
    """The lines at each step."""
    return learn(steps=STEPS)


def _figure(language: str) -> figures.Part:
    """The highest line, the three lines, and the points to be met."""
    words = library.words(language)["scene"]
    highest = figures.line(ALONG, width=6)
    ropes = [figures.line(ALONG, dash, 2.6) for dash in (None, None, figures.DASH)]
    targets = figures.points(9, x=X.tolist(), y=TARGETS.tolist())
    x, y = figures.axis(-2.4, 2.4, "x", dtick=1), figures.axis(-2.3, 2.6, dtick=1)
    note = figures.note(words["idle_rope"], 0.0, -1.62, yanchor="top")
    return figures.figure([highest, *ropes, targets], figures.layout(x, y, annotations=[note]))


def _frame(language: str, rope_step: float) -> Frame:
    way, step = trained(), round(rope_step)
    found = heights(way[step], ALONG)
    loss = float(np.mean((heights(way[step], X).max(axis=0) - TARGETS) ** 2))
    idle = float(np.abs(way[step][2] - way[0][2]).sum())
    facts = (f"{loss:.3f}", text(idle, 2))
    return Frame((found.max(axis=0), *found), facts)


ROPES = Scene(
    name="ropes",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("rope_step", "", 0, 0, STEPS, 1, "training_steps"),),
    kind="film",
    fields=("y",) * 4,
    facts=("mse", "moved_idle"),
    colours=("f", "a", "b", "soft", "ink"),
    pointer=None,
    alt="ropes",
    height="18rem",
    margins=(2.4, 1.0),
)
