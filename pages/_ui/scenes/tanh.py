"""tanh and sigmoid: both curves, their slopes, and the identity between them."""

from math import atanh, sqrt

import numpy as np

from core.activations import SIGMOID, TANH
from core.analysis.sampling import GRID
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text.numbers import figure as text

BAND = "rgba(173,59,13,0.09)"
CROSSING = 2 * atanh(sqrt(2 * sqrt(3) - 3))
"""Positive x at which both slopes are equal: v^2 + 6 v - 3 = 0 with v = tanh(x/2)^2."""

NEEDLE, STRETCH = 1.6, 2.5
"""Half a needle's length in units of x, and the length of a unit of y in them."""


def _both(language: str) -> figures.Part:
    curves = figures.lines(GRID, "solid", figures.DASH, "solid", figures.DASH)
    return figures.figure(curves, figures.layout(figures.GRID_AXIS, figures.axis(-1.1, 1.15)))


def _curves(language: str) -> Frame:
    return Frame((TANH(GRID), TANH.grad(GRID), SIGMOID(GRID), SIGMOID.grad(GRID)))


TANH_AND_SIGMOID = Scene(
    name="tanh-and-sigmoid",
    figure=_both,
    frame=_curves,
    kind="curves",
    fields=("y",) * 4,
    names=lambda language: ("tanh", "tanh′", "σ", "σ′"),
    colours=("f", "df", "soft", "soft"),
    pointer=3.0,
    alt="tanh_and_sigmoid",
    height="clamp(14rem, 100vh - 11rem, 22rem)",
)


def _slopes(language: str) -> figures.Part:
    """Both slopes, a band where that of tanh is larger, and dots where they are equal."""
    band = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    band |= {"x0": -CROSSING, "x1": CROSSING, "fillcolor": BAND, "line": {"width": 0}}
    names = ((-3.8, "tanh′ < σ′"), (0.0, "tanh′ > σ′"), (3.8, "tanh′ < σ′"))
    places = [(x, 1.13, name) for x, name in names]
    places += [(side * 3.1, 0.18, text(side * CROSSING)) for side in (-1, 1)]
    notes = [figures.note(name, x, y) for x, y, name in places]
    y_axis = figures.axis(-0.04, 1.2)
    layout = figures.layout(figures.GRID_AXIS, y_axis, shapes=[band], annotations=notes)
    curves = figures.lines(GRID, figures.DASH, figures.DASH)
    return figures.figure([*curves, figures.points(9)], layout)


def _slope_lines(language: str) -> Frame:
    at = np.array([-CROSSING, CROSSING])
    dots = np.concatenate([at, TANH.grad(at)])
    crossing = f"x = ±{CROSSING:.4f}", text(float(TANH.grad(CROSSING)), 5)
    return Frame((TANH.grad(GRID), SIGMOID.grad(GRID), dots), crossing)


SLOPES = Scene(
    name="tanh-slopes",
    figure=_slopes,
    frame=_slope_lines,
    kind="curves",
    fields=("y", "y", "xy"),
    names=lambda language: ("tanh′", "σ′"),
    facts=("equal_slopes", "slope_there"),
    colours=("df", "soft", "ink"),
    pointer=5.0,
    alt="tanh_slopes",
    height="clamp(12rem, 100vh - 14rem, 18rem)",
)


def _towards_tanh(language: str) -> figures.Part:
    y, notes = figures.axis(-1.1, 2.1), [figures.note("tanh", -4.5, -0.78)]
    layout = figures.layout(figures.GRID_AXIS, y, annotations=notes)
    curves = figures.lines(GRID, "solid", "3px,7px")
    return figures.figure([*curves, figures.line(width=5)], layout)


def _morph(language: str, s: float) -> Frame:
    """Frame of σ at half its width (s = 1), then twice its height (s = 2), then lowered (s = 3)."""
    width, height, down = (float(np.clip(s - k, 0, 1)) for k in range(3))
    y = (1 + height) * SIGMOID(GRID, k=1 + width) - down
    gap = float(np.abs(y - TANH(GRID)).max())
    slope = (1 + height) * (1 + width) * float(SIGMOID.grad(0.0))
    numbers = {"height": 1 + height, "width": 1 + width, "down": down}
    traces = y, TANH(GRID), _needle((1 + height) / 2 - down, slope)
    return Frame(traces, (text(slope), text(gap)), numbers)


def _needle(height: float, slope: float) -> Array:
    """Piece of the tangent at 0, of the same length on the chart at every slope."""
    across = NEEDLE / np.hypot(1, STRETCH * slope) * np.array([-1.0, 1.0])
    return np.concatenate([across, height + slope * across])


MORPH = Scene(
    name="tanh-identity",
    figure=_towards_tanh,
    frame=_morph,
    sliders=(Slider("s", "s", 0.0, 0, 3, 0.05, "steps"),),
    kind="template",
    fields=("y", "y", "xy"),
    facts=("slope_at_0", "difference"),
    worked=lambda language: "y = {height}·σ({width}·x) − {down} ",
    colours=("f", "ink", "df"),
    alt="tanh_identity",
    height="clamp(16rem, 100vh - 22rem, 22rem)",
)
