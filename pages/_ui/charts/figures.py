"""Plotly figures, built once and kept as dicts; colours and type come from the style sheet."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from core.analysis.sampling import GRID

AXIS = dict(zerolinewidth=1.2, tickfont_size=13, fixedrange=True, automargin=False)
GREEK = {r"\alpha": "α", r"\beta": "β", r"\theta": "θ", r"\lambda": "λ", r"\gamma": "γ"}


def plain(symbol: str) -> str:
    """A LaTeX symbol as text for a label: α for \\alpha."""
    return GREEK.get(symbol, symbol)


@lru_cache(maxsize=64)
def activation(label: str, y_range: tuple[float, float]) -> dict[str, Any]:
    """f solid, f' dashed, on fixed axes."""
    figure = go.Figure(
        [
            go.Scatter(name=label, mode="lines", line={"width": 3.5, "simplify": False}),
            go.Scatter(
                name=f"{label}′",
                mode="lines",
                line={"width": 2.5, "dash": "7px,5px", "simplify": False},
            ),
        ],
        layout(x=(GRID[0], GRID[-1]), y=y_range),
    )
    return figure.to_plotly_json()


@lru_cache(maxsize=8)
def overlay(label: str) -> dict[str, Any]:
    """The true curve, and dotted over it what the learner typed."""
    lines = [
        go.Scatter(name=label, mode="lines", line={"width": 3.5, "simplify": False}),
        go.Scatter(mode="lines", line={"width": 3, "dash": "3px,5px", "simplify": False}),
    ]
    return go.Figure(lines, layout((-6, 6), (-3, 6.5))).to_plotly_json()


def layout(x: tuple[float, float], y: tuple[float, float]) -> go.Layout:
    """Fixed axes on a clear ground, no legend: the curves carry their names."""
    return go.Layout(
        template="none",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        xaxis=AXIS | {"range": [float(end) for end in x], "dtick": 2},
        yaxis=AXIS | {"range": [float(end) for end in y], "nticks": 8},
    )


def titled(words: str) -> dict[str, Any]:
    """The title of an axis, close to its numbers."""
    return {"text": words, "standoff": 14}
