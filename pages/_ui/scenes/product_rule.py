"""Slope of Swish as a sum: how far the gate is open, and x times how fast it opens."""

import numpy as np

from core.activations import SIGMOID, SWISH
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.text.numbers import figure as text

WIDEST = 5.0
X = np.linspace(-WIDEST, WIDEST, 201)

LEVEL, STEEPEST = -1.2785, 2.3994
"""Places where the slope is 0, and where it is largest."""

STOPS = tuple(sorted({*np.round(np.arange(-WIDEST, WIDEST + 0.01, 0.1), 1), LEVEL, STEEPEST}))

BESIDE = 0.09
"""Distance of the second bar from the first one."""


def _figure(language: str) -> figures.Part:
    """Curves of the gate and of the slope, both bars, and the point on the slope."""
    bar = figures.line(width=11)
    curves = [figures.line(X, "3px,4px", 1.8), figures.line(X, width=2.6)]
    x, y = figures.axis(-WIDEST, WIDEST, "x", dtick=1), figures.axis(-0.36, 1.32, dtick=0.5)
    return figures.figure([*curves, bar, bar, figures.points(11)], figures.layout(x, y))


def _frame(language: str, at: float) -> Frame:
    opened, speed = float(SIGMOID(at)), at * float(SIGMOID.grad(at))
    traces = (
        SIGMOID(X),
        SWISH.grad(X),
        np.array([at - BESIDE, at - BESIDE, 0, opened]),
        np.array([at + BESIDE, at + BESIDE, opened, opened + speed]),
        np.array([at, opened + speed]),
    )
    sign = "+" if speed >= 0 else "−"
    total = f"{text(opened, 2)} {sign} {text(abs(speed), 2)} = {text(round(opened + speed, 3), 2)}"
    return Frame(traces, (total,))


PRODUCT_RULE = Scene(
    name="product-rule",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("at", "x", 1.0, -WIDEST, WIDEST, 0.1, "input", STOPS),),
    fields=("y", "y", "xy", "xy", "grip"),
    grips=(Grip("slide"),),
    facts=("two_parts",),
    colours=("a", "df", "a", "b", "df"),
    alt="product_rule",
    height="21rem",
    margins=(2.6, 2.6),
)
