"""Film of a hidden plane: training bends the sheet of the inputs until one cut divides XOR."""

from functools import cache

import numpy as np

from core.experiments.fold import ONES, learn, solved
from core.experiments.xor import POINTS
from core.nn.reference_mlp import Net, forward
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text.numbers import figure as text

SEEDS, FIRST = 20, 7
STEPS, EVERY = 1200, 20
STOPS = tuple(range(0, STEPS + 1, EVERY))
FAR = 9.0
WIRES, NODES = np.linspace(0, 1, 5), np.linspace(0, 1, 13)
"""Lines of the sheet in each direction, and points along each."""


@cache
def _runs() -> list[tuple[Net, ...]]:
    """The nets of every seed, at each stop."""
    seeds = map(np.random.default_rng, range(SEEDS))
    return [run.nets for run in learn(seeds, STEPS, EVERY)]


def trained(seed: int) -> tuple[Net, ...]:
    """The nets of one seed, at each stop."""
    return _runs()[seed]


def _sheet() -> Array:
    """Lines across the square of the inputs and up it, with a gap behind each, (n, 2)."""
    along = np.append(NODES, np.nan)
    across = np.stack(np.broadcast_arrays(along, WIRES[:, None]), axis=-1).reshape(-1, 2)
    return np.concatenate([across, across[:, ::-1]])


SHEET = _sheet()


def _image(net: Net, x: Array) -> Array:
    """Points in the hidden plane, (2, n)."""
    found: Array = forward(net, x)[1][1].T
    return found


def _cut(net: Net) -> Array:
    """Ends of the line on which the output is 1/2."""
    w, b = net.weights[1][:, 0], float(net.biases[1][0])
    foot = (0.5 - b) * w / (w @ w)
    way = FAR * np.array([-w[1], w[0]]) / np.hypot(*w)
    return np.stack([foot - way, foot + way], axis=1).ravel()


def _figure(language: str) -> figures.Part:
    """The sheet, the cut, the ways of both kinds of points, and the points."""
    look = {"mode": "markers+text", "textposition": "middle center"}
    dots = [figures.points(26, text=[name] * 2, **look) for name in "10"]
    plane: figures.Part = {"tickvals": [-1, 0, 1], "showgrid": False, "zeroline": False}
    axes = figures.axis(-1.25, 1.25, "h₁", **plane), figures.axis(-1.25, 1.25, "h₂", **plane)
    lines = [figures.line(width=1.4), figures.line(width=3.2)]
    ways = [figures.line(dash="2px,4px", width=2)] * 2
    return figures.figure([*lines, *ways, *dots], figures.layout(*axes))


def _frame(language: str, film_step: float, seed: float) -> Frame:
    row, nets = round(film_step) // EVERY, trained(round(seed))
    net = nets[row]
    way = np.stack([_image(one, POINTS) for one in nets])
    way[row + 1 :] = np.nan
    points = _image(net, POINTS)
    traces = (
        _image(net, SHEET).ravel(),
        _cut(net),
        _ways(way[:, :, ONES]),
        _ways(way[:, :, ~ONES]),
        points[:, ONES].ravel(),
        points[:, ~ONES].ravel(),
    )
    right = solved(net)
    loss = float(np.mean((net(POINTS)[:, 0] - ONES) ** 2))
    return Frame(traces, (f"{'✓' if right == len(ONES) else '✕'} {right} / 4", text(loss, 2)))


def _ways(places: Array) -> Array:
    """Ways of two points (stops, 2, 2) one after the other, with a gap behind each."""
    gap = np.full((1, *places.shape[1:]), np.nan)
    found: Array = np.concatenate([places, gap]).transpose(1, 2, 0).ravel()
    return found


REPRESENTATION = Scene(
    name="representation",
    figure=_figure,
    frame=_frame,
    sliders=(
        Slider("film_step", "", 0, 0, STEPS, EVERY, "training_steps", STOPS, pace=70),
        Slider("seed", "", FIRST, 0, SEEDS - 1, 1, "seed"),
    ),
    fields=("xy",) * 6,
    facts=("points_right", "mse"),
    colours=("a", "ink", "f", "b", "paper", "paper"),
    pointer=None,
    alt="representation",
    height="22rem",
    margins=(2.4, 0.8),
)
