"""A Transformer block: attention between tokens, and a copy of the FFN for each, one opened."""

from functools import cache

import numpy as np

from core.activations import BY_NAME, GELU, LINEAR, RELU, SIGMOID, SWISH, Activation
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library

CHOICES = (GELU, RELU, SWISH, SIGMOID, LINEAR)
WIDTH, HEIGHT = 12.0, 10.0

TOKENS = np.array([0.9, 2.15, 3.4])
ENTRANCE, EXIT = 0.9, 9.4
FROM, TO = 1.7, 3.9
"""Heights between which attention mixes the tokens."""

ROOM = (0.18, 1.0, 5.7, 7.5)
"""Left, right, bottom and top of an FFN, from the line of its token."""

PANEL = (5.5, 11.9, 0.9, 9.4)
INPUTS = OUTPUTS = np.array([7.1, 8.7, 10.3])
LOW, HIGH = 1.8, 8.5
NEURONS = np.linspace(6.2, 11.2, 6)
BOTTOM, TOP, HALF = 4.1, 6.1, 0.44
REACH = 3.0
"""Largest |z| and |f(z)| that the frame of a curve has room for."""

FIRST = np.array([0.9, -1.1, 0.5, -0.6, 1.2, -0.8])
REST = np.array([-0.6, 0.4, 0.9, -1.1, 0.3, -0.2])
"""z = FIRST * x1 + REST: weights of the first input, and all that the other two add up to."""

OPEN = 0.1
"""Smallest |f(z)| of a neuron that is counted as open."""

Z = np.linspace(-REACH, REACH, 61)


def path(*corners: tuple[float, float]) -> Array:
    """Corners one after another, with a gap behind them; rows are points."""
    return np.array([*corners, (np.nan, np.nan)])


def box(left: float, right: float, low: float, high: float) -> Array:
    return path((left, low), (right, low), (right, high), (left, high), (left, low))


def fan(starts: Array, low: float, ends: Array, high: float) -> list[Array]:
    return [path((a, low), (b, high)) for a in starts for b in ends if a != b]


def flat(paths: list[Array]) -> Array:
    """All x, then all y, as a scene takes them."""
    return np.concatenate(paths).T.ravel()


def curve(act: Activation, centre: float, middle: float, half: float, tall: float) -> Array:
    """Graph of f in a small frame, cut where it leaves it."""
    y = np.asarray(act(Z), dtype=float)
    y = np.where(np.abs(y) <= REACH, y, np.nan)
    graph = np.stack([centre + half * Z / REACH, middle + tall * y / REACH], axis=1)
    return np.concatenate([graph, path()])


def drawing(lines: list[figures.Part], notes: list[figures.Part]) -> figures.Part:
    """Lines, nodes, points on small curves and the number x1 below its input, without axes."""
    bare: figures.Part = {"visible": False}
    x, y = figures.axis(0, WIDTH, **bare), figures.axis(0, HEIGHT, **bare)
    number: figures.Part = {"mode": "text", "type": "scatter", "textposition": "bottom center"}
    number |= {"texttemplate": "x₁ = %{customdata:.1f}", "textfont": {"size": 14}}
    traces = [*lines, figures.points(8), figures.points(9), number]
    return figures.figure(traces, figures.layout(x, y, annotations=notes))


def _rooms() -> list[Array]:
    """An FFN for each token, with its way in and its way back to the line."""
    left, right, low, high = ROOM
    side = (left + right) / 2
    boxes = [box(t + left, t + right, low, high) for t in TOKENS]
    ways = [path((t, low - 0.5), (t + side, low - 0.5), (t + side, low)) for t in TOKENS]
    back = [path((t + side, high), (t + side, high + 0.5), (t, high + 0.5)) for t in TOKENS]
    return boxes + ways + back


