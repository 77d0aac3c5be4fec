"""A threshold that sorts five points, and the ground of its loss: stairs, or a valley."""

import numpy as np

from core.experiments.staircase import LABELS, POINTS, descend, loss, predict, slope
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

LOW, HIGH = -3.0, 3.0
HAIR = 1e-6
X = np.sort(np.concatenate([np.linspace(LOW, HIGH, 121), POINTS - HAIR, POINTS + HAIR]))
"""Thresholds of the ground, with both sides of every point, so that its stairs are upright."""

FLOOR, SCALE = 1.45, 1.6
"""Height of prediction 0, above the ground, and length of a loss of 1 on the same axis."""

RATE, FOOTSTEPS = 2.0, 16
NEEDLE = 0.55
"""Half the length of the needle, in units of the axes."""


def _figure(language: str) -> figures.Part:
    """The ground with needle and footsteps, above it the points, their curve and the errors."""
    words = library.words(language)["scene"]
    ground = figures.line(X, width=2.6, fill="tozeroy", fillcolor="rgba(11,98,168,0.13)")
    curve, errors = figures.line(width=3.2), figures.line(width=5)
    threshold, needle = figures.line(dash="2px,4px", width=1.6), figures.line(width=4.5)
    steps, grips = figures.points(6), figures.grips()
    at = [0, 0.2 * SCALE, 0.4 * SCALE, 0.6 * SCALE, FLOOR, FLOOR + 1]
    ticks: figures.Part = {
        "tickvals": at,
        "ticktext": ["0", "0.2", "0.4", "0.6", "0", "1"],
        "zeroline": False,
    }
    look = {"xanchor": "left", "xref": "paper", "align": "left"}
    notes = [
        figures.note(words["threshold_answer"], 0.01, FLOOR + 1.2, **look),
        figures.note(words["threshold_loss"], 0.01, 0.72 * SCALE, **look),
    ]
    x = figures.axis(LOW, HIGH, "x, θ", dtick=1, zeroline=False)
    y = figures.axis(-0.12, FLOOR + 1.32, **ticks, showgrid=False)
    traces = [threshold, ground, errors, curve, figures.points(11), steps, needle, grips]
    return figures.figure(traces, figures.layout(x, y, annotations=notes))


def _frame(language: str, t: float, s: float) -> Frame:
    height, tilt = float(loss(t, s)) * SCALE, float(slope(t, s))
    answers = predict(POINTS, t, s)
    traces = (
        np.array([t, t, height, FLOOR + 1.1]),
        loss(X, s) * SCALE,
        _errors(answers),
        _curve(t, s),
        np.concatenate([POINTS, FLOOR + LABELS]),
        _footsteps(t, s),
        _needle(t, height, tilt * SCALE),
        np.array([t, t + s, height, FLOOR + float(predict(np.array(t + s), t, s))]),
    )
    wrong = int(((answers > 0.5) != (LABELS > 0.5)).sum())
    return Frame(traces, (text(height / SCALE, 3), text(tilt, 3), _steepness(s), f"{wrong} / 5"))


def _steepness(s: float) -> str:
    return f"k = {text(1 / s, 1)}" if s else "k = ∞"


def _curve(t: float, s: float) -> Array:
    """The prediction over x, upright where the step is."""
    x = np.sort(np.concatenate([np.linspace(LOW, HIGH, 61), [t - HAIR, t + HAIR]]))
    return np.concatenate([x, FLOOR + predict(x, t, s)])


def _errors(answers: Array) -> Array:
    """A bar from each point to its prediction, with a gap behind each."""
    x = np.stack([POINTS, POINTS, POINTS], axis=1)
    y = np.stack([LABELS, answers, np.full(5, np.nan)], axis=1)
    return np.concatenate([x.ravel(), FLOOR + y.ravel()])


def _footsteps(t: float, s: float) -> Array:
    """Gradient descent from the ball; all steps lie below the ball where it cannot move."""
    way = descend(t, s, RATE, FOOTSTEPS)[1:]
    return np.concatenate([way, loss(way, s) * SCALE])


def _needle(t: float, height: float, tilt: float) -> Array:
    across = NEEDLE / np.hypot(1, tilt) * np.array([-1, 1])
    return np.concatenate([t + across, height + tilt * across])


STAIRCASE = Scene(
    name="staircase",
    figure=_figure,
    frame=_frame,
    sliders=(
        Slider("t", "θ", 2.0, LOW, HIGH, 0.05, "threshold"),
        Slider("s", "", 0.0, 0.0, 1.0, 0.02, "soften"),
    ),
    fields=("xy", "y", "xy", "xy", "xy", "xy", "xy", "grip"),
    grips=(Grip("slide"), Grip("slide")),
    facts=("loss_here", "slope_here", "steepness", "wrong_points"),
    colours=("soft", "f", "df", "b", "ink", "a", "df"),
    alt="staircase",
    height="24rem",
    margins=(2.4, 1.0),
)
