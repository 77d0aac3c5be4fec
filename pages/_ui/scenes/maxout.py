"""Maxout of two to five lines: the lines, their maximum and its kinks, and a shape to build."""

from collections.abc import Callable, Sequence
from functools import cache
from math import inf, isinf

import numpy as np

from core.analysis.sampling import GRID
from core.multivariate.maxout import ABS, RELU, Lines, leaky_relu
from core.multivariate.maxout_pieces import Piece, pieces
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

X = GRID[::2]
NUMBERS = "①②③④⑤"
LOW, HIGH = -5.0, 6.0
FAR = 99.0
"""Position outside the chart, for kinks that do not exist."""

GAP = inf
"""Value that interrupts a line, as nan does, without a claim about f there."""

EXACT = 1e-9

GRIPS = np.array([4.4, 3.8, 3.2, 2.6, 2.0])
"""Distance of each line's grips from its point at x = 0; different, so that none overlap."""

TWO = Lines((-0.4, 0.5), (2.0, -2.0))
STARTS = {
    "abs": TWO,
    "relu": TWO,
    "leaky_relu": TWO,
    "hill": Lines((-1.0, -0.4, 0.0, 0.4, 1.0), (-1.5, 0.5, 1.0, 0.5, -1.5)),
    "three_lines": Lines((-1.0, 0.0, 1.0), (-1.0, 0.5, -1.0)),
    "four_lines": Lines((-1.5, -0.5, 0.5, 1.5), (-2.2, -0.2, -0.2, -2.2)),
}
"""Lines at the start of each choice."""

GOALS: dict[str, Callable[[Array], Array]] = {
    "abs": ABS,
    "relu": RELU,
    "leaky_relu": leaky_relu(0.1),
    "hill": lambda x: 3 - np.abs(x),
}
"""Shapes to build; no lines make the hill, which is not convex."""


def _sliders(start: Lines) -> tuple[Slider, ...]:
    row: list[Slider] = []
    for k, (w, b) in enumerate(zip(start.weights, start.offsets, strict=True), 1):
        row.append(Slider(f"w{k}", f"w{'₁₂₃₄₅'[k - 1]}", w, -3, 3, 0.1, "line_slope"))
        row.append(Slider(f"b{k}", f"b{'₁₂₃₄₅'[k - 1]}", b, -4, 4, 0.1, "line_height"))
    return tuple(row)


def _figure(choice: str) -> figures.Part:
    """Maximum with its slope and kinks, the lines below it, the grips, and the shape to build.

    The shape does not move, and is therefore the first trace of the chart behind.
    """
    count = len(STARTS[choice].weights)
    top, slope = figures.line(X, width=4.5), figures.line(dash=figures.DASH, width=2.2)
    below = [figures.line(width=1.3)] * count
    grips = figures.grips()
    ghost = [figures.line(X, "2px,5px", 5, y=GOALS[choice](X).tolist())] if choice in GOALS else []
    layout = figures.layout(figures.GRID_AXIS, figures.axis(LOW, HIGH))
    return figures.figure([top, slope, figures.points(9), *below, grips, *ghost], layout)


def _frame(language: str, choice: str, **sliders: float) -> Frame:
    w = np.array([v for name, v in sliders.items() if name[0] == "w"])
    b = np.array([v for name, v in sliders.items() if name[0] == "b"])
    lines, found = Lines(tuple(w), tuple(b)), pieces(w, b)
    below = [_below(w[k], b[k], _won(k, found)) for k in range(len(w))]
    traces = (lines(X), _slope(lines, found), _kinks(lines, found), *below, _grips(w, b))
    facts = _facts(found, len(w), library.words(language)["facts"])
    return Frame(traces, (*_fit(choice, lines), *facts))


def _fit(choice: str, lines: Lines) -> tuple[str, ...]:
    """Largest distance from the shape to build, with a tick if there is none."""
    if choice not in GOALS:
        return ()
    apart = float(np.abs(lines(X) - GOALS[choice](X)).max())
    return ("✓ 0" if apart < EXACT else f"✕ {text(apart, 2)}",)


def _won(line: int, found: Sequence[Piece]) -> tuple[float, float]:
    """Ends of the interval in which a line is the maximum; (0, 0) if there is none."""
    return next(((p.left, p.right) for p in found if p.line == line), (0.0, 0.0))


def _below(w: float, b: float, won: tuple[float, float]) -> Array:
    """Line with a gap where it is the maximum, since the thick line is drawn there."""
    left, right = np.clip(won, GRID[0], GRID[-1])
    x = np.array([GRID[0], left, right, right, GRID[-1]])
    y = w * x + b
    if right > left:
        x[2] = y[2] = GAP
    return np.concatenate([x, y])


def _slope(lines: Lines, found: Sequence[Piece]) -> Array:
    """Values of f' on the grid, with a gap where it jumps."""
    slope = lines.grad(X)
    for piece in found[1:]:
        slope[np.abs(X - piece.left) <= 0.5001 * (X[1] - X[0])] = np.nan
    return slope


def _kinks(lines: Lines, found: Sequence[Piece]) -> Array:
    at = np.full(4, FAR)
    at[: len(found) - 1] = [piece.left for piece in found[1:]]
    return np.concatenate([at, lines(at)])


def _grips(w: Array, b: Array) -> Array:
    """Two points of each line: one on the right that turns it, one on the left that lifts it."""
    reach = GRIPS[: len(w)] / np.hypot(1, w)
    x = np.stack([reach, -reach], axis=1)
    rise = w[:, None] * x
    room = np.where(rise < 0, b[:, None] - LOW, HIGH - b[:, None]) - 0.4
    x = x * np.minimum(1, room / np.maximum(np.abs(rise), 1e-9))
    return np.concatenate([x.ravel(), (w[:, None] * x + b[:, None]).ravel()])


def _facts(found: Sequence[Piece], count: int, words: dict[str, str]) -> tuple[str, ...]:
    """Facts: kinks, winning lines from left to right, and lines that never win."""
    kinks = [text(piece.left, 3) for piece in found if not isinf(piece.left)]
    winners = [NUMBERS[piece.line] for piece in found]
    idle = [NUMBERS[k] for k in range(count) if NUMBERS[k] not in winners]
    where = f"x = {', '.join(kinks)}" if kinks else words["none"]
    return where, " → ".join(winners), " ".join(idle) or words["none"]


@cache
def lines(choice: str) -> Scene:
    """Scene that starts from one of STARTS."""
    start = STARTS[choice]
    count = len(start.weights)
    sliders = _sliders(start)
    return Scene(
        name=f"maxout-{choice}",
        figure=lambda language: _figure(choice),
        frame=lambda language, **given: _frame(language, choice, **given),
        sliders=sliders,
        kind="curves",
        fields=("y", "y", *["xy"] * (count + 1), "grip"),
        names=lambda language: ("f", "f′"),
        facts=(*(("to_goal",) if choice in GOALS else ()), "kinks", "winners", "idle"),
        colours=("f", "df", "f", *["soft"] * count),
        grips=tuple(g for k in range(count) for g in (Grip("turn"), Grip("lift", f"{k + 1}"))),
        pointer=1.0,
        alt="maxout",
        height="clamp(14rem, 100vh - 12rem, 22rem)",
    )


CHOICES = {choice: lines(choice) for choice in STARTS}
