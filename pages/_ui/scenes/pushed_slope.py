"""PReLU learning from eight points: above its curve, below the push of each point on a."""

import numpy as np

from core.activations import PRELU
from core.experiments.learned_slope import TARGETS, X, loss, predict, pushes
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

EDGE = 3.4
BELOW = X < 0
ROWS = np.arange(len(X), 0, -1.0)
"""Heights of the arrows of the points, the first on top; the sum lies at 0."""

HEAD, WIDTH = 0.035, 0.3
"""Length of an arrow's head, at most its whole length, and half its width."""


def _figure(language: str) -> figures.Part:
    """Curve, errors and points; below them the line at a, the arrows and the still points."""
    words, under = library.words(language)["scene"], {"xaxis": "x2", "yaxis": "y2"}
    upper = [figures.line(width=3.2), figures.line(width=3), figures.points(10)]
    still = {"marker": {"size": 7}}
    lower = [figures.line(dash="2px,4px", width=1.8, **under), figures.line(width=2.6, **under)]
    layout = figures.layout(
        figures.axis(-EDGE, EDGE, dtick=1),
        figures.axis(-3.2, 3.2, dtick=1, domain=[0.48, 1]),
        xaxis2=figures.axis(0, 1, dtick=0.2, zeroline=False, anchor="y2"),
        yaxis2=figures.axis(
            -1, len(X) + 1, tickvals=[], zeroline=False, showgrid=False, domain=[0, 0.36]
        )
        | {"anchor": "x2"},
        annotations=_notes(words),
    )
    return figures.figure([*upper, *lower, figures.points(7, **still, **under)], layout)


def _notes(words: dict[str, str]) -> list[figures.Part]:
    left: figures.Part = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return [
        figures.note(words["prelu_points"], 0.01, 0.92, **left),
        figures.note(words["prelu_pushes"], 0.01, 0.365, **left),
    ]


def _frame(language: str, taught_a: float) -> Frame:
    a, force = taught_a, pushes(taught_a)
    ends = np.array([-EDGE, 0.0, EDGE])
    curve = np.concatenate([ends, PRELU(ends, a=a)])
    total = float(force.sum())
    arrows = [*zip(ROWS[BELOW], force[BELOW], strict=True), (0.0, total)]
    line, still = np.array([a, a, -1, len(X) + 1]), np.full(int((~BELOW).sum()), a)
    traces = (
        curve,
        _errors(a),
        np.concatenate([X, TARGETS]),
        line,
        np.concatenate([_arrow(a, by, row) for row, by in arrows], axis=1).ravel(),
        np.concatenate([still, ROWS[~BELOW]]),
    )
    upward = text(float(force[~BELOW].sum()), 2)
    return Frame(traces, (text(total, 2), upward, text(loss(a), 2)))


def _errors(a: float) -> Array:
    """From each point to the curve, with a gap behind each."""
    gap = np.full(len(X), np.nan)
    return np.concatenate(
        [np.stack([X, X, gap], axis=1).ravel(), np.stack([TARGETS, predict(a), gap], 1).ravel()]
    )


def _arrow(start: float, by: float, row: float) -> Array:
    """Shaft and head of an arrow in a row, as (2, 7) with a gap behind it."""
    end, head = start + by, np.sign(by) * min(HEAD, abs(by))
    x = [start, end, end - head, end, end - head, end, np.nan]
    return np.array([x, [row, row, row + WIDTH, row, row - WIDTH, row, np.nan]])


PUSHES = Scene(
    name="pushed-slope",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("taught_a", "a", 0.8, 0.0, 1.0, 0.05, "slope"),),
    fields=("xy",) * 6,
    facts=("pushed_below", "pushed_above", "mse"),
    colours=("f", "df", "ink"),
    alt="pushed_slope",
    height="24rem",
    margins=(2.4, 0.8),
)
