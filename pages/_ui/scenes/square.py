"""The four points of AND, OR and XOR on their square, divided by one straight cut."""

from functools import partial

import numpy as np

from core.experiments.fold import ONES, Cut
from core.experiments.xor import POINTS
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.scenes.fold import TURN, along, half_plane, through

CENTRE = np.array([[0.5], [0.5]])
"""Middle of the square, from which the shift of the cut is counted."""

_SUM = POINTS.sum(axis=1)
TASKS = {"and": _SUM == 2, "or": _SUM > 0, "xor": ONES}
"""Points of each task whose answer is 1."""


def _figure(language: str) -> figures.Part:
    """The side called 1, the cut, the 1s, the 0s, and the grips."""
    look: figures.Part = {"tickvals": [0, 1], "zeroline": False, "showgrid": False}
    x = figures.axis(-0.5, 1.5, "x₁", domain=[0.1, 0.9], **look)
    y = figures.axis(-0.5, 1.5, "x₂", **look)
    side = figures.line(width=0, fill="toself", fillcolor="rgba(11,98,168,0.16)")
    dots = {"mode": "markers+text", "textposition": "middle center"}
    named = [figures.points(26, text=[name] * 4, **dots) for name in "10"]
    return figures.figure(
        [side, figures.line(width=2.8), *named, figures.grips()], figures.layout(x, y)
    )


def _frame(language: str, task: str, square_angle: float, square_shift: float) -> Frame:
    cut, ones, points = Cut(square_angle, square_shift), TASKS[task], POINTS - CENTRE.T
    grips = along(cut, np.array([TURN, 0.0]))
    outlines = (half_plane(cut, cut.side(points, ones)), through(cut))
    sides, line = ((shape.reshape(2, -1) + CENTRE).ravel() for shape in outlines)
    named = (np.where(kind[:, None], POINTS, np.nan).T.ravel() for kind in (ones, ~ones))
    right = cut.right(points, ones)
    traces = (sides, line, *named, (grips + CENTRE).ravel())
    return Frame(traces, (f"{'✓' if right == len(ones) else '✕'} {right} / {len(ones)}",))


def _scene(task: str) -> Scene:
    return Scene(
        name=f"square-{task}",
        figure=_figure,
        frame=partial(_frame, task=task),
        sliders=(
            Slider("square_angle", "", 90, -45, 180, 5, "cut_angle"),
            Slider("square_shift", "", 0.0, -0.7, 0.7, 0.05, "cut_shift"),
        ),
        fields=("xy",) * 4 + ("grip",),
        grips=(Grip("turn"), Grip("slide")),
        facts=("points_right",),
        colours=("f", "ink", "paper", "paper"),
        alt="square",
        height="19rem",
        margins=(2.6, 0.8),
    )


SQUARES = {task: _scene(task) for task in TASKS}
"""The square of each task."""
