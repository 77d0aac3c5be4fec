"""Miniatures: small drawings of the sections that have no activation of their own."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from core.activations import BY_NAME, GELU, TANH
from core.custom.presets import FIRST
from core.experiments.fold import ONES, hidden
from core.experiments.xor import POINTS
from core.multivariate import maxout
from core.multivariate.gates import BY_NAME as GATES
from core.multivariate.softmax import softmax
from core.nn.datasets import spirals
from core.progress import INTERVALS
from pages._ui.navigation.shapes import Shape, X, bar, cell, curve, dot, line
from pages._ui.scenes.neuron import FIRST as NEURON
from pages._ui.scenes.sharing import SCORES
from pages._ui.text import library

SIX = ("sigmoid", "tanh", "relu", "leaky_relu", "elu")
THREE = ("sigmoid", "tanh", "relu")


def miniature(section: str) -> list[Shape]:
    """Drawing of a section; nothing for one whose activation is drawn, and for the cover."""
    return DRAWINGS[section]() if section in DRAWINGS else []


def _neuron() -> list[Shape]:
    """Ribbons as wide as the weights are large, dashed if negative; then sum and step."""
    shapes: list[Shape] = []
    for y, weight in zip((10, 30, 50), NEURON["w"], strict=True):
        look = "map-ribbon" if weight > 0 else "map-ribbon map-less"
        ends = {"x1": 18, "y1": y, "x2": 52, "y2": 30, "stroke-width": 5 * abs(weight)}
        shapes += [("line", {"class": look, **ends}), dot(14, y, 4, "map-dot")]
    step = line((74, 94, 94, 114), (46, 46, 16, 16), "map-f")
    return [*shapes, dot(58, 30, 9, "map-round"), step]


def _network() -> list[Shape]:
    """A 2-2-1 network; the way back from the output to one weight is orange."""
    places = ((14, 16), (14, 44), (60, 16), (60, 44), (106, 30))
    ends = [(places[a], places[b]) for a, b in WIRES]
    wires = [line((x, across), (y, down), "map-ink") for (x, y), (across, down) in ends]
    back = line((106, 60, 14), (30, 16, 16), "map-df")
    return [*wires, back, *(dot(x, y, 5, "map-dot") for x, y in places)]


WIRES = ((0, 2), (0, 3), (1, 2), (1, 3), (2, 4), (3, 4))


def _fold() -> list[Shape]:
    """XOR bent by ReLU, turned upright: one straight cut is enough."""
    h = hidden(POINTS, 0.0)
    across, up = 60 + 40 * (h[:, 1] - h[:, 0]), 48 - 36 * h.sum(axis=1)
    dots = [
        dot(x, y, 5, "map-dot" if one else "map-other")
        for x, y, one in zip(across, up, ONES, strict=True)
    ]
    cut = line((8, 112), (32, 32), "map-df")
    return [line((10, 60, 110), (3, 48, 3), "map-f"), cut, *dots]


def _six() -> list[Shape]:
    """The six curves of the figure, two rows of three."""
    curves = [BY_NAME[name](X) for name in SIX[:4]] + [maxout.ABS(X), BY_NAME[SIX[4]](X)]
    boxes = [(4 + 40 * (k % 3), 2 + 30 * (k // 3), 32, 26) for k in range(6)]
    return [curve(y, "map-f", box, 2) for y, box in zip(curves, boxes, strict=True)]


def _valley() -> list[Shape]:
    """Two lines, and the higher of them."""
    box = (4, 4, 112, 96)
    lines = [curve(weight * X, "map-df", box, 4) for weight in maxout.ABS.weights]
    return [*lines, curve(maxout.ABS(X), "map-f", box, 4)]


def _shares() -> list[Shape]:
    """Shares of the three scores."""
    heights = 52 * softmax(SCORES)
    return [bar(18 + 32 * k, 56 - h, 20, max(h, 1)) for k, h in enumerate(heights)]


def _blocks() -> list[Shape]:
    """A stack of blocks; the middle one shows its curve."""
    rooms = [bar(30 - 4 * k, y, 60 + 8 * k, h, "map-round") for k, y, h in BLOCKS]
    return [*rooms, curve(GELU(X), "map-f", (30, 4, 60, 44), 4)]


BLOCKS = ((0, 2, 9), (2, 15, 30), (0, 49, 9))


def _gate() -> list[Shape]:
    """Gate across, value up: the darker, the larger the product; orange below 0."""
    a, b = np.meshgrid(np.arange(-5.5, 6) / 2, np.arange(2.5, -3, -1))
    out = GATES["swiglu"](a, b)
    darkness = np.clip(np.abs(out) / 4, 0, 1).round(2)
    return [
        cell(10 * i, 10 * j, "map-bar" if out[j, i] > 0 else "map-low", float(darkness[j, i]))
        for j, i in np.ndindex(out.shape)
    ]


def _tree() -> list[Shape]:
    """The first question of the wizard, and a branch for each of its answers."""
    tree = library.choices()
    ends = np.linspace(6, 54, len(tree.questions[tree.root].answers))
    branches = [line((24, 56, 92), (30, y, y), "map-ink") for y in ends]
    return [*branches, *(dot(96, y, 4, "map-dot") for y in ends), dot(22, 30, 6, "map-other")]


def _sheet() -> list[Shape]:
    """Rows of a table that begin with a curve."""
    rows = [(4 + 19 * k, BY_NAME[name](X)) for k, name in enumerate(("sigmoid", "relu", "gelu"))]
    curves = [curve(y, "map-f", (8, up, 26, 16), 2) for up, y in rows]
    return curves + [line((44, 112), (up + 8, up + 8), "map-ink") for up, _ in rows]


def _hops() -> list[Shape]:
    """Days of the repetitions: each gap is longer than the one before."""
    days = np.concatenate([[0], np.cumsum(INTERVALS)])
    at = 8 + 104 * np.sqrt(days / days[-1])
    arcs: list[Shape] = [
        ("path", {"class": "map-df", "d": f"M{a:.1f},46A1,1 0 0 1 {b:.1f},46"})
        for a, b in pairwise(at)
    ]
    return [*arcs, *(dot(x, 46, 4, "map-dot") for x in at)]


def _terms() -> list[Shape]:
    """Lines of text with a dotted underline below a word."""
    lines = [line((10, end), (y, y), "map-ink") for y, end in ((14, 108), (30, 96), (46, 70))]
    return [*lines, line((36, 66), (35, 35), "map-f map-dotted")]


def _sources() -> list[Shape]:
    """A numbered list."""
    rows = ((14, 108), (30, 92), (46, 100))
    dots = [dot(14, y, 4, "map-dot") for y, _ in rows]
    return dots + [line((26, end), (y, y), "map-ink") for y, end in rows]


def _three() -> list[Shape]:
    """Three functions on one chart."""
    looks = ("map-ink", "map-df", "map-f")
    box = (4, 2, 112, 56)
    return [
        curve(BY_NAME[name](X), look, box, 1.6) for name, look in zip(THREE, looks, strict=True)
    ]


def _spirals() -> list[Shape]:
    """Points of the two spirals."""
    points = spirals(np.random.default_rng(0), 70, 0.0)
    looks = ("map-other", "map-dot")
    return [
        dot(60 + 20 * x, 30 - 20 * y, 1.6, looks[int(of)])
        for x, y, of in zip(*points.x, points.y[0], strict=True)
    ]


def _own() -> list[Shape]:
    """The curve of the formula with which the page opens."""
    leak = dict(FIRST.given)["a"]
    return [line((4, 116), (30, 30), "map-ink"), curve(TANH(X) + leak * X, "map-f", WHOLE, 2)]


WHOLE = (4, 2, 112, 56)

DRAWINGS: dict[str, Callable[[], list[Shape]]] = {
    "what_is_af": _neuron,
    "backpropagation": _network,
    "nonlinear": _fold,
    "gallery": _six,
    "maxout": _valley,
    "softmax": _shares,
    "llm": _blocks,
    "glu": _gate,
    "choose": _tree,
    "cheatsheet": _sheet,
    "review": _hops,
    "glossary": _terms,
    "references": _sources,
    "compare": _three,
    "duel": _spirals,
    "invent": _own,
}
