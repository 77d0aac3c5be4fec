"""XOR on its square, and on the stick of a hidden plane that bends until one cut divides it."""

import numpy as np

from core.experiments.fold import ONES, Cut, gap, hidden
from core.experiments.xor import POINTS
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

LOW, HIGH = -0.5, 1.5
"""Ends of the square."""

REACH = 1.5
"""Ends of the hidden plane, and of the stick in x1 - x2."""

FAR = 9.0
"""Length of shapes that run beyond a panel, which cuts them off."""

TURN = 0.9
"""Distance of the grip that turns the cut from the one that shifts it."""

PANELS = ([0, 0.45], [0.55, 1])
HEIGHT = [0, 0.9]
STICK = np.array([[REACH, 0.0], [0.0, 0.0], [0.0, REACH]])
"""Points of the square whose images are the ends and the elbow of the stick."""


def _figure(language: str) -> figures.Part:
    """The hidden plane on the right, which has the grips, and the square on the left."""
    words = library.words(language)["scene"]
    plane: figures.Part = {"tickvals": [-1, 0, 1], "showgrid": False}
    square: figures.Part = {"tickvals": [0, 1], "zeroline": False, "showgrid": False}
    layout = figures.layout(
        figures.axis(-REACH, REACH, "h₁", domain=PANELS[1], **plane),
        figures.axis(-REACH, REACH, domain=HEIGHT, **plane),
        xaxis2=figures.axis(LOW, HIGH, "x₁", domain=PANELS[0], anchor="y2", **square),
        yaxis2=figures.axis(LOW, HIGH, domain=HEIGHT, anchor="x2", **square),
        annotations=[_note(words["fold_square"], 0.225), _note(words["fold_plane"], 0.775)],
    )
    other = {"xaxis": "x2", "yaxis": "y2"}
    grips = figures.grips()
    return figures.figure([*_panel({}, 5.0), *_panel(other, 1.6, "2px,4px"), grips], layout)


def _panel(axes: figures.Part, width: float, dash: str | None = None) -> list[figures.Part]:
    """Side called 1, its boundary, the stick (or its crease in the square), the 1s and the 0s."""
    side = figures.line(width=0, fill="toself", fillcolor="rgba(11,98,168,0.16)", **axes)
    look = {"mode": "markers+text", "textposition": "middle center"} | axes
    dots = [figures.points(24, text=[name] * 2, **look) for name in "10"]
    boundary, stick = figures.line(width=2.6, **axes), figures.line(dash=dash, width=width, **axes)
    return [side, boundary, stick, *dots]


def _note(words: str, x: float) -> figures.Part:
    where = {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "top"}
    return figures.note(words, x, 1.0, **where)


def _frame(language: str, bend: float, angle: float, shift: float) -> Frame:
    slope, cut = 1 - bend / 100, Cut(angle, shift)
    strips = _strips(cut, slope)
    ends, points = hidden(STICK, slope), hidden(POINTS, slope)
    traces = (
        half_plane(cut, cut.side(points, ONES)),
        through(cut),
        ends.T.ravel(),
        points[ONES].T.ravel(),
        points[~ONES].T.ravel(),
        _shaded(strips),
        _boundaries(strips),
        np.array([-FAR, FAR, -FAR, FAR]),
        POINTS[ONES].T.ravel(),
        POINTS[~ONES].T.ravel(),
        _grips(cut, slope),
    )
    right = cut.right(points, ONES)
    return Frame(traces, (f"{'✓' if right == 4 else '✕'} {right} / 4", text(gap(slope), 2)))


def along(cut: Cut, at: Array) -> Array:
    """Points of the cut at distances from its foot, (2, n)."""
    x, y = cut.normal
    return cut.distance * cut.normal[:, None] + np.array([-y, x])[:, None] * at


def through(cut: Cut) -> Array:
    """The cut from beyond the panel to beyond it, all x, then all y."""
    return along(cut, np.array([-FAR, FAR])).ravel()


def half_plane(cut: Cut, side: int) -> Array:
    """Outline of the side called 1."""
    near = along(cut, np.array([-FAR, FAR]))
    far = near[:, ::-1] + side * FAR * cut.normal[:, None]
    return np.concatenate([near, far], axis=1).ravel()


def _strips(cut: Cut, slope: float) -> list[tuple[float, float]]:
    """Intervals of x1 - x2 whose points lie on the side called 1, at most one on either side of 0.

    The height of the cut is linear in x1 - x2 on both sides of the crease.
    """
    sign = cut.side(hidden(POINTS, slope), ONES)
    arms = ((np.array([1.0, 0.0]), 1), (np.array([0.0, 1.0]), -1))
    found = [_arm(sign, cut, slope, end, side) for end, side in arms]
    return [(min(pair), max(pair)) for pair in found]


def _arm(sign: int, cut: Cut, slope: float, end: Array, side: int) -> tuple[float, float]:
    """The part of one arm, from the crease to FAR, that is called 1; (0, 0) if none is."""
    foot = sign * float(cut.height(np.zeros(2)))
    climb = sign * float(cut.height(hidden(end, slope))) - foot
    if not climb:
        return 0.0, side * FAR * (foot > 0)
    cross = float(np.clip(-foot / climb, 0, FAR))
    return (side * cross, side * FAR) if climb > 0 else (0.0, side * cross)


def _shaded(strips: list[tuple[float, float]]) -> Array:
    """Parallelograms along the diagonal, with a gap behind each."""
    x = [[low - FAR, low + FAR, high + FAR, high - FAR, np.nan] for low, high in strips]
    y = [[-FAR, FAR, FAR, -FAR, np.nan]] * len(strips)
    return np.concatenate([np.ravel(x), np.ravel(y)])


def _boundaries(strips: list[tuple[float, float]]) -> Array:
    """Edges of the strips where the answer changes, with a gap behind each."""
    edges = [edge if 0 < abs(edge) < FAR else np.nan for strip in strips for edge in strip]
    x = [[edge - FAR, edge + FAR, np.nan] for edge in edges]
    y = [[-FAR, FAR, np.nan]] * len(edges)
    return np.concatenate([np.ravel(x), np.ravel(y)])


def _grips(cut: Cut, slope: float) -> Array:
    """The end of the stick that bends it, and two points of the cut that turn and shift it."""
    bend = hidden(np.array([1.3, 0.0]), slope)
    foot, turn = along(cut, np.array([0.0, TURN])).T
    return np.stack([bend, turn, foot]).T.ravel()


FOLD = Scene(
    name="fold",
    figure=_figure,
    frame=_frame,
    sliders=(
        Slider("bend", "", 0, 0, 100, 5, "bend"),
        Slider("angle", "", 45, -45, 135, 5, "cut_angle"),
        Slider("shift", "", 0.35, -1, 1, 0.05, "cut_shift"),
    ),
    fields=("xy",) * 10 + ("grip",),
    grips=(Grip("lift"), Grip("turn"), Grip("slide")),
    pointer=None,
    facts=("points_right", "fold_gap"),
    colours=("f", "ink", "a", "paper", "paper"),
    alt="fold",
    height="19rem",
    margins=(1.8, 0.8),
)
