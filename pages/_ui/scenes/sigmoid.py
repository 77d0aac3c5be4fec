"""Sigmoid: yes and no as shares of 1, its slope as an area, and its gradient at the output."""

import numpy as np

from core.activations import SIGMOID
from core.analysis.sampling import GRID
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

MOST = 6.0
EDGE = -0.24, -0.04
"""Left and right side of the bar of yes and no, beside the unit square."""

YES, NO, AREA = "rgba(11,98,168,0.55)", "rgba(140,130,120,0.25)", "rgba(200,80,27,0.35)"


def _figure(language: str) -> figures.Part:
    """Curve and slope with a point on the left, the bar and the unit square on the right."""
    words, right = library.words(language)["scene"], {"xaxis": "x2", "yaxis": "y2"}
    traces = [
        figures.line(width=5),
        figures.line(width=5),
        figures.grips(),
        figures.line(width=1.5, fill="toself", fillcolor=YES, **right),
        figures.line(width=2.5, fill="toself", fillcolor=AREA, **right),
        figures.line(width=1.5, fill="toself", fillcolor=NO, **right),
        figures.line(GRID, width=3.2, y=SIGMOID(GRID).tolist()),
        figures.line(GRID, figures.DASH, 2.5, y=SIGMOID.grad(GRID).tolist()),
    ]
    bare: figures.Part = {"showticklabels": False, "zeroline": False, "showgrid": False}
    bare |= {"constrain": "domain"}
    square = {
        "xaxis2": figures.axis(-0.28, 1.03, **bare, domain=[0.55, 1], anchor="y2"),
        "yaxis2": figures.axis(-0.2, 1.2, **bare, scaleanchor="x2", anchor="x2"),
    }
    x, y = figures.axis(-MOST, MOST, dtick=2, domain=[0, 0.52]), figures.axis(-0.06, 1.06)
    layout = figures.layout(x, y, **square, shapes=[_outline()], annotations=_notes(words))
    return figures.figure(traces, layout)


def _outline() -> figures.Part:
    """The unit square, dotted."""
    corners = {"x0": 0, "x1": 1, "y0": 0, "y1": 1, "xref": "x2", "yref": "y2"}
    look = {"width": 1.2, "dash": "dot", "color": "rgba(130,130,130,0.8)"}
    return {"type": "rect", "line": look} | corners


def _notes(words: dict[str, str]) -> list[figures.Part]:
    """Names of the two parts of the bar."""
    place: figures.Part = {"xref": "x2", "yref": "y2"}
    middle = sum(EDGE) / 2
    return [
        figures.note(words["yes"], middle, -0.1, **place),
        figures.note(words["no"], middle, 1.1, **place),
    ]


def _frame(language: str, z: float) -> Frame:
    s, slope = float(SIGMOID(z)), float(SIGMOID.grad(z))
    traces = (
        np.array([z, z, 0, s]),
        np.array([z, z, 0, slope]),
        np.array([z, s]),
        _rectangle(*EDGE, 0, s),
        _rectangle(0, 1 - s, 0, s),
        _rectangle(*EDGE, s, 1),
    )
    area = f"{text(s, 3)} × {text(1 - s, 3)} = {text(slope, 3)}"
    return Frame(traces, (_odds(z), text(s, 3), area))


def _rectangle(left: float, right: float, low: float, high: float) -> Array:
    return np.array([left, right, right, left, left, low, low, high, high, low])


def _odds(z: float) -> str:
    """Odds e^z of yes to no, with 1 for the smaller part."""
    ratio = f"{np.exp(abs(z)):.3g}"
    return f"{ratio} : 1" if z >= 0 else f"1 : {ratio}"


SHARES = Scene(
    name="sigmoid-shares",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("z", "z", -1.0, -MOST, MOST, 0.1, "score"),),
    fields=("xy", "xy", "grip", "xy", "xy", "xy"),
    grips=(Grip("slide"),),
    facts=("odds", "share_yes", "area"),
    colours=("f", "df", "soft", "f", "df"),
    alt="sigmoid_shares",
    height="21rem",
    margins=(2.4, 1.0),
)


def _two_losses(language: str) -> figures.Part:
    layout = figures.layout(figures.GRID_AXIS, figures.axis(-0.05, 1.08))
    return figures.figure(figures.lines(GRID, "solid", figures.DASH, width=3), layout)


def _pushes(language: str) -> Frame:
    """Size of dL/dz for the answer yes: of -ln p, and of the squared error (1 - p)^2."""
    short = SIGMOID(-GRID)
    return Frame((short, 2 * short * SIGMOID.grad(GRID)), ())


EXIT = Scene(
    name="sigmoid-exit",
    figure=_two_losses,
    frame=_pushes,
    kind="curves",
    fields=("y", "y"),
    names=lambda language: _losses(library.words(language)["scene"]),
    colours=("df", "ink"),
    pointer=-5.0,
    alt="sigmoid_exit",
    height="19rem",
    margins=(2.6, 7.6),
)


def _losses(words: dict[str, str]) -> tuple[str, ...]:
    return words["cross_entropy"], words["squared_error"]
