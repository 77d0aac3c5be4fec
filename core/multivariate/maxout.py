"""Maxout: the maximum of k affine functions.

All functions accept two sets of shapes:
    one input    x of any shape (...),  weights (k,),    offsets (k,)
    n inputs     x of shape (..., n),   weights (k, n),  offsets (k,)

The winner is the line with the largest value, the first one of several.  Lines in ascending order
of slope, as in the presets, therefore give the left slope at a kink.  A weight of 0 ignores an
infinite input; at +-inf the winner is that of the limit, and infinite terms of opposite sign give
nan, as does nan in x.  Results have the floating dtype of x (integers become float64).
Raises ValueError for shapes that do not fit.

Cite: goodfellow2013.
"""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.numerics.elementwise import Array

FAR_OUT = 1e100
"""Finite stand-in for infinity when lines are compared."""


def maxout(x: ArrayLike, weights: ArrayLike, offsets: ArrayLike) -> Array:
    """f(x) = max_j (w_j . x + b_j), shape (...)."""
    x, w, b, _ = _prepared(x, weights, offsets)
    highest: Array = _heights(x, w, b).max(-1)
    return highest


def winner(x: ArrayLike, weights: ArrayLike, offsets: ArrayLike) -> NDArray[np.intp]:
    """Index of the largest line, shape (...); the first of several, 0 for nan."""
    x, w, b, _ = _prepared(x, weights, offsets)
    return _winner(x, w, b)


def d_x(x: ArrayLike, weights: ArrayLike, offsets: ArrayLike) -> Array:
    """Derivative with respect to x: the winner's weights w_(j*), in the shape of x."""
    x, w, b, shape = _prepared(x, weights, offsets)
    slope = np.where(np.isnan(x).any(-1, keepdims=True), nan, w[_winner(x, w, b)])
    return slope.astype(x.dtype).reshape(shape)


@dataclass(frozen=True)
class Lines:
    """Maxout of one input, given by the slopes and offsets of its lines."""

    weights: tuple[float, ...]
    offsets: tuple[float, ...]

    def __call__(self, x: ArrayLike) -> Array:
        """f(x), in the shape of x."""
        return maxout(x, self.weights, self.offsets)

    def grad(self, x: ArrayLike) -> Array:
        """f'(x), in the shape of x; the left slope at a kink if slopes ascend."""
        return d_x(x, self.weights, self.offsets)


RELU = Lines(weights=(0.0, 1.0), offsets=(0.0, 0.0))
ABS = Lines(weights=(-1.0, 1.0), offsets=(0.0, 0.0))


def leaky_relu(slope: float = 0.01) -> Lines:
    """Leaky ReLU as two lines, max(slope * x, x).

    Raises ValueError for a slope above 1, for which the maximum is not the leaky ReLU.
    """
    if not slope <= 1:
        raise ValueError(f"max(slope * x, x) is a leaky ReLU for slopes up to 1, not {slope}")
    return Lines(weights=(slope, 1.0), offsets=(0.0, 0.0))


def _prepared(
    x: ArrayLike, weights: ArrayLike, offsets: ArrayLike
) -> tuple[Array, Array, Array, tuple[int, ...]]:
    """x as (..., n), weights as (k, n), offsets as (k,), in x's dtype; and x's given shape."""
    x = np.asarray(x)
    dtype: np.dtype[np.floating] = x.dtype if x.dtype.kind == "f" else np.dtype(np.float64)
    w, b = np.asarray(weights, dtype), np.asarray(offsets, dtype)
    shape = x.shape
    if w.ndim == 1:
        x, w = x[..., None], w[:, None]
    if w.ndim != 2 or len(w) == 0 or b.shape != w.shape[:1] or x.shape[-1:] != w.shape[1:]:
        raise ValueError(
            "maxout needs x (..., n), weights (k, n) and offsets (k,) with k >= 1, or weights (k,) "
            f"for one input; got {shape}, {np.shape(weights)} and {np.shape(offsets)}"
        )
    return x.astype(dtype, casting="same_kind"), w, b, shape


def _heights(x: Array, w: Array, b: Array) -> Array:
    """Values of all lines at every x, (..., k)."""
    x = x[..., None, :]
    terms = np.zeros(np.broadcast_shapes(x.shape, w.shape), x.dtype)
    with np.errstate(over="ignore", invalid="ignore"):
        np.multiply(x, w, out=terms, where=(w != 0) | np.isnan(x))
        heights: Array = terms.sum(-1) + b
    return heights


def _winner(x: Array, w: Array, b: Array) -> NDArray[np.intp]:
    x = x.astype(np.float64)
    near = np.where(np.isinf(x), np.copysign(FAR_OUT, x), x)
    first: NDArray[np.intp] = _heights(near, w.astype(float), b.astype(float)).argmax(-1)
    return first
