"""Bracketing of changes, vectorised over many intervals."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.numerics.elementwise import Array

PARTS = 32


def bracket_change(
    state: Callable[[Array], NDArray[Any]], low: Array, high: Array, rounds: int = 8
) -> tuple[Array, Array]:
    """Ends of the first subinterval of each [low, high] across which `state` changes.

    `state` maps values of x (33, intervals) to states, one column per interval; each round keeps
    one of 32 equal parts, so that 8 rounds divide the width by 2^40.
    """
    column = np.arange(low.size)
    for _ in range(rounds if low.size else 0):
        x = np.linspace(low, high, PARTS + 1)
        seen = state(x)
        part = np.argmax(seen[1:] != seen[:-1], axis=0)
        low, high = x[part, column], x[part + 1, column]
    return low, high
