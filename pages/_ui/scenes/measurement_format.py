"""Formats shared by the experiments: medians with ranges, powers of ten, verdicts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from core.experiments.verdict import ClaimVerdict
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.text import library
from pages._ui.text.labels import VERDICT_SIGNS
from pages._ui.text.numbers import NO_BREAK, number

EDGE = "2px,4px"
WIDE = 3.2
SMALLEST = -320.0
"""Logarithm that is drawn in place of that of 0."""


def verdict_text(verdict: ClaimVerdict, language: str) -> str:
    """Verdict as a sign and a word, with the number of runs in which the claim is true."""
    words = library.words(language)["claim"]
    count = words["count"].format(yes=verdict.yes, of=verdict.of).replace(" ", NO_BREAK)
    text = f"{VERDICT_SIGNS[verdict.kind]} {words[verdict.kind]}"
    return f"{text} {count}" if verdict.of > 1 else text


def ranged(values: ArrayLike) -> str:
    """Median over the runs, with the smallest and largest value in brackets."""
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
    """Decimal logarithm, with a very small number in place of 0 and gaps where it is undefined."""
    with np.errstate(divide="ignore", invalid="ignore"):
        raised = np.log10(values)
    drawn: Array = np.where(np.isfinite(values), np.maximum(raised, SMALLEST), np.nan)
    return drawn


def bundle(x: Sequence[int]) -> list[figures.Part]:
    """Lines of one function: its median, and the smallest and largest value, thin and dotted."""
    edge = figures.line(x, EDGE, 1.5)
    return [figures.line(x, "solid", WIDE), edge, edge]
