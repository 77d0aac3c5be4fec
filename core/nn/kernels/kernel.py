"""Kernel interface, and a kernel of an arbitrary function."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from core.numerics.elementwise import Array


class Kernel(NamedTuple):
    """In-place evaluation of f and f'.

    `forward(h)` replaces z in h by f(z) and returns the `kept` data that `backward` needs;
    `backward(delta, h, kept)` multiplies delta by f'(z).  All arrays have the same float dtype.
    """

    forward: Callable[[Array], Any]
    backward: Callable[[Array, Array, Any], object]


def general(f: Callable[[Array], Array], df: Callable[[Array], Array]) -> Kernel:
    """Kernel of a function f with derivative df."""

    def forward(h: Array) -> Array:
        slope = df(h)
        h[...] = f(h)
        return slope

    return Kernel(forward, by_kept)


def by_kept(delta: Array, h: Array, slope: Array) -> None:
    """Multiply delta by the kept slope in place."""
    np.multiply(delta, slope, out=delta)
