"""Tables for the Explorer: f and f' on a grid of x, for every value of one parameter.

There is one slice per parameter, with the others fixed: the cost grows with the sum of the
parameters' steps, not with their product.
"""

from dataclasses import dataclass
from math import inf
from typing import Protocol

import numpy as np

from core.activations.base import Activation, Param
from core.numerics.elementwise import Array

GRID = np.arange(-240, 241) / 40
"""x from -6 to 6 in steps of 1/40; contains 0, 1/2, 3, 6 exactly."""

NO_JUMP = 1e-9


@dataclass(frozen=True)
class Slice:
    """f and f' of one activation for every value of one parameter, the others fixed.

    `x` is (points,), `f` and `df` are (values, points), all float32 for drawing.
    At a jump of f or f' the row has nan between the left and the right limit.
    """

    param: str
    values: tuple[float, ...]
    x: Array
    f: Array
    df: Array


class Slider(Protocol):
    """Range and step of a slider."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def step(self) -> float: ...


def steps(param: Slider, present: float) -> tuple[float, ...]:
    """Values of all slider stops and the present one, ascending."""
    count = round((param.high - param.low) / param.step)
    stops = {round(param.low + k * param.step, 10) for k in range(count + 1)}
    return tuple(sorted(stops | {present}))


def grid(kinks: tuple[float, ...], over: Array = GRID) -> Array:
    """Grid `over` with three points for every kink: the kink and both neighbouring floats."""
    inside = np.array(sorted({k for k in kinks if abs(k) < over[-1]}))
    smooth = np.setdiff1d(over, inside)
    left, right = np.nextafter(inside, -inf), np.nextafter(inside, inf)
    return np.sort(np.concatenate([smooth, left, inside, right]))


def broken(x: Array, y: Array, kinks: tuple[float, ...]) -> Array:
    """y with nan at every kink where it jumps, so that the line is interrupted; changes y."""
    at = np.searchsorted(x, [k for k in kinks if abs(k) < x[-1]])
    jumps = np.abs(y[at + 1] - y[at - 1]) > NO_JUMP
    y[at[jumps]] = np.nan
    return y


def slice_through(act: Activation, param: Param | None, given: dict[str, float]) -> Slice:
    """f and f' for every value of `param`, the rest as `given`; one row if `param` is None."""
    values = steps(param, given[param.name]) if param else (0.0,)
    settings = [given | {param.name: v} if param else given for v in values]
    kinks = [act.kinks(**s) for s in settings]
    x = grid(tuple(k for row in kinks for k in row))
    f = [broken(x, act(x, **s), k) for s, k in zip(settings, kinks, strict=True)]
    df = [broken(x, act.grad(x, **s), k) for s, k in zip(settings, kinks, strict=True)]
    rows = [np.asarray(table, dtype=np.float32) for table in (f, df)]
    return Slice(param.name if param else "", values, x.astype(np.float32), *rows)


def slices(act: Activation, **given: float) -> tuple[Slice, ...]:
    """One slice per parameter at `given`; a single one-row slice without parameters."""
    present = act.settings(given)
    return tuple(slice_through(act, p, present) for p in act.params or (None,))


def y_range(parts: tuple[Slice, ...], limit: float = 6.5) -> tuple[float, float]:
    """Limits of a y axis that fits all slices, clipped to +-`limit`, with a margin of 4 %."""
    tables = [table for part in parts for table in (part.f, part.df)]
    low = max(min(float(np.nanmin(t)) for t in tables), -limit)
    high = min(max(float(np.nanmax(t)) for t in tables), limit)
    margin = 0.04 * (high - low)
    return low - margin, high + margin
