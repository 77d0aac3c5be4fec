"""Gradient of a weight below a linear layer, written out while input and target are moved."""

import numpy as np

from core.experiments.two_weights import gradient, loss
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

W1 = np.round(np.linspace(-2, 2, 81), 2)
W2 = 0.5
"""Second weight, which stands still."""

HIGHEST = 8.0
REACH = 0.5
"""Half the width of the tangent."""


def _figure(language: str) -> figures.Part:
    """The loss over w1, its tangent, and the point at the present w1."""
    name = library.words(language)["facts"]["live_loss"]
    x = figures.axis(W1[0], W1[-1], "w₁", dtick=1)
    y = figures.axis(-0.5, HIGHEST, name, dtick=2)
    curve, tangent = figures.line(W1, width=3.2), figures.line(width=3.6)
    return figures.figure([curve, tangent, figures.points(14)], figures.layout(x, y))


def _frame(language: str, live_w: float, live_x: float, live_t: float) -> Frame:
    slope = gradient(live_w, W2, live_x, live_t)
    at, away = float(loss(live_w, W2, live_x, live_t)), _reach(slope)
    tangent = np.concatenate([live_w + away, at + slope * away])
    numbers = {"error": W2 * live_w * live_x - live_t, "w2": W2, "gradient": slope}
    traces = (loss(W1, W2, live_x, live_t), tangent, np.array([live_w, at]))
    return Frame(traces, ("1", text(slope, 2), text(at, 2)), numbers)


def _reach(slope: float) -> Array:
    """Ends of the tangent, about as far apart on the chart at every slope."""
    return np.array([-REACH, REACH]) / np.hypot(1, slope * (W1[-1] - W1[0]) / HIGHEST)


LIVE = Scene(
    name="live-gradient",
    figure=_figure,
    frame=_frame,
    sliders=(
        Slider("live_x", "x", 1.0, -3.0, 3.0, 0.1, "input"),
        Slider("live_t", "t", 2.0, -2.0, 2.0, 0.1, "target"),
        Slider("live_w", "w₁", 1.0, -2.0, 2.0, 0.1, "weight"),
    ),
    kind="template",
    fields=("y", "xy", "xy"),
    facts=("slope_of_both", "gradient_w1", "live_loss"),
    worked=lambda language: str(library.words(language)["worked"]["live_gradient"]),
    colours=("f", "df", "ink"),
    alt="live_gradient",
    height="15rem",
    margins=(3.2, 0.8),
)
