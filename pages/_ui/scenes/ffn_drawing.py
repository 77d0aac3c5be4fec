"""Parts of a drawn FFN: boxes, fans of lines, and small curves."""

import numpy as np

from core.activations import Activation
from core.numerics.elementwise import Array
from pages._ui.charts import figures

WIDTH, HEIGHT = 12.0, 10.0

REACH = 3.0
"""Largest |z| and |f(z)| that the frame of a curve has room for."""

OPEN = 0.1
"""Smallest |f(z)| of a neuron that is counted as open."""

Z = np.linspace(-REACH, REACH, 61)


def path(*corners: tuple[float, float]) -> Array:
    """Corners one after another, with a gap behind them; rows are points."""
    return np.array([*corners, (np.nan, np.nan)])


def box(left: float, right: float, low: float, high: float) -> Array:
    return path((left, low), (right, low), (right, high), (left, high), (left, low))


def fan(starts: Array, low: float, ends: Array, high: float) -> list[Array]:
    """A line from each start to each end."""
    return [path((a, low), (b, high)) for a in starts for b in ends]


def flat(paths: list[Array]) -> Array:
    """All x, then all y, as a scene takes them."""
    return np.concatenate(paths).T.ravel()


def curve(act: Activation, centre: float, middle: float, half: float, tall: float) -> Array:
    """Graph of f in a small frame, cut where it leaves it."""
    y = np.asarray(act(Z), dtype=float)
    y = np.where(np.abs(y) <= REACH, y, np.nan)
    graph = np.stack([centre + half * Z / REACH, middle + tall * y / REACH], axis=1)
    return np.concatenate([graph, path()])


def drawing(
    lines: list[figures.Part], notes: list[figures.Part], *words: figures.Part
) -> figures.Part:
    """Lines, nodes, points on small curves and the number x1 below its input, without axes.

    Traces of `words` follow.
    """
    bare: figures.Part = {"visible": False}
    x, y = figures.axis(0, WIDTH, **bare), figures.axis(0, HEIGHT, **bare)
    number = label("x₁ = %{customdata:.1f}") | {"textposition": "bottom center"}
    traces = [*lines, figures.points(8), figures.points(9), number, *words]
    return figures.figure(traces, figures.layout(x, y, annotations=notes))


def label(template: str) -> figures.Part:
    """Text of a trace that can be moved or hidden."""
    look: figures.Part = {"mode": "text", "type": "scatter", "textfont": {"size": 14}}
    return look | {"texttemplate": template}
