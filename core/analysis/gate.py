"""Gate of an activation: the share f(x) / x of its input that passes."""

import numpy as np
from numpy.typing import ArrayLike

from core.activations.base import Activation
from core.analysis.sampling import NO_JUMP
from core.numerics.elementwise import Array

TINY = float(np.finfo(float).tiny)
"""Smallest normal float64; closer to 0 the quotient loses its digits."""

LEAST = np.nextafter(0.0, 1.0)


def gate(act: Activation, x: ArrayLike, **given: float) -> Array:
    """f(x) / x in the shape of x, as float64; at 0 the limit, nan where there is none.

    Where f(0) = 0 the limit is f'(0).  There is none if the slopes on both sides of 0 differ, as in
    ReLU; beside 0, closer than TINY, each side has its own.  Where f(0) is not 0 the quotient has
    no bound near 0, and both sides are nan there.  At +-inf it is 0 where f is finite, else nan.
    """
    at = np.asarray(x, dtype=float)
    near = np.abs(at) < TINY
    with np.errstate(all="ignore"):
        share = act(at, **given) / at
    return np.where(near, _limits(act, at, **given), share)


def _limits(act: Activation, at: Array, **given: float) -> Array:
    """One-sided limits of f(x) / x at 0 for numbers beside it; at 0 itself the limit."""
    sides = np.array([-LEAST, 0.0, LEAST])
    if (np.abs(act(sides, **given)) >= TINY).any():
        return np.full_like(at, np.nan)
    left, middle, right = act.grad(sides, **given)
    here = middle if abs(right - left) <= NO_JUMP else np.nan
    return np.where(at < 0, left, np.where(at > 0, right, here))
