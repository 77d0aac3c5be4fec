"""Gate as a contest: x passes if it beats a rival, and the mean of all games is the function."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.activations import GELU, RELU, SIGMOID, STEP, SWISH, Activation
from core.numerics import normal
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

WIDEST = 3.0
X = np.linspace(-WIDEST, WIDEST, 121)

ABOVE, TALL = 3.9, 3.2
"""Height of the rivals' line above the function, and scale of their density."""

GAMES = 24
"""Rivals that are shown; in their order a share k/GAMES of all rivals lies below each."""


@dataclass(frozen=True)
class Rival:
    """Distribution of a rival: its density, the probability to lie below x, and x times that."""

    density: Callable[[Array], Array]
    below: Callable[[Array], Array]
    act: Activation


def _spike(x: Array) -> Array:
    """Density, drawn as a narrow spike, of a rival that is always 0."""
    found: Array = np.where(np.abs(x) < 1e-9, 0.42, 0.0)
    return found


RIVALS = {
    "relu": Rival(_spike, lambda x: STEP(x), RELU),
    "gelu": Rival(normal.pdf, normal.cdf, GELU),
    "swish": Rival(SIGMOID.grad, lambda x: SIGMOID(x), SWISH),
}


def drawn(rival: Rival) -> Array:
    """Rivals, evenly likely: the places below which (k + 1/2) / GAMES of all rivals lie."""
    fine = np.linspace(-8, 8, 16001)
    return np.interp((np.arange(GAMES) + 0.5) / GAMES, rival.below(fine), fine)


def _figure(language: str) -> figures.Part:
    """Bell and rivals above, the function below, and x as a line through both."""
    words = library.words(language)["scene"]
    look: figures.Part = {"xanchor": "left", "xref": "paper", "align": "left"}
    notes = [
        figures.note(words["rival_above"], 0.01, ABOVE + 1.25, **look),
        figures.note(words["rival_below"], 0.01, 2.6, **look),
    ]
    ticks: figures.Part = {"tickvals": [0, 1, 2, 3], "zeroline": False}
    x = figures.axis(-WIDEST, WIDEST, "x", dtick=1)
    y = figures.axis(-0.45, ABOVE + 1.45, **ticks)
    area = figures.line(width=1, fill="toself")
    traces = [area, figures.line(width=2), figures.line(X, width=4), figures.line(dash="2px,4px")]
    traces += [figures.points(8), figures.points(8), figures.points(10), figures.points(12)]
    return figures.figure(traces, figures.layout(x, y, annotations=notes))


def _frame(language: str, rival: Rival, ball: float) -> Frame:
    at = np.array(ball)
    share, mean = float(rival.below(at)), float(rival.act(at))
    low, bell = ball + 1e-9 >= X, ABOVE + TALL * rival.density(X)
    left = np.where(low, X, ball)
    floor = np.full_like(X, ABOVE)
    area = np.concatenate([left, left[::-1], np.where(low, bell, ABOVE), floor])
    rivals = drawn(rival)
    heights = np.full(GAMES, ABOVE - 0.2)
    beaten, others = (np.where(lost, rivals, np.nan) for lost in (rivals < ball, rivals >= ball))
    traces = (
        area,
        np.concatenate([X, bell]),
        rival.act(X),
        np.array([ball, ball, mean, ABOVE]),
        np.concatenate([beaten, heights]),
        np.concatenate([others, heights]),
        np.array([ball, mean]),
        np.array([ball, ABOVE]),
    )
    product = f"{text(ball, 1)} × {text(share, 3)} = {text(mean, 3)}"
    return Frame(traces, (text(share, 3), product))


@cache
def contest(name: str) -> Scene:
    """The contest whose mean is the activation `name`."""
    return Scene(
        name="rival",
        look=f"rival {name}",
        figure=_figure,
        frame=lambda language, ball: _frame(language, RIVALS[name], ball),
        sliders=(Slider("ball", "x", 1.0, -WIDEST, WIDEST, 0.1, "input"),),
        fields=("xy", "xy", "y", "xy", "xy", "xy", "xy", "grip"),
        grips=(Grip("slide"),),
        facts=("win_share", "win_mean"),
        colours=("a", "ink", "f", "soft", "a", "soft", "f", "f"),
        alt="rival",
        height="25rem",
        margins=(2.6, 2.6),
    )


CONTESTS = {
    "normal_rival": contest("gelu"),
    "zero_rival": contest("relu"),
    "logistic_rival": contest("swish"),
}
"""Contests by the rival, so that a reader finds out which function it makes."""
