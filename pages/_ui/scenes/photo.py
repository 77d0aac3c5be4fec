"""A dog and a cat in one photo: one softmax shares 1 between them, two sigmoids answer twice."""

import numpy as np

from core.activations import SIGMOID
from core.multivariate.softmax import softmax
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

PLACES = np.array([0.0, 1.0, 2.6, 3.6])
"""Middles of the bars: dog and cat of the softmax, dog and cat of the sigmoids."""

WIDTH, TOP = 0.62, 1.34


def _figure(language: str) -> figures.Part:
    """Two bars on either side, each with its number above it, under the name of their function."""
    words = library.words(language)["scene"]
    names: figures.Part = {
        "tickvals": PLACES.tolist(),
        "ticktext": [words["dog"], words["cat"]] * 2,
    }
    x = figures.axis(-0.7, 4.3, **names, zeroline=False, showgrid=False)
    y = figures.axis(0, TOP, tickvals=[0, 0.5, 1])
    titles = (words["one_cake"], words["two_answers"])
    notes = [
        figures.note(title, float(middle), TOP - 0.06)
        for title, middle in zip(titles, (PLACES[:2].mean(), PLACES[2:].mean()), strict=True)
    ]
    look: figures.Part = {"width": WIDTH}
    both = [figures.bars(half.tolist(), "%{y:.2f}", **look) for half in (PLACES[:2], PLACES[2:])]
    return figures.figure(both, figures.layout(x, y, annotations=notes))


def _frame(language: str, dog: float, cat: float) -> Frame:
    scores = np.array([dog, cat])
    shares: Array = softmax(scores)
    answers: Array = SIGMOID(scores)
    return Frame((shares, answers), (text(float(shares.sum()), 2), text(float(answers.sum()), 2)))


BARS = Scene(
    name="photo",
    figure=_figure,
    frame=_frame,
    sliders=(
        Slider("dog", "", 1.0, -5, 5, 0.1, "dog_score"),
        Slider("cat", "", 1.0, -5, 5, 0.1, "cat_score"),
    ),
    fields=("y", "y"),
    facts=("softmax_total", "sigmoid_total"),
    colours=("f", "a"),
    alt="photo",
    height="17rem",
    margins=(2.6, 1.0),
)

PHOTO = Experiment("photo", {}, lambda: BARS)
"""The bars as an experiment, which may wait for a quiz."""