def _lines() -> list[Array]:
    """The parts that never move: lines of the tokens, threads of attention, rooms, both fans."""
    shafts = [path((t, ENTRANCE), (t, EXIT)) for t in TOKENS]
    threads = fan(TOKENS, FROM, TOKENS, TO)
    edge, (left, _, low, high) = TOKENS[-1] + ROOM[1], PANEL
    zoom = [path((edge, ROOM[2]), (left, low)), path((edge, ROOM[3]), (left, high))]
    fans = fan(INPUTS, LOW, NEURONS, BOTTOM) + fan(NEURONS, TOP, OUTPUTS, HIGH)
    frames = [box(x - HALF, x + HALF, BOTTOM, TOP) for x in NEURONS]
    outlines = [*_rooms(), box(*PANEL), *zoom, *frames]
    return [flat(part) for part in (shafts, threads, outlines, fans)]


def _figure(language: str) -> figures.Part:
    """Traces in the order of the frame; names of the parts beside them."""
    words = library.words(language)["scene"]
    lines = [figures.line(width=width) for width in (5.0, 1.6, 1.4, 0.9, 2.6, 2.0)]
    upright: figures.Part = {"textangle": -90}
    notes = [
        figures.note(words["block_attention"], 0.3, (FROM + TO) / 2, **upright),
        figures.note(words["block_ffn"], 0.3, (ROOM[2] + ROOM[3]) / 2, **upright),
        figures.note(words["block_one_ffn"], (PANEL[0] + PANEL[1]) / 2, EXIT + 0.35),
        figures.note("W₁", PANEL[0] + 0.45, (LOW + BOTTOM) / 2),
        figures.note("W₂", PANEL[0] + 0.45, (HIGH + TOP) / 2),
        *(figures.note(words[f"block_token_{k}"], t, 0.4) for k, t in enumerate(TOKENS, 1)),
    ]
    return drawing(lines, notes)


def _frame(language: str, act: Activation, x1: float) -> Frame:
    z = FIRST * x1 + REST
    f = np.asarray(act(z), dtype=float)
    open_now = np.abs(f) > OPEN
    middle, tall = (BOTTOM + TOP) / 2, (TOP - BOTTOM) / 2
    small = [curve(act, t + sum(ROOM[:2]) / 2, sum(ROOM[2:]) / 2, 0.34, 0.8) for t in TOKENS]
    curves = [curve(act, x, middle, HALF, tall) for x in NEURONS]
    at = np.concatenate([NEURONS + HALF * z / REACH, middle + tall * f / REACH])
    ends = np.concatenate([INPUTS, OUTPUTS, np.full(3, LOW), np.full(3, HIGH)])
    lit = flat(fan(np.where(open_now, NEURONS, np.nan), TOP, OUTPUTS, HIGH))
    shown = np.array([INPUTS[0], LOW - 0.05, x1])
    moving = (flat(small + curves), lit, ends, at, shown)
    weights = len(NEURONS) * (len(INPUTS) + len(OUTPUTS))
    merged = f"{weights} → {len(INPUTS) * len(OUTPUTS)}"
    needed = merged if act is LINEAR else f"{weights}"
    return Frame((*_lines(), *moving), (f"{open_now.sum()} / {len(NEURONS)}", needed))


@cache
def block(name: str) -> Scene:
    """The block with the activation `name` in its FFNs."""
    act = BY_NAME[name]
    return Scene(
        name="block",
        look=f"block-{name}",
        figure=_figure,
        frame=lambda language, x1: _frame(language, act, x1),
        sliders=(Slider("x1", "x₁", 1.0, -2, 2, 0.1, "input"),),
        fields=("xy",) * 8 + ("label",),
        facts=("open_neurons", "weights_needed"),
        colours=("soft", "a", "ink", "soft", "f", "f", "ink", "ink"),
        alt="block",
        height="25rem",
        margins=(0.4, 0.4),
    )


BLOCKS = {act.name: block(act.name) for act in CHOICES}
