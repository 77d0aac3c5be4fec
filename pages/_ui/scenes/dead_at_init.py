"""Share of narrow deep networks that are constant before training, layer by layer."""

from functools import cache, lru_cache

import numpy as np

from core.activations import LEAKY_RELU, RELU, TANH
from core.experiments.born_dead import DeadAtInit, born_dead
from core.numerics.elementwise import Array, Formula
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.measurement_format import bundle, ranged, spread, verdict_text
from pages._ui.text import library
from pages._ui.text.labels import function_label

DEPTH = 20
WIDTHS = (1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0)


def _leaky(x: Array) -> Array:
    return LEAKY_RELU(x, slope=0.01)


FUNCTIONS: dict[str, Formula] = {"relu": RELU, "leaky_relu": _leaky, "tanh": TANH}


@lru_cache(maxsize=64)
def drawn(function: str, width: int) -> DeadAtInit:
    """Dead nets among 500 of one width."""
    return born_dead(np.random.default_rng(0), FUNCTIONS[function], width, DEPTH)


def _figure(language: str) -> figures.Part:
    words = library.words(language)["axis"]
    x = figures.axis(1, DEPTH, words["depth"], dtick=5)
    y = figures.axis(-0.03, 1.05, words["constant"])
    return figures.figure(bundle(range(1, DEPTH + 1)), figures.layout(x, y))


def _frame(language: str, function: str, width: float) -> Frame:
    born = drawn(function, round(width))
    return Frame(
        spread(born.share), (ranged(born.share[:, -1]), verdict_text(born.likely, language))
    )


@cache
def scene(function: str) -> Scene:
    """Scene of one function; its slider is the width."""
    return Scene(
        name="born-dead",
        figure=_figure,
        frame=lambda language, width: _frame(language, function, width),
        sliders=(Slider("width", "", 2, 1, WIDTHS[-1], 1, "layer_width", WIDTHS),),
        kind="curves",
        fields=("y",) * 3,
        names=lambda language: (function_label(function, language),),
        facts=("constant_20", "likely_dead"),
        colours=("f", "f", "f"),
        pointer=10.0,
        alt="born_dead",
        height="16rem",
        margins=(3.6, 6.2),
    )


BORN = Experiment("born", {"function": tuple(FUNCTIONS)}, scene)
