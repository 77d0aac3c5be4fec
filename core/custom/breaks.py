"""The kinks, jumps and poles of a formula: zeros of its switches at which f or f' does break."""

from typing import Final

import numpy as np

from core.custom.break_candidates import crossings, switches
from core.custom.function import Own
from core.custom.one_sided_limits import Break, sides
from core.numerics.elementwise import Array

MOST: Final = 64
"""More breaks than this, those nearest to 0, are not looked at."""

TOUCH: Final = 1e-12


def breaks(own: Own, x: Array) -> tuple[Break, ...]:
    """Every break between the ends of x, ascending; at most MOST."""
    columns = {name: np.array([[value]]) for name, value in own.given}
    _, places = crossings(own.expression, x, columns)
    places = np.union1d(places, _touched(own, x))
    nearest = np.sort(places[np.argsort(np.abs(places), kind="stable")][:MOST])
    found = sides(own, nearest)
    return tuple(b for b in found if b.pole or b.jump or b.kink or b.lone or b.steep or b.ends)


def _touched(own: Own, x: Array) -> Array:
    """Where a switch touches 0 between two neighbours in x without crossing it."""
    size = np.abs(switches(own.expression, x, dict(own.given)))
    inner = size[:, 1:-1]
    touches = np.nonzero((inner < size[:, :-2]) & (inner < size[:, 2:]) & (inner < 0.01))
    which, cell = (index[:MOST] for index in touches)
    low, high, column = x[cell], x[cell + 2], np.arange(cell.size)
    for _ in range(8 if cell.size else 0):
        at = np.linspace(low, high, 17)
        best = np.argmin(np.abs(switches(own.expression, at, dict(own.given)))[which, :, column], 1)
        low, high = at[np.maximum(best - 1, 0), column], at[np.minimum(best + 1, 16), column]
    # The lowest place of a square is only known to half of its digits.
    place = np.round((low + high) / 2, 9) + 0.0
    left = np.abs(switches(own.expression, place, dict(own.given)))[which, column]
    return np.asarray(place[left < TOUCH])
