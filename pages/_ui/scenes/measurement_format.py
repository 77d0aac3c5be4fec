"""What the charts of the experiments share: medians with ranges, powers of ten, and verdicts."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from core.experiments.verdict import Verdict
from core.numerics.elementwise import Array
from pages._ui.text import library
from pages._ui.text.numbers import NO_BREAK, scientific
from pages._ui.text.numbers import figure as text

SIGNS = {"holds": "✓", "holds_if": "◐", "does_not_hold": "✕"}
EDGE = "2px,4px"
SMALLEST = -320.0
"""The logarithm of what is drawn in place of 0."""


def told(verdict: Verdict, tag: str) -> str:
    """A sign, the word for it, and in how many runs the claim was true."""
    words = library.words(tag)["claim"]
    count = words["count"].format(yes=verdict.yes, of=verdict.of).replace(" ", NO_BREAK)
    said = f"{SIGNS[verdict.kind]} {words[verdict.kind]}"
    return f"{said} {count}" if verdict.of > 1 else said


def number(value: float) -> str:
    """Three digits, with a power of ten where it is very small or large."""
    if not isfinite(value):
        return "∞" if value > 0 else "—"
    if value and not 1e-3 <= abs(value) < 1e4:
        return scientific(value)
    return text(float(f"{value:.3g}"))


def ranged(values: ArrayLike) -> str:
    """The median over the runs, and in brackets the smallest and the largest."""
    row = np.asarray(values, float)
    low, middle, high = (number(float(f(row))) for f in (np.min, np.median, np.max))
    return middle if low == high else f"{middle} ({low} – {high})"


def spread(values: Array) -> tuple[Array, Array, Array]:
    """Median, smallest and largest over the runs, (runs, n) -> three (n,); gaps where infinite."""
    with np.errstate(invalid="ignore"):
        rows = (np.median(values, axis=0), values.min(axis=0), values.max(axis=0))
    median, low, high = (np.where(np.isfinite(row), row, np.nan) for row in rows)
    return median, low, high


def log(values: ArrayLike) -> Array:
    """log10, with a very small number in place of 0 and gaps where it is undefined."""
    with np.errstate(divide="ignore", invalid="ignore"):
        raised = np.log10(values)
    drawn: Array = np.where(np.isfinite(values), np.maximum(raised, SMALLEST), np.nan)
    return drawn


def powers(low: int, high: int, step: int) -> dict[str, Any]:
    """The ticks of an axis of logarithms: powers of ten, and 1."""
    at = [k for k in range(low, high + 1) if k % step == 0]
    names = ["1" if k == 0 else scientific(10.0**k, 0).removeprefix("1×") for k in at]
    return {"tickvals": at, "ticktext": names, "dtick": None, "nticks": None, "zeroline": False}


def lines(x: Sequence[float], *dashes: str) -> list[go.Scatter]:
    """A line for each dash pattern; the edges of a range are thin and dotted."""
    return [
        go.Scatter(
            x=list(x),
            mode="lines",
            line={"dash": dash, "simplify": False, "width": 1.5 if dash == EDGE else 3.2},
        )
        for dash in dashes
    ]


BUNDLE = ("solid", EDGE, EDGE)
"""Median, smallest and largest of one function."""
