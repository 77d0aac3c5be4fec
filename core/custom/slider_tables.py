"""Tables of f and f' of a typed formula for each slider stop of one parameter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.analysis.jumps import Dot
from core.analysis.sampling import GRID
from core.custom.breaks import crossings
from core.custom.function import value_and_slope
from core.custom.one_sided_limits import Break, one_sided_limits
from core.formula import Expression
from core.numerics.elementwise import Array

BASE: Final = GRID[::2]
"""x from -6 to 6 in steps of 1/20."""

BESIDE: Final = 1e-9
MAX_BREAKS: Final = 300
"""Breaks of all stops together; lines are drawn through more."""

LARGEST: Final = 1e30
"""Size of the values that are drawn and read out; float32 holds ten million times more."""

TALL: Final = 6.5


@dataclass(frozen=True)
class Rows:
    """f and f' of a formula on a common x, one row for each value of the parameter, float32.

    nan where there is no value, where it is beyond +-1e30, and at a jump; `dots` are its two ends.
    """

    param: str
    values: tuple[float, ...]
    x: Array
    f: Array
    df: Array
    dots: tuple[tuple[Dot, ...], ...]


def rows(
    expression: Expression, given: dict[str, float], param: str, values: tuple[float, ...]
) -> Rows:
    """Rows for every value of `param`, the others as given; one row without a parameter."""
    columns = {name: np.full((len(values), 1), number) for name, number in given.items()}
    columns |= {param: np.array(values)[:, None]} if param else {}
    row, place = crossings(expression, BASE, columns, most=12 * len(values))
    if np.unique(place).size > MAX_BREAKS:
        row, place = row[:0], place[:0]
    at_breaks = {name: column[row, 0] for name, column in columns.items()}
    met = one_sided_limits(lambda at: value_and_slope(expression, at, at_breaks), place)
    x = np.unique(np.concatenate([BASE, place - BESIDE, place, place + BESIDE]))
    f, df = (_shown(table) for table in value_and_slope(expression, x[None, :], columns))
    at = np.searchsorted(x, place)
    f[row, at] = np.where([b.jump or b.pole for b in met], np.nan, f[row, at])
    df[row, at] = np.where([_torn(b) for b in met], np.nan, df[row, at])
    dots = tuple(tuple(_dots(met, row == k)) for k in range(len(values)))
    return Rows(param, values, x.astype(np.float32), f, df, dots)


def _shown(table: Array) -> Array:
    return np.where(np.abs(table) < LARGEST, table, np.nan).astype(np.float32)


def _torn(found: Break) -> bool:
    return found.jump or found.pole or found.kink


def _dots(met: Sequence[Break], mine: Array) -> list[Dot]:
    """Ends of the jumps of f and of f' that belong to one row."""
    dots: list[Dot] = []
    for b in (b for b, belongs in zip(met, mine, strict=True) if belongs):
        if b.jump:
            taken = [abs(b.value - side) < BESIDE for side in (b.f_left, b.f_right)]
            dots += [Dot(b.x, b.f_left, taken[0], "f", False)]
            dots += [Dot(b.x, b.f_right, taken[1], "f", True)]
        if b.slope_jumps:
            dots += [Dot(b.x, b.slope_left, b.kink, "df", False)]
            dots += [Dot(b.x, b.slope_right, False, "df", True)]
    return dots


def y_range(parts: Sequence[Rows], present: Array) -> tuple[float, float]:
    """Range of the y axis that fits all rows, cut far above and below `present`, values near 0."""
    typical = np.abs(present[np.isfinite(present)])
    limit = max(TALL, 1.4 * float(np.median(typical))) if typical.size else TALL
    tables = [table[np.isfinite(table)] for part in parts for table in (part.f, part.df)]
    every = np.clip(np.concatenate([np.zeros(1), *tables]), -limit, limit)
    low, high = min(float(every.min()), -0.1), max(float(every.max()), 0.1)
    margin = 0.04 * (high - low)
    return low - margin, high + margin
