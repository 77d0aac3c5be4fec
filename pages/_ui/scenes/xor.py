"""XOR: outputs of a linear net and a tanh net over the plane, at each step of training."""

from functools import cache
from typing import Any

import numpy as np

from core.activations import BY_NAME, LINEAR, TANH
from core.experiments.xor import AXIS, POINTS, TARGETS, Xor, train
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import NO_BREAK
from pages._ui.text.numbers import figure as text

NETS = (LINEAR.name, TANH.name)
STEPS, EVERY = 500, 5
THIN = 2
HIGH = 0.9
"""Share of the height for the maps, below their names."""

# Transparent at 1/2, so that the decision boundary is visible on a light and a dark page.
SCALE = [[0, "#C8501B"], [0.5, "rgba(140,130,120,0.08)"], [1, "#0B62A8"]]

SCALE_BAR = dict(
    thickness=8, len=HIGH, y=0, yanchor="bottom", x=1.02, outlinewidth=0, tickvals=[0, 0.5, 1]
)


@cache
def trained(net: str) -> Xor:
    """Recorded run of one net, seed 0."""
    return train(np.random.default_rng(0), BY_NAME[net], steps=STEPS, every=EVERY)


def _square(first: str, second: str) -> list[Any]:
    """Map of outputs with the four points on it: first those with target 1, then those with 0."""
    axes = {"xaxis": first, "yaxis": second}
    nodes = AXIS[::THIN].tolist()
    plane = figures.heat(nodes, nodes, (0, 1), SCALE, zsmooth="fast", **axes)
    if first == "x":
        plane |= {"showscale": True, "colorbar": SCALE_BAR}
    look = {"mode": "markers+text", "textposition": "middle center"} | axes
    dots = [figures.points(26, text=[str(target)] * 2, **look) for target in (1, 0)]
    return [plane, *dots]


def _where(target: int) -> Array:
    """Points with this target: all first inputs, then all second ones."""
    at: Array = POINTS[TARGETS[:, 0] == target].T
    return at


def _figure(language: str) -> figures.Part:
    words = library.words(language)["scene"]
    on_top = {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "top"}
    notes = [
        figures.note(words[f"net_{net}"], x, 1, **on_top)
        for net, x in zip(NETS, (0.235, 0.765), strict=True)
    ]
    layout = figures.layout(
        _side("x₁", domain=[0, 0.47]),
        _side("x₂", domain=[0, HIGH], anchor="x"),
        xaxis2=_side("x₁", domain=[0.53, 1]),
        yaxis2=_side("", domain=[0, HIGH], anchor="x2"),
        annotations=notes,
    )
    return figures.figure([*_square("x", "y"), *_square("x2", "y2")], layout)


def _side(title: str, **more: Any) -> figures.Part:
    """Axis of a map, with ticks at both inputs."""
    bare: figures.Part = {"tickvals": [0, 1], "zeroline": False, "showgrid": False}
    return figures.axis(AXIS[0], AXIS[-1], title, **bare, **more)


def _frame(language: str, n: float) -> Frame:
    runs = [trained(net) for net in NETS]
    row = int(np.searchsorted(runs[0].steps, round(n)))
    dots = (_where(1).ravel(), _where(0).ravel())
    maps = [(run.field[row, ::THIN, ::THIN], *dots) for run in runs]
    losses = [text(run.loss[row], 3) for run in runs]
    outputs = [_rounded(run.outputs[row]) for run in runs]
    return Frame((*maps[0], *maps[1]), (*losses, *outputs))


def _rounded(outputs: Array) -> str:
    """Output at each point; a point and its output stay on one line."""
    pairs = zip(("00", "01", "10", "11"), outputs, strict=True)
    return ", ".join(f"{at}{NO_BREAK}→{NO_BREAK}{y:.2f}".replace("-", "−") for at, y in pairs)


FILM = Scene(
    name="xor-film",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("n", "", 0, 0, STEPS, EVERY, "training_steps"),),
    kind="film",
    fields=("z", "xy", "xy") * 2,
    facts=("mse_linear", "mse_tanh", "outputs_linear", "outputs_tanh"),
    colours=("paper", "paper"),
    alt="xor",
    height="17rem",
    margins=(2.8, 3.6),
)

TRAINING = Experiment("xor-film", {}, lambda: FILM)
"""The film as an experiment, which may wait for a guess."""
