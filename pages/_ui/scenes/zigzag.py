"""Path of two weights to their goal, with inputs of one sign or centred ones."""

from functools import cache

import numpy as np

from core.activations import BY_NAME
from core.experiments.zigzag import GOAL, START, path, signs
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.measurement_format import verdict_text
from pages._ui.text.numbers import number

BATCHES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)


def _figure(language: str) -> figures.Part:
    x, y = (figures.axis(-1.6, 1.6, name, dtick=1) for name in ("w₁", "w₂"))
    ends = ((START, "○"), (GOAL, "◎"))
    notes = [figures.note(sign, *at, font={"size": 20}) for at, sign in ends]
    way = figures.line(width=2, mode="lines+markers", marker={"size": 4})
    return figures.figure([way], figures.layout(x, y, annotations=notes))


def _frame(language: str, function: str, subtract: float, batch: float) -> Frame:
    act, many = BY_NAME[function], round(batch)
    way = path(np.random.default_rng(0), act, batch=many, shift=subtract)
    found = signs(np.random.default_rng(0), act, batch=many, shift=subtract)
    left = number(float(np.linalg.norm(way[-1] - GOAL)))
    return Frame(
        (way.T.ravel(),), (f"{100 * found.share:.1f}%", left, verdict_text(found.zigzags, language))
    )


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
        fields=("xy",),
        facts=("one_sign", "way_left", "zigzags"),
        alt="zigzag",
        height="20rem",
        margins=(3.4, 1.0),
    )


ZIGZAG = Experiment("zigzag", {"function": ("sigmoid", "relu", "tanh", "elu")}, scene)
