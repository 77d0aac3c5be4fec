"""Drawing of a neuron above its activation: ribbons as wide as |w|, and the sum z bar by bar.

Across, the unit is that of z, so that the last bar ends straight above z on the curve.
"""

from typing import NamedTuple

import numpy as np

from core.numerics.elementwise import Array
from pages._ui.charts import figures

EDGE = 4.3
"""Half the width of the chart."""

TALL, CURVE = 10.0, 0.38
"""Height of the drawing, and the share of it that the curve takes at the bottom."""

ROWS = np.array([9.45, 8.1, 6.7])
"""Heights of the inputs at 0."""

LIFT, REST = 0.34, -3.8
"""Way of an input of 1, and place of the inputs."""

CENTRE, RADIUS = np.array([1.3, 8.1]), np.array([0.78, 0.75])
WIDE = 0.2
"""Half the width of a ribbon for a weight of 1."""

TURN = 1.2
"""Way of the bias's grip for a bias of 1."""

SUM = np.array([5.6, 5.15, 4.7, 4.25])
THICK = 0.15
"""Heights of the bars of the sum, and half their thickness."""

FIELDS = ("xy", "xy", "xy", "label", "label", "grip")


class Neuron(NamedTuple):
    """Inputs, weights and bias of a neuron, its weighted sum and its output."""

    x: Array
    w: Array
    b: float
    z: float
    y: float


def parts() -> list[figures.Part]:
    """Outlines, what is positive (filled), what is negative (hollow), numbers, grips."""
    filled = figures.line(width=3, fill="toself")
    written: figures.Part = {"type": "scatter", "mode": "text", "cliponaxis": False}
    right = {"texttemplate": "%{customdata:+.2~f}", "textposition": "middle right"}
    middle = {"texttemplate": "<b>%{customdata:.2~f}</b>", "textposition": "middle center"}
    hidden = figures.grips()
    lines = [figures.line(width=1.8), filled, figures.line(dash="3px,3px", width=1.8)]
    return [*lines, written | right, written | middle, hidden]


def names() -> list[figures.Part]:
    """Names of the bars, and of what the neuron holds and sends."""
    bars = zip(("w₁x₁", "w₂x₂", "w₃x₃", "b"), SUM.tolist(), strict=True)
    notes = [figures.note(name, -EDGE, at, xanchor="left") for name, at in bars]
    z = figures.note("z", CENTRE[0], CENTRE[1] + 0.42)
    return [*notes, z, figures.note("y = f(z)", EDGE, CENTRE[1] + 0.62, xanchor="right")]


def traces(one: Neuron) -> tuple[Array, ...]:
    """Tables of the parts at one setting."""
    pieces = np.append(one.x * one.w, one.b)
    ends = np.cumsum(pieces)
    bars = [_bar(*bar) for bar in zip(ends - pieces, ends, SUM, strict=True)]
    ribbons = [_ribbon(*row) for row in zip(one.x, one.w, ROWS, strict=True)]
    shapes = [*zip(ribbons, one.w, strict=True), *zip(bars, pieces, strict=True)]
    shapes.append((_arrow(one.y), one.y))
    positive = joined([shape if sign > 0 else shape * np.nan for shape, sign in shapes])
    negative = joined([shape if sign < 0 else shape * np.nan for shape, sign in shapes])
    tips = np.minimum(np.maximum(ends, ends - pieces) + 0.1, EDGE - 0.8)
    numbers = np.concatenate([tips, SUM, pieces])
    held = np.array([CENTRE[0], EDGE - 0.6, CENTRE[1] - 0.12, CENTRE[1] - 0.62, one.z, one.y])
    return (_outlines(one, ends), positive, negative, numbers, held, _places(one))


def _outlines(one: Neuron, ends: Array) -> Array:
    """The circle with what leads in and out, the zero of the sum, and z's way to the curve."""
    turn = np.linspace(0, 2 * np.pi, 49)
    circle = CENTRE[:, None] + RADIUS[:, None] * np.array([np.cos(turn), np.sin(turn)])
    foot = np.array([[CENTRE[0] + TURN * one.b, CENTRE[0]], [6.3, CENTRE[1] - RADIUS[1]]])
    zero = np.array([[0.0, 0.0], [SUM[0] + 0.3, SUM[-1] - 0.3]])
    out = np.array([[CENTRE[0] + RADIUS[0], EDGE - 0.05], [CENTRE[1]] * 2])
    steps = [np.array([[end] * 2, [at, at - 0.45]]) for end, at in zip(ends, SUM, strict=True)]
    return joined([circle, foot, out, zero, *steps])


def _bar(start: float, end: float, at: float) -> Array:
    x = np.array([start, end, end, start, start])
    return np.array([x, at + THICK * np.array([-1, -1, 1, 1, -1])])


def _ribbon(x: float, w: float, row: float) -> Array:
    """From an input to the circle, as wide as its weight is large."""
    half = WIDE * abs(w)
    start, end = _start(x, row), _end(row)
    across = np.array([start[0], end[0], end[0], start[0], start[0]])
    y = np.array([start[1], end[1], end[1], start[1], start[1]])
    return np.array([across, y + half * np.array([-1, -1, 1, 1, -1])])


def _start(x: float, row: float) -> Array:
    return np.array([REST + 0.28, row + LIFT * x])


def _end(row: float) -> Array:
    """Point at which the ribbon of a row meets the circle."""
    side = (row - CENTRE[1]) / 2.6
    return np.array(
        [CENTRE[0] - RADIUS[0] * np.sqrt(1 - (side / RADIUS[1]) ** 2), CENTRE[1] + side]
    )


def _arrow(y: float) -> Array:
    """Arrow that leaves the circle, thicker the larger |y| is."""
    half = 0.02 + 0.24 * np.tanh(abs(y) / 2)
    start, tip = CENTRE[0] + RADIUS[0], EDGE - 0.05
    neck = tip - 0.45
    x = np.array([start, neck, neck, tip, neck, neck, start, start])
    head = half + 0.12
    return np.array([x, CENTRE[1] + np.array([-half, -half, -head, 0, head, half, half, -half])])


def _places(one: Neuron) -> Array:
    """Grips: inputs move up and down, weights along their ribbons, the bias along the floor."""
    spots = []
    for x, w, row in zip(one.x, one.w, ROWS, strict=True):
        start, end = _start(x, row), _end(row)
        spots += [np.array([REST, start[1]]), start + (0.5 + w / 2.6) * (end - start)]
    spots.append(np.array([CENTRE[0] + TURN * one.b, 6.3]))
    return np.array(spots).T.ravel()


def joined(shapes: list[Array]) -> Array:
    """Shapes one after another with a gap behind each."""
    gap = np.full((2, 1), np.nan)
    return np.concatenate([part for shape in shapes for part in (shape, gap)], axis=1).ravel()
