"""tanh and sigmoid on one chart, with their slopes."""

from typing import Any

import plotly.graph_objects as go

from core.activations import SIGMOID, TANH
from core.curves import GRID
from pages._ui import figures
from pages._ui.scene import Frame, Scene

DASHES = ("solid", "7px,5px", "solid", "7px,5px")


def _figure(tag: str) -> dict[str, Any]:
    lines = [
        go.Scatter(x=GRID.tolist(), mode="lines", line={"dash": dash, "simplify": False})
        for dash in DASHES
    ]
    return go.Figure(lines, figures.layout((-6, 6), (-1.1, 1.15))).to_plotly_json()


def _frame(tag: str) -> Frame:
    return Frame((TANH(GRID), TANH.grad(GRID), SIGMOID(GRID), SIGMOID.grad(GRID)))


TANH_AND_SIGMOID = Scene(
    name="tanh-and-sigmoid",
    figure=_figure,
    frame=_frame,
    kind="curves",
    fields=("y",) * 4,
    names=lambda tag: ("tanh", "tanh′", "σ", "σ′"),
    colours=("f", "df", "soft", "soft"),
    pointer=3.0,
    alt="tanh_and_sigmoid",
)
