"""Two facts of products: one of them makes a parabola, and they grow like squares."""

import numpy as np

from core.activations import GELU, RELU, SQUARED_RELU, SWISH, Activation
from core.experiments.growth import growth
from core.experiments.parabola import gap, nearest_line
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

MOST = 16
X = np.linspace(-1, 1, 201)


def _parabola(language: str) -> figures.Part:
    x, y = figures.axis(-1, 1, "x", dtick=0.5), figures.axis(-0.55, 1.05, dtick=0.5)
    traces = [figures.line(X, width=5), figures.line(width=2.4), figures.points(8)]
    return figures.figure(traces, figures.layout(x, y))


def _pieces(language: str, pieces: float) -> Frame:
    x, y = nearest_line(round(pieces))
    room = [(0, MOST + 1 - len(x))]
    line = np.concatenate([np.pad(part, room, constant_values=np.nan) for part in (x, y)])
    facts = (f"{round(pieces) - 1}", text(gap(round(pieces)), 3), "0")
    return Frame((X * X, line, line), facts)


PARABOLA = Scene(
    name="nearest-line",
    figure=_parabola,
    frame=_pieces,
    sliders=(Slider("pieces", "", 2, 1, MOST, 1, "pieces"),),
    fields=("y", "xy", "xy"),
    facts=("relu_kinks", "gap_of_pieces", "gap_of_product"),
    colours=("f", "ink", "ink"),
    alt="parabola",
    height="19rem",
    margins=(2.6, 1.0),
)

FACTORS = np.linspace(1, 4, 61)
GROWING = ((SWISH, True), (SQUARED_RELU, False), (GELU, False), (RELU, False))


def _doubling(language: str) -> figures.Part:
    axes = library.words(language)["axis"]
    x, y = (
        figures.axis(1, 4, axes["input_factor"], dtick=1),
        figures.axis(0, 20, axes["middle_factor"]),
    )
    lines = figures.lines(FACTORS, "solid", "9px,5px", "2px,4px", "solid")
    return figures.figure(lines, figures.layout(x, y))


def _growths(language: str) -> Frame:
    return Frame(tuple(_line(act, gated) for act, gated in GROWING))


def _line(act: Activation, gated: bool) -> Array:
    return np.array([growth(act, factor, gated) for factor in FACTORS])


def _names(language: str) -> tuple[str, ...]:
    return "SwiGLU", "ReLU²", "GELU", "ReLU"


DOUBLING = Scene(
    name="doubling",
    figure=_doubling,
    frame=_growths,
    kind="curves",
    fields=("y",) * 4,
    names=_names,
    colours=("f", "b", "a", "ink"),
    pointer=1.0,
    alt="doubling",
    height="20rem",
    margins=(3.6, 5.6),
)
