"""Share of narrow deep networks that are constant before training, layer by layer."""

from functools import cache, lru_cache

import numpy as np

from core.activations import BY_NAME, LEAKY_RELU, RELU, TANH
from core.experiments.born_dead import DeadAtInit, born_dead
from core.numerics.elementwise import Array, Formula
from pages._ui.charts import figures
from pages._ui.charts.experiment import Trial
from pages._ui.charts.scene import Frame, Knob, Scene
from pages._ui.scenes.measurement_format import bundle, ranged, spread, told
from pages._ui.text import library

DEPTH = 20
WIDTHS = (1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0)


def _leaky(x: Array) -> Array:
    return LEAKY_RELU(x, slope=0.01)


FUNCTIONS: dict[str, Formula] = {"relu": RELU, "leaky_relu": _leaky, "tanh": TANH}


@lru_cache(maxsize=64)
def drawn(function: str, width: int) -> DeadAtInit:
    """500 nets of one width."""
    return born_dead(np.random.default_rng(0), FUNCTIONS[function], width, DEPTH)


def _figure(tag: str) -> figures.Part:
    words = library.words(tag)["axis"]
    x = figures.axis(1, DEPTH, words["depth"], dtick=5)
    y = figures.axis(-0.03, 1.05, words["constant"])
    return figures.figure(bundle(range(1, DEPTH + 1)), figures.layout(x, y))


def _frame(tag: str, function: str, width: float) -> Frame:
    born = drawn(function, round(width))
    return Frame(spread(born.share), (ranged(born.share[:, -1]), told(born.likely, tag)))


@cache
def scene(function: str) -> Scene:
    """The chart of one function; its knob is the width."""
    return Scene(
        name="born-dead",
        figure=_figure,
        frame=lambda tag, width: _frame(tag, function, width),
        knobs=(Knob("width", "", 2, 1, WIDTHS[-1], 1, "layer_width", WIDTHS),),
        kind="curves",
        fields=("y",) * 3,
        names=lambda tag: (BY_NAME[function].label,),
        facts=("constant_20", "likely_dead"),
        colours=("f", "f", "f"),
        pointer=10.0,
        alt="born_dead",
        height="16rem",
        margins=(3.6, 6.2),
    )


BORN = Trial("born", {"function": tuple(FUNCTIONS)}, scene)
