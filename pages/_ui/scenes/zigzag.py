"""Directions in which single updates move the weights, and the path that follows from them."""

from functools import cache

import numpy as np

from core.activations import BY_NAME
from core.experiments.zigzag import GOAL, START, path, signs
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.measurement_format import verdict_text
from pages._ui.text import library
from pages._ui.text.numbers import number

BATCHES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
INPUTS, UPDATES = 16, 10
"""Weights and updates whose directions are drawn."""

WAYS = "up", "down"
PANELS, HEIGHT = ([0, 0.44], [0.56, 1]), [0, 0.88]


def _figure(language: str) -> figures.Part:
    """A row of triangles for each update on the left, the path of two weights on the right."""
    words = library.words(language)["scene"]
    bare: figures.Part = {"showticklabels": False, "showgrid": False, "zeroline": False}
    other: figures.Part = {"xaxis": "x2", "yaxis": "y2"}
    layout = figures.layout(
        figures.axis(-0.7, INPUTS - 0.3, words["sixteen_weights"], domain=PANELS[0], **bare),
        figures.axis(UPDATES - 0.4, -0.6, domain=HEIGHT, **bare),
        xaxis2=figures.axis(-1.6, 1.6, "w₁", domain=PANELS[1], dtick=1, anchor="y2"),
        yaxis2=figures.axis(-1.6, 1.6, domain=HEIGHT, dtick=1, anchor="x2"),
        annotations=[*_titles(words), *_ends()],
    )
    marks = [figures.points(9, marker={"size": 9, "symbol": f"triangle-{way}"}) for way in WAYS]
    path_of_two = figures.line(mode="lines+markers", marker={"size": 4}, **other)
    thin = {"line": {"width": 2}}  # the style sheet takes each panel's first width from trace 1
    return figures.figure([marks[0] | thin, marks[1], path_of_two], layout)


def _ends() -> list[figures.Part]:
    """Start and goal of the path."""
    ends = ((START, "○"), (GOAL, "◎"))
    look: figures.Part = {"xref": "x2", "yref": "y2", "font": {"size": 20}}
    return [figures.note(sign, *at, **look) for at, sign in ends]


def _titles(words: dict[str, str]) -> list[figures.Part]:
    where: figures.Part = {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "top"}
    names = (words["grow_or_shrink"], words["two_weights"])
    return [
        figures.note(name, sum(panel) / 2, 1.0, **where)
        for name, panel in zip(names, PANELS, strict=True)
    ]


def _triangles(turns: Array, sign: int) -> Array:
    """Places of the weights that move in one direction, all x, then all y; gaps for the others."""
    row, column = np.indices(turns.shape)
    shown = turns == sign
    places = np.where(shown, column, np.nan), np.where(shown, row, np.nan)
    return np.concatenate([place.ravel() for place in places])


def _frame(language: str, function: str, subtract: float, batch: float) -> Frame:
    act, many = BY_NAME[function], round(batch)
    way = path(np.random.default_rng(0), act, batch=many, shift=subtract)
    found = signs(np.random.default_rng(0), act, INPUTS, batch=many, shift=subtract)
    left = number(float(np.linalg.norm(way[-1] - GOAL)))
    shown = found.turns[:UPDATES]
    traces = (_triangles(shown, 1), _triangles(shown, -1), way.T.ravel())
    facts = (f"{100 * found.share:.1f}%", left, verdict_text(found.zigzags, language))
    return Frame(traces, facts)


@cache
def scene(function: str) -> Scene:
    """Scene of one function."""
    return Scene(
        name="zigzag",
        figure=_figure,
        frame=lambda language, **sliders: _frame(language, function, **sliders),
        sliders=(
            Slider("subtract", "", 0.0, 0.0, 0.6, 0.05, "subtracted"),
            Slider("batch", "", 1.0, 1.0, 32.0, 1.0, "batch", BATCHES),
        ),
        fields=("xy",) * 3,
        colours=("f", "df"),
        facts=("one_sign", "way_left", "zigzags"),
        alt="zigzag",
        height="20rem",
        margins=(0.8, 1.0),
    )


ZIGZAG = Experiment("zigzag", {"function": ("sigmoid", "relu", "tanh", "elu")}, scene)
