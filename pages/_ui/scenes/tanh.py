"""tanh beside the sigmoid: both curves, their slopes, and how one becomes the other."""

from math import atanh, sqrt
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.activations import SIGMOID, TANH
from core.analysis.sampling import GRID
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Knob, Scene
from pages._ui.text.numbers import figure as text

DASHED = "7px,5px"
CROSSING = 2 * atanh(sqrt(2 * sqrt(3) - 3))
"""Where both slopes are equal: with v = tanh(x/2)^2 the condition reads v^2 + 6 v - 3 = 0."""


def _lines(*dashes: str) -> list[go.Scatter]:
    return [
        go.Scatter(x=GRID.tolist(), mode="lines", line={"dash": dash, "simplify": False})
        for dash in dashes
    ]


def _both(tag: str) -> dict[str, Any]:
    lines = _lines("solid", DASHED, "solid", DASHED)
    return go.Figure(lines, figures.layout((-6, 6), (-1.1, 1.15))).to_plotly_json()


def _curves(tag: str) -> Frame:
    return Frame((TANH(GRID), TANH.grad(GRID), SIGMOID(GRID), SIGMOID.grad(GRID)))


TANH_AND_SIGMOID = Scene(
    name="tanh-and-sigmoid",
    figure=_both,
    frame=_curves,
    kind="curves",
    fields=("y",) * 4,
    names=lambda tag: ("tanh", "tanh′", "σ", "σ′"),
    colours=("f", "df", "soft", "soft"),
    pointer=3.0,
    alt="tanh_and_sigmoid",
    height="clamp(14rem, 100vh - 11rem, 22rem)",
)


def _slopes(tag: str) -> dict[str, Any]:
    """Both slopes, a band where tanh is the steeper one, and a dot where they are equal."""
    layout = figures.layout((-6, 6), (-0.04, 1.2))
    band = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line_width": 0}
    layout.shapes = [band | {"x0": -CROSSING, "x1": CROSSING, "fillcolor": "rgba(173,59,13,0.09)"}]
    names = ((-3.8, "tanh′ < σ′"), (0.0, "tanh′ > σ′"), (3.8, "tanh′ < σ′"))
    places = [(x, 1.13, name) for x, name in names]
    places += [(side * 3.1, 0.18, text(side * CROSSING)) for side in (-1, 1)]
    layout.annotations = [{"x": x, "y": y, "text": t, "showarrow": False} for x, y, t in places]
    dots = go.Scatter(mode="markers", marker_size=9)
    return go.Figure([*_lines(DASHED, DASHED), dots], layout).to_plotly_json()


def _slope_lines(tag: str) -> Frame:
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
    names=lambda tag: ("tanh′", "σ′"),
    facts=("equal_slopes", "slope_there"),
    colours=("df", "soft", "ink"),
    pointer=5.0,
    alt="tanh_slopes",
    height="clamp(12rem, 100vh - 14rem, 18rem)",
)


def _towards_tanh(tag: str) -> dict[str, Any]:
    layout = figures.layout((-6, 6), (-1.1, 2.1))
    layout.annotations = [{"x": -4.5, "y": -0.78, "text": "tanh", "showarrow": False}]
    return go.Figure(_lines("solid", "3px,7px"), layout).to_plotly_json()


def _morph(tag: str, s: float) -> Frame:
    """σ squeezed to half its width (s up to 1), stretched to twice its height (2), lowered (3)."""
    width, height, down = (float(np.clip(s - k, 0, 1)) for k in range(3))
    y = (1 + height) * SIGMOID(GRID, k=1 + width) - down
    gap = float(np.abs(y - TANH(GRID)).max())
    numbers = {"height": 1 + height, "width": 1 + width, "down": down}
    return Frame((y, TANH(GRID)), (text(gap),), numbers)


MORPH = Scene(
    name="tanh-identity",
    figure=_towards_tanh,
    frame=_morph,
    knobs=(Knob("s", "s", 0.0, 0, 3, 0.05, "steps"),),
    kind="template",
    fields=("y", "y"),
    facts=("difference",),
    worked=lambda tag: "y = {height}·σ({width}·x) − {down} ",
    colours=("f", "ink"),
    alt="tanh_identity",
    height="16rem",
)
