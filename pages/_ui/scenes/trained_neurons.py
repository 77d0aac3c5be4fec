"""Neurons of a trained FFN: how much each lets through for every pair of inputs."""

from functools import cache

import numpy as np

from core.experiments.toy_block import HIDDEN, P
from core.experiments.toy_transformer import pairs, train
from core.incremental import done
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text.numbers import figure as text

FFN, TASK, STEPS, SEED = "gelu", "max", 60, 0
NUMBERS = range(P)

LARGEST = 4.0
"""Value of the darkest colour."""

COLOURS = [
    [0.0, "rgba(36, 122, 196, 0)"],
    [0.25, "rgba(36, 122, 196, 0.35)"],
    [1.0, "rgba(36, 122, 196, 1)"],
]


@cache
def opened() -> Array:
    """f(z) of each neuron for every pair, (HIDDEN, P, P): rows are b, columns a."""
    (toy,) = done(train([np.random.default_rng(SEED)], FFN, TASK, STEPS))
    return toy.opened.T.reshape(HIDDEN, P, P)


def _figure(language: str) -> figures.Part:
    cells = figures.heat(list(NUMBERS), list(NUMBERS), (0, LARGEST), COLOURS, xgap=2, ygap=2)
    plain: figures.Part = {"dtick": 2, "zeroline": False, "showgrid": False}
    x, y = (figures.axis(-0.5, P - 0.5, name, **plain) for name in "ab")
    return figures.figure([cells], figures.layout(x, y))


def _frame(language: str, neuron: float) -> Frame:
    passed = opened()[round(neuron) - 1]
    a, b = pairs()[passed.argmax()]
    return Frame((passed,), (text(float(passed.max()), 1), f"({a}, {b})"))


TRAINED_NEURONS = Scene(
    name="trained-neurons",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("neuron", "", 25, 1, HIDDEN, 1, "picked_neuron"),),
    fields=("z",),
    facts=("most_passed", "pair_of_most"),
    alt="trained_neurons",
    height="24rem",
    margins=(2.8, 2.4),
)
