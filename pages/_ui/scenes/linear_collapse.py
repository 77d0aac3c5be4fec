"""Stacked linear layers, which stay one affine map, and their training by gradient descent."""

from functools import cache

import numpy as np

from core.experiments.linear_collapse import SPAN, Collapse, collapse
from core.experiments.linear_learning import learn_linear_map
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text
from pages._ui.text.numbers import scientific

DEEPEST = 10
EVERY = 5


@cache
def stacked() -> Collapse:
    """Ten layers of the same weights, without and with ReLU between them."""
    return collapse(np.random.default_rng(0), depth=DEEPEST)


@cache
def learned() -> Array:
    """Losses of a linear net with three layers that learns a linear map."""
    return learn_linear_map(np.random.default_rng(1), np.random.default_rng(2))


def _stack(language: str) -> figures.Part:
    words = library.words(language)["axis"]
    x = figures.axis(SPAN[0], SPAN[-1], words["along"], dtick=1)
    y = figures.axis(-0.06, 1.06, words["output"])
    return figures.figure(figures.lines(SPAN, "solid", "solid"), figures.layout(x, y))


def _stack_frame(language: str, layers: float) -> Frame:
    k, found = round(layers) - 1, stacked()
    lines = tuple(_stretched(stack.slices[k]) for stack in (found.linear, found.bent))
    return Frame(lines, tuple(map(_written, map(off_line, lines))))


def off_line(line: Array) -> float:
    """Largest distance of a line from the chord between its ends."""
    return float(np.abs(line - np.interp(SPAN, SPAN[[0, -1]], line[[0, -1]])).max())


def _written(distance: float) -> str:
    return text(distance, 2) if distance > 0.01 else scientific(distance) if distance else "0"


def _stretched(line: Array) -> Array:
    """Line rescaled to [0, 1]: deep ReLU layers vary so little that no bend would be visible."""
    stretched: Array = (line - line.min()) / (line.max() - line.min())
    return stretched


STACK = Scene(
    name="linear-stack",
    figure=_stack,
    frame=_stack_frame,
    sliders=(Slider("layers", "", 1, 1, DEEPEST, 1, "layers"),),
    kind="curves",
    fields=("y", "y"),
    names=lambda language: (library.words(language)["scene"]["linear"], "ReLU"),
    facts=("off_line_linear", "off_line_relu"),
    colours=("f", "a"),
    pointer=1.0,
    alt="linear_stack",
    height="20rem",
    margins=(3.6, 4.2),
)


def _loss(language: str) -> figures.Part:
    """Logarithm of the loss on a linear axis, which the pointer layer can read."""
    name = library.words(language)["axis"]["training_steps"]
    x = figures.axis(-8, learned().size + 7, name, dtick=100)
    y = figures.axis(-33.5, 2.5, **figures.powers(range(0, -31, -10)))
    return figures.figure([figures.line(), figures.points(11)], figures.layout(x, y))


def _loss_frame(language: str, n: float) -> Frame:
    loss, here = np.log10(learned()), round(n)
    steps = np.arange(loss.size)
    facts = f"{here}", text(learned()[here], 3)
    return Frame((np.concatenate([steps, loss]), np.array([here, loss[here]])), facts)


LEARNING = Scene(
    name="linear-learning",
    figure=_loss,
    frame=_loss_frame,
    sliders=(Slider("n", "", 0, 0, 500, EVERY, "training_steps"),),
    kind="film",
    fields=("xy", "xy"),
    facts=("training_steps", "mse"),
    colours=("f", "ink"),
    alt="linear_learning",
    height="14rem",
    margins=(3.6, 1.2),
)

LEARNED = Experiment("linear-learning", {}, lambda: LEARNING)
"""The film of the loss, which waits for a guess."""
