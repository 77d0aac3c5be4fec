"""Film of the perceptron: each mistake moves the line that divides the four points of AND."""

from functools import cache

import numpy as np

from core.experiments.fold import Cut
from core.experiments.perceptron import ANSWERS, Learning, learn
from core.experiments.xor import POINTS
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.fold import half_plane, through
from pages._ui.text import library

RING = 0.19
"""Radius of the ring around the point that is looked at."""

ROUND = np.linspace(0, 2 * np.pi, 49)
UNSEEN = np.full((2, len(ROUND)), np.nan).ravel()
PACE = 700
"""Milliseconds between two looks of the film."""


@cache
def learned() -> Learning:
    """The run of the film."""
    return learn()


def line_of(weights: Array) -> Cut:
    """The line w1 x1 + w2 x2 + b = 0, with its normal on the side called 1."""
    size = float(np.hypot(*weights[:2]))
    return Cut(float(np.degrees(np.arctan2(weights[1], weights[0]))), -float(weights[2]) / size)


def _figure(language: str) -> figures.Part:
    """The side called 1, the line, the line before, the 1s, the 0s, and both rings."""
    look: figures.Part = {"tickvals": [0, 1], "zeroline": False, "showgrid": False}
    look["constrain"] = "domain"  # rings are round
    x = figures.axis(-0.5, 1.5, "x₁", **look)
    y = figures.axis(-0.5, 1.5, "x₂", scaleanchor="x", **look)
    side = figures.line(width=0, fill="toself", fillcolor="rgba(11,98,168,0.16)")
    lines = [figures.line(width=2.8), figures.line(None, figures.DASH, 1.8)]
    dots = {"mode": "markers+text", "textposition": "middle center"}
    named = [figures.points(26, text=[name] * 4, **dots) for name in "10"]
    rings = [figures.line(width=3.2), figures.line(width=3.2)]
    return figures.figure([side, *lines, *named, *rings], figures.layout(x, y))


def _frame(language: str, look: float) -> Frame:
    run, at = learned(), round(look)
    now, before = (line_of(run.weights[k]) for k in (at, max(0, at - 1)))
    wrong = bool(at and run.wrong[at - 1])
    seen = _ring(POINTS[(at - 1) % len(POINTS)]) if at else UNSEEN
    named = [np.where((kind == ANSWERS)[:, None], POINTS, np.nan).T.ravel() for kind in (1, 0)]
    rings = (UNSEEN, seen) if wrong else (seen, UNSEEN)
    lines = (half_plane(now, 1), through(now), through(before) * (1 if wrong else np.nan))
    return Frame((*lines, *named, *rings), _facts(language, run, at))


def _ring(point: Array) -> Array:
    ring: Array = point[:, None] + RING * np.array([np.cos(ROUND), np.sin(ROUND)])
    return ring.ravel()


def _facts(language: str, run: Learning, look: int) -> tuple[str, ...]:
    """The point looked at, the mistakes so far, and the points that are right now."""
    words, right = library.words(language)["perceptron"], run.right(look)
    x, y = POINTS[(look - 1) % len(POINTS)].astype(int)
    said = words["wrong" if look and run.wrong[look - 1] else "right"]
    seen = said.format(point=f"({x}, {y})") if look else "–"
    sign = "✓" if right == len(POINTS) else "✕"
    return seen, f"{int(run.wrong[:look].sum())}", f"{sign} {right} / {len(POINTS)}"


FILM = Scene(
    name="perceptron-film",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("look", "", 0, 0, len(learn().wrong), 1, "looks", pace=PACE),),
    fields=("xy",) * 7,
    facts=("looked_at", "mistakes", "points_right"),
    colours=("f", "ink", "soft", "paper", "paper", "a", "df"),
    alt="perceptron",
    height="19rem",
    margins=(2.6, 0.8),
)
