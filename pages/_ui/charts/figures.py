"""Plotly figures as plain dicts; colours and type come from the style sheet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from core.analysis.sampling import GRID
from pages._ui.text.numbers import raised

Part = dict[str, Any]
"""Trace, axis, layout or whole figure, with Plotly's own keys."""

CLEAR = "rgba(0,0,0,0)"
DASH = "7px,5px"
GREEK = {r"\alpha": "α", r"\beta": "β", r"\theta": "θ", r"\lambda": "λ", r"\gamma": "γ"}


def plain(symbol: str) -> str:
    """LaTeX symbol as text for a label: α for \\alpha."""
    return GREEK.get(symbol, symbol)


def _names(places: Sequence[Any]) -> list[Any]:
    """Places along an axis, their names with raised and lowered digits as Plotly reads them."""
    return [raised(place) if isinstance(place, str) else place for place in places]


def _given(**keys: Any) -> Part:
    """Entries whose value is not None."""
    return {key: value for key, value in keys.items() if value is not None}


def line(
    x: ArrayLike | None = None, dash: str | None = None, width: float | None = None, **more: Any
) -> Part:
    """Line with all its points, solid unless `dash` is given; `more` are further keys."""
    across = None if x is None else np.asarray(x).tolist()
    style = _given(dash=dash, width=width, simplify=False)
    return {"type": "scatter", "mode": "lines", "line": style} | _given(x=across) | more


def lines(x: ArrayLike, *dashes: str, width: float | None = None) -> list[Part]:
    """One line for each dash pattern, over the same x."""
    return [line(x, dash, width) for dash in dashes]


def points(size: float, **more: Any) -> Part:
    """Round markers of a size in pixels."""
    return {"type": "scatter", "mode": "markers", "marker": {"size": size}} | more


def bars(x: Sequence[Any], texttemplate: str, **more: Any) -> Part:
    """Bars of height 0 until the tables arrive, each with its number above it."""
    look = {"textposition": "outside", "cliponaxis": False, "constraintext": "none"}
    look |= {"textfont": {"size": 17}, "texttemplate": texttemplate}
    return {"type": "bar", "x": _names(x), "y": [0.0] * len(x)} | look | more


def heat(
    x: Sequence[Any], y: Sequence[Any], z: tuple[float, float], colorscale: Any, **more: Any
) -> Part:
    """Heat map without a scale beside it; `z` are the values at the ends of the colours."""
    ends = {"zmin": z[0], "zmax": z[1], "colorscale": colorscale, "showscale": False}
    return {"type": "heatmap", "x": _names(x), "y": _names(y)} | ends | more


def grips() -> Part:
    """Trace of the points that drag sliders; they are drawn above the chart."""
    return {"type": "scatter", "visible": False}


def note(text: str, x: float, y: float, **more: Any) -> Part:
    """Text at a position of the chart, without an arrow."""
    return {"text": text, "x": x, "y": y, "showarrow": False} | more


def axis(low: float, high: float, title: str = "", **more: Any) -> Part:
    """Axis with a fixed range; about eight ticks unless `dtick` or `tickvals` set them."""
    look: Part = {"range": [float(low), float(high)], "fixedrange": True, "automargin": False}
    look |= {"zerolinewidth": 1.2}
    look |= {"title": {"text": raised(title), "standoff": 14}} if title else {}
    return look | ({} if {"dtick", "tickvals"} & more.keys() else {"nticks": 8}) | more


def powers(exponents: Iterable[int]) -> Part:
    """Ticks of an axis of decimal logarithms: 1 and powers of ten."""
    at = list(exponents)
    raised = [f"10<sup>{k}</sup>".replace("-", "−") if k else "1" for k in at]
    return {"tickvals": at, "ticktext": raised, "zeroline": False}


def layout(x: Part, y: Part, **more: Any) -> Part:
    """Layout with a transparent background and no legend: the curves carry their names."""
    ground = {"paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR}
    return ground | {"showlegend": False, "dragmode": False, "xaxis": x, "yaxis": y} | more


def figure(traces: Iterable[Part], layout: Mapping[str, Any]) -> Part:
    """Figure as Plotly's scripts read it."""
    return {"data": list(traces), "layout": dict(layout)}


GRID_AXIS = axis(GRID[0], GRID[-1], dtick=2)
"""Axis of the plotting grid."""


def activation(label: str, y_range: tuple[float, float]) -> Part:
    """Figure of f, solid, and f', dashed, on fixed axes."""
    curves = line(width=3.5, name=label), line(dash=DASH, width=2.5, name=f"{label}′")
    return figure(curves, layout(GRID_AXIS, axis(*y_range)))


def overlay(label: str) -> Part:
    """Figure of the true curve with the learner's formula, dotted, over it."""
    curves = line(width=3.5, name=label), line(dash="3px,5px", width=3)
    return figure(curves, layout(GRID_AXIS, axis(-3, 6.5)))
