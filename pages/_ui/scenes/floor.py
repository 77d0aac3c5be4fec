"""Left end of ELU beside a logarithm: one lies down on its floor, the other falls for ever."""

import numpy as np

from core.activations import ELU
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene

FURTHEST = 10.0
X = np.linspace(-FURTHEST, 1, 221)


def mirrored_log(x: Array) -> Array:
    """-ln(1 - x) for x <= 0, which leaves 0 with slope 1 as ELU does; x above."""
    left: Array = -np.log1p(-np.minimum(x, 0))
    return np.where(x > 0, x, left)


def _figure(language: str) -> figures.Part:
    x, y = figures.axis(-FURTHEST, 1, "x", dtick=2), figures.axis(-2.6, 1.1, dtick=1)
    return figures.figure(figures.lines(X, "solid", "9px,6px"), figures.layout(x, y))


FLOOR = Scene(
    name="log-floor",
    figure=_figure,
    frame=lambda language: Frame((ELU(X), mirrored_log(X))),
    kind="curves",
    fields=("y",) * 2,
    names=lambda language: ("ELU", "−ln(1−x)"),
    colours=("f", "ink"),
    pointer=-2.0,
    alt="floor",
    height="19rem",
    margins=(2.6, 5.4),
)
