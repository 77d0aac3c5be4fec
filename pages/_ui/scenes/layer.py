"""Layer: four neurons with the same three inputs, one of them picked out with its ribbons."""

from itertools import pairwise

import numpy as np

from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.scenes.neuron_drawing import joined
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

TABLE = np.array([[0.8, -0.5, 0.3], [-0.4, 0.9, 0.6], [0.2, 0.4, -0.9], [-0.7, -0.3, 0.5]])
NEXT = np.array([[0.6, -0.7, 0.4, 0.3], [-0.3, 0.5, 0.8, -0.6]])
"""Weights of the layer, a row for each neuron, and of the layer after it."""

COLUMNS = tuple(
    np.array([[x] * len(y), y]).T
    for x, y in ((1.0, [8.0, 5.0, 2.0]), (5.0, [8.9, 6.3, 3.7, 1.1]), (9.0, [6.6, 3.4]))
)
"""Places of the inputs, of the layer's neurons, and of the next layer's."""

RADIUS = np.array([0.36, 0.62])
WIDE = 0.32
"""Half the width of a ribbon for a weight of 1."""


def _figure(language: str) -> figures.Part:
    """All connections and neurons, ribbons of the picked one, positive and negative, and a grip."""
    bare: figures.Part = {"showgrid": False, "zeroline": False, "showticklabels": False}
    filled = figures.line(width=2, fill="toself")
    hollow = figures.line(dash="3px,3px", width=1.8)
    grip = figures.grips()
    heights = COLUMNS[0][:, 1].tolist()
    names = [figures.note(f"x{k}", 0.25, y) for k, y in zip("₁₂₃", heights, strict=True)]
    axes = figures.axis(0, 10, **bare), figures.axis(0, 10, **bare)
    layout = figures.layout(*axes, annotations=names)
    return figures.figure([figures.line(width=1.2), filled, hollow, grip], layout)


def _frame(language: str, n: float) -> Frame:
    k = round(n) - 1
    pairs = [(start, COLUMNS[1][k], w) for start, w in zip(COLUMNS[0], TABLE[k], strict=True)]
    pairs += [(COLUMNS[1][k], end, w) for end, w in zip(COLUMNS[2], NEXT[:, k], strict=True)]
    ribbons = [(_ribbon(*pair), pair[2]) for pair in pairs]
    positive = joined([ribbon if w > 0 else ribbon * np.nan for ribbon, w in ribbons])
    negative = joined([ribbon if w < 0 else ribbon * np.nan for ribbon, w in ribbons])
    return Frame((_net(), positive, negative, COLUMNS[1][k]), (), {"row": _row(k)})


def _row(k: int) -> str:
    """The sum of one neuron, with its row of the table."""
    parts = [f"{text(abs(w))}·x{'₁₂₃'[j]}" for j, w in enumerate(TABLE[k])]
    signs = ["−" if w < 0 else "+" for w in TABLE[k]]
    sums = " ".join(f"{sign} {part}" for sign, part in zip(signs, parts, strict=True))
    digit = "₁₂₃₄"[k]
    return f"z{digit} = {sums.removeprefix('+ ')} + b{digit}"


def _net() -> Array:
    """Circles of all neurons, and a thin line for each connection."""
    turn = np.linspace(0, 2 * np.pi, 33)
    rim = RADIUS[:, None] * np.array([np.cos(turn), np.sin(turn)])
    circles = [spot[:, None] + rim for column in COLUMNS for spot in column]
    reach = np.array([RADIUS[0], 0.0])
    links = [
        np.array([start + reach, end - reach]).T
        for left, right in pairwise(COLUMNS)
        for start in left
        for end in right
    ]
    return joined([*circles, *links])


def _ribbon(start: Array, end: Array, w: float) -> Array:
    """Ribbon between two circles, as wide as its weight is large."""
    half = WIDE * abs(w)
    left, right = start[0] + RADIUS[0], end[0] - RADIUS[0]
    x = np.array([left, right, right, left, left])
    y = np.array([start[1], end[1], end[1], start[1], start[1]])
    return np.array([x, y + half * np.array([-1, -1, 1, 1, -1])])


LAYER = Scene(
    name="neurons",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("n", "", 1, 1, len(TABLE), 1, "picked_neuron"),),
    kind="template",
    fields=("xy", "xy", "xy", "grip"),
    worked=lambda language: str(library.words(language)["worked"]["layer"]),
    colours=("soft", "f", "ink"),
    grips=(Grip("lift"),),
    alt="layer",
    height="20rem",
    margins=(0.8, 0.8),
)
