"""XOR: what a linear net and a tanh net give all over the plane, step by step of their training."""

from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.activations import BY_NAME, LINEAR, TANH
from core.experiments.xor import AXIS, POINTS, TARGETS, Xor, train
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Knob, Scene
from pages._ui.text import library
from pages._ui.text.numbers import NO_BREAK
from pages._ui.text.numbers import figure as text

NETS = (LINEAR.name, TANH.name)
STEPS, EVERY = 500, 5
THIN = 2
HIGH = 0.9
"""The share of the height that the maps have, below their names."""

# Nothing at 1/2, so that the line where the net is undecided shows on paper and on ink.
SCALE = [[0, "#C8501B"], [0.5, "rgba(140,130,120,0.08)"], [1, "#0B62A8"]]

SCALE_BAR = dict(
    thickness=8, len=HIGH, y=0, yanchor="bottom", x=1.02, outlinewidth=0, tickvals=[0, 0.5, 1]
)


@cache
def trained(net: str) -> Xor:
    """The recorded run of one net, seed 0."""
    return train(np.random.default_rng(0), BY_NAME[net], steps=STEPS, every=EVERY)


def _square(first: str, second: str) -> list[Any]:
    """One map of outputs, with the four points on it: those to be 1, then those to be 0."""
    axes = {"xaxis": first, "yaxis": second}
    nodes = AXIS[::THIN].tolist()
    plane = go.Heatmap(x=nodes, y=nodes, zmin=0, zmax=1, zsmooth="fast", colorscale=SCALE, **axes)
    plane.colorbar = SCALE_BAR
    plane.showscale = first == "x"
    look = {"mode": "markers+text", "marker_size": 26, "textposition": "middle center"}
    dots = [go.Scatter(text=[str(target)] * 2, **look, **axes) for target in (1, 0)]
    return [plane, *dots]


def _where(target: int) -> Array:
    """The points with this target, all first inputs, then all second ones."""
    at: Array = POINTS[TARGETS[:, 0] == target].T
    return at


def _figure(tag: str) -> dict[str, Any]:
    words = library.words(tag)
    ends = (float(AXIS[0]), float(AXIS[-1]))
    layout = figures.layout(ends, ends)
    for name, domain in (("xaxis", [0, 0.47]), ("xaxis2", [0.53, 1])):
        axis = figures.AXIS | {"range": list(ends), "domain": domain, "title": figures.titled("x₁")}
        layout[name] = axis | {"tickvals": [0, 1], "zeroline": False, "showgrid": False}
    for name, anchor in (("yaxis", "x"), ("yaxis2", "x2")):
        axis = figures.AXIS | {"range": list(ends), "domain": [0, HIGH], "anchor": anchor}
        layout[name] = axis | {"tickvals": [0, 1], "zeroline": False, "showgrid": False}
    layout.yaxis.title = figures.titled("x₂")
    layout.annotations = [
        {"text": words["scene"][f"net_{net}"], "x": x, "y": 1, "showarrow": False}
        | {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "top"}
        for net, x in zip(NETS, (0.235, 0.765), strict=True)
    ]
    return go.Figure([*_square("x", "y"), *_square("x2", "y2")], layout).to_plotly_json()


def _frame(tag: str, n: float) -> Frame:
    runs = [trained(net) for net in NETS]
    row = int(np.searchsorted(runs[0].steps, round(n)))
    dots = (_where(1).ravel(), _where(0).ravel())
    maps = [(run.field[row, ::THIN, ::THIN], *dots) for run in runs]
    losses = [text(run.loss[row], 3) for run in runs]
    outputs = [_told(run.outputs[row]) for run in runs]
    return Frame((*maps[0], *maps[1]), (*losses, *outputs))


def _told(outputs: Array) -> str:
    """The output at each point; a point and its output stay on one line."""
    pairs = zip(("00", "01", "10", "11"), outputs, strict=True)
    return ", ".join(f"{at}{NO_BREAK}→{NO_BREAK}{y:.2f}".replace("-", "−") for at, y in pairs)


FILM = Scene(
    name="xor-film",
    figure=_figure,
    frame=_frame,
    knobs=(Knob("n", "", 0, 0, STEPS, EVERY, "training_steps"),),
    kind="film",
    fields=("z", "xy", "xy") * 2,
    facts=("mse_linear", "mse_tanh", "outputs_linear", "outputs_tanh"),
    colours=("paper", "paper"),
    alt="xor",
    height="17rem",
    margins=(2.8, 3),
)
