"""What a kernel is, and one for any function."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from core.numerics.elementwise import Array


class Kernel(NamedTuple):
    """`forward(h)` replaces the z in h by f(z), and returns what `backward(delta, h, kept)` wants.

    `backward` multiplies delta by f'(z).  Arrays are floats of one width; settings are numbers.
    """

    forward: Callable[[Array], Any]
    backward: Callable[[Array, Array, Any], object]


def general(f: Callable[[Array], Array], df: Callable[[Array], Array]) -> Kernel:
    """Any f with its slope."""

    def forward(h: Array) -> Array:
        slope = df(h)
        h[...] = f(h)
        return slope

    return Kernel(forward, by_kept)


def by_kept(delta: Array, h: Array, slope: Array) -> None:
    """delta times a slope that was kept."""
    np.multiply(delta, slope, out=delta)
