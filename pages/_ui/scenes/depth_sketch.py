"""Gradient at the bottom of ever deeper networks: drawn by hand first, then as it was measured."""

from functools import cache, partial

import numpy as np

from core.incremental import Work
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.stack import default_of, measured
from pages._ui.text import library
from pages._ui.text.numbers import number

DEPTHS = range(1, 11)
LOWEST, HIGHEST = -8.0, 1.0
"""Decimal logarithms at the ends of the axis."""

DRAWN, MEASURED = "drawn", "measured"
"""The drawing alone, or with the measured gradients over it."""


@cached_job(size=4)
def gradients(function: str) -> Job[Array]:
    """Gradient of the bottom layer over that of the top one, (runs, depths)."""

    def work() -> Work[Array]:
        runs = []
        for depth in DEPTHS:
            runs.append(measured(function, depth, 1.0, default_of(function)).gradient[:, 0])
            yield depth / len(DEPTHS)
        return np.array(runs).T

    return Job(work())


def _nodes(function: str) -> tuple[Slider, ...]:
    """Height at each depth but the first, where bottom and top are the same layer."""
    return tuple(
        Slider(f"{function}_drawn_{depth}", "", 0.0, LOWEST, HIGHEST, 0.1, "drawn")
        for depth in DEPTHS[1:]
    )


def _figure(language: str, laid: str) -> figures.Part:
    words = library.words(language)["axis"]
    x = figures.axis(0.7, 10.3, words["depth"], dtick=1, showgrid=False, zeroline=False)
    y = figures.axis(LOWEST, HIGHEST, **figures.powers(range(-8, 1, 2)))
    look: figures.Part = {"mode": "lines+markers", "marker": {"size": 9}}
    hand = figures.line(width=3.2, **look)
    over = figures.line(DEPTHS, width=3.2, **look)
    return figures.figure([hand, over] if laid == MEASURED else [hand], figures.layout(x, y))


def _frame(language: str, function: str, laid: str, **heights: float) -> Frame:
    """The drawing, and over it the median of the runs."""
    hand = np.array([*DEPTHS, 0.0, *(heights[node.name] for node in _nodes(function))])
    if laid == DRAWN:
        return Frame((hand,))
    median = np.median(gradients(function).result(), axis=0)
    facts = number(float(f"{10 ** hand[-1]:.2g}")), number(float(f"{median[-1]:.2g}"))
    return Frame((hand, np.log10(median)), facts)


@cache
def scene(function: str, laid: str) -> Scene:
    """The drawing for one function, alone or with what was measured."""
    shown = laid == MEASURED
    return Scene(
        name=f"depth-sketch-{function}",
        figure=partial(_figure, laid=laid),
        frame=partial(_frame, function=function, laid=laid),
        nodes=_nodes(function),
        kind="sketch",
        fields=("xy", "y")[: 1 + shown],
        names=lambda language: _names(library.words(language)["scene"])[: 1 + shown],
        worked=lambda language: library.words(language)["worked"]["sketch"],
        facts=("drawn_at_ten", "measured_at_ten") if shown else (),
        colours=("b", "df"),
        alt="depth_sketch",
        look=f"depth-sketch {function} {laid}",
        height="21rem",
        margins=(3.4, 5.4),
    )


def _names(words: dict[str, str]) -> tuple[str, ...]:
    return words["drawn"], words["measured"]


def sketch(function: str) -> Experiment:
    """The drawing, and the choice to lay the measured gradients over it."""

    def work(laid: str) -> tuple[Job[Array], ...]:
        return (gradients(function),) if laid == MEASURED else ()

    name = f"depth-sketch-{function}"
    laid = {"laid": (DRAWN, MEASURED)}
    return Experiment(name, laid, partial(scene, function), work=work, note="sketch")
