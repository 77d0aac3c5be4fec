"""ReLU neurons that add up to a curve: each gives it one bend."""

import numpy as np

from core.experiments.hinges import HIGH, LOW, Hinges, target, through
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text.numbers import figure as text

MOST = 24
X = np.linspace(LOW, HIGH, 241)
REACH = 3.0
"""Top and bottom of the chart; what a single neuron adds may run beyond."""


def _figure(language: str) -> figures.Part:
    """Single neurons, the curve to be drawn, their sum, and its bends."""
    traces = [
        figures.line(width=1),
        figures.line(X, "2px,4px", 3.4),
        figures.line(width=3.6),
        figures.points(8),
    ]
    x, y = figures.axis(LOW, HIGH, dtick=1), figures.axis(-REACH, REACH, dtick=1)
    return figures.figure(traces, figures.layout(x, y))


def _frame(language: str, neurons: float) -> Frame:
    drawn = through(round(neurons))
    bends = np.append(drawn.hinges, HIGH)
    traces = (
        _rays(drawn),
        target(X),
        _padded(bends, drawn(bends)),
        _padded(drawn.hinges, drawn(drawn.hinges)),
    )
    return Frame(traces, (text(float(np.abs(drawn(X) - target(X)).max()), 2),))


def _rays(drawn: Hinges) -> Array:
    """From each hinge the ray that its neuron adds, with a gap behind each, padded to MOST."""
    x, y, count = *np.full((2, MOST, 3), np.nan), len(drawn.hinges)
    x[:count, 0], x[:count, 1] = drawn.hinges, HIGH
    y[:count, 0], y[:count, 1] = 0, drawn.parts(np.array([HIGH]))[:, 0]
    return np.concatenate([x.ravel(), y.ravel()])


def _padded(x: Array, y: Array) -> Array:
    """Points with gaps behind them, as many for each number of neurons."""
    found = np.full((2, MOST + 1), np.nan)
    found[:, : len(x)] = x, y
    return found.ravel()


HINGES = Scene(
    name="hinges",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("neurons", "", 3, 1, MOST, 1, "relu_neurons"),),
    fields=("xy", "y", "xy", "xy"),
    facts=("largest_gap",),
    colours=("soft", "ink", "f", "f"),
    pointer=None,
    alt="hinges",
    height="20rem",
    margins=(2.4, 0.8),
)
