"""Softmax with temperature, its derivatives, and the cross-entropy loss.

All functions compute in float64 and return the dtype of the logits (integers become float64).
Probabilities in the normal range of float64 are accurate to 8 units in the last place.

Softmax depends only on differences of logits.  A maximum of +inf therefore has probability 1,
shared equally by all entries that attain it (a row of only -inf is uniform), and an entry of -inf
below a larger one has probability 0.  nan in a row makes the whole row nan.

All functions raise ValueError for an axis without entries and for a temperature that is not a
positive finite number, and TypeError for complex numbers or text.

Cite: bridle1989.
"""

from math import inf

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.numerics.elementwise import Array

Float = np.dtype[np.floating]
Doubles = NDArray[np.float64]

OUT_OF_SIGHT = -1000.0
"""Lower bound of scaled logits relative to the maximum; exp(-1000) is 0 in float64."""


def softmax(logits: ArrayLike, temperature: float = 1.0, axis: int = -1) -> Array:
    """Probabilities along `axis`; p_i = exp(z_i / T) / sum_j exp(z_j / T).

    Same shape as the logits.  T -> 0 approaches one-hot, T -> inf approaches uniform.
    """
    z, dtype = _prepared(logits, temperature, axis)
    return _probabilities(z, temperature, axis).astype(dtype)


def log_softmax(logits: ArrayLike, temperature: float = 1.0, axis: int = -1) -> Array:
    """Logarithm of `softmax`, exact where p is next to 1 and where p underflows to 0.

    log p_i = g_i / T - log(1 + rest), where g_i <= 0 is z_i minus the maximum and `rest` is the
    sum of exp(g_j / T) without the maximum.  -inf if p is 0 in the limit, or if g_i / T
    overflows.
    """
    z, dtype = _prepared(logits, temperature, axis)
    gap, lost = _below_top(z, axis)
    weight = _weights(gap, lost, temperature)
    np.put_along_axis(weight, np.expand_dims(z.argmax(axis), axis), 0.0, axis)
    rest: Doubles = weight.sum(axis, keepdims=True)
    with np.errstate(over="ignore"):
        return (gap / temperature - np.log1p(rest)).astype(dtype)


def jacobian(logits: ArrayLike, temperature: float = 1.0) -> Array:
    """Jacobian of softmax on the last axis: J = (diag(p) - p p^T) / T.

    Shape (..., k) -> (..., k, k), J[i, j] = dp_i / dz_j; symmetric, and every row sums to 0.
    The diagonal p_i (1 - p_i) is summed from the other p_i p_j, which keeps full precision for
    p_i close to 1.
    """
    z, dtype = _prepared(logits, temperature, axis=-1)
    p = _probabilities(z, temperature, axis=-1)
    same = np.eye(p.shape[-1])
    shared = p[..., :, None] * p[..., None, :] * (1 - same)
    own: Doubles = shared.sum(-1, keepdims=True) * same
    return ((own - shared) / temperature).astype(dtype)


def cross_entropy(logits: ArrayLike, target: ArrayLike, axis: int = -1) -> Array:
    """Loss of the logits against the target distribution y: -sum_i y_i log p_i, with 0 log 0 = 0.

    `target` has the shape of the logits and sums to 1 along `axis` (one-hot, or smoothed); the
    result lacks that axis.  +inf if y is positive at an entry of probability 0.
    Raises ValueError for different shapes.
    """
    log_p = log_softmax(logits, axis=axis)
    y = _target(target, log_p)
    loss: Array = -(y * np.where(y == 0, 0.0, log_p)).sum(axis)
    return loss.astype(log_p.dtype)


def cross_entropy_gradient(logits: ArrayLike, target: ArrayLike, axis: int = -1) -> Array:
    """Derivative of `cross_entropy` with respect to the logits: p - y, in the logits' shape.

    Raises ValueError for different shapes.
    """
    p = softmax(logits, axis=axis)
    return p - _target(target, p)


def _prepared(logits: ArrayLike, temperature: float, axis: int) -> tuple[Doubles, Float]:
    """Logits in float64 without an infinite maximum, and the dtype of the result."""
    if not 0 < temperature < inf:
        raise ValueError(f"temperature must be a positive finite number, not {temperature}")
    z = np.asarray(logits)
    if z.ndim == 0 or z.shape[axis] == 0:
        raise ValueError(f"softmax needs at least one logit along axis {axis}, got shape {z.shape}")
    dtype: Float = z.dtype if z.dtype.kind == "f" else np.dtype(np.float64)
    z = z.astype(np.float64, casting="same_kind")
    top = z.max(axis, keepdims=True)
    return np.where(np.isinf(top), np.where(z == top, 0.0, -inf), z), dtype


def _probabilities(z: Doubles, temperature: float, axis: int) -> Doubles:
    weight = _weights(*_below_top(z, axis), temperature)
    total: Doubles = weight.sum(axis, keepdims=True)
    return weight / total


def _below_top(z: Doubles, axis: int) -> tuple[Doubles, Doubles]:
    """z minus its maximum, and the rounding error of that difference (Knuth's TwoSum).

    A difference of -700 is rounded by up to 6e-14, which exp turns into an error of 256 ulp.
    """
    top = z.max(axis, keepdims=True)
    with np.errstate(over="ignore", invalid="ignore"):
        gap = z - top
        back = gap - z
        lost = (z - (gap - back)) - (top + back)
    return gap, np.where(np.isinf(gap), 0.0, lost)


def _weights(gap: Doubles, lost: Doubles, temperature: float) -> Doubles:
    """exp((gap + lost) / T) as exp(whole) * exp(part), which avoids rounding the quotient."""
    whole, part = np.divmod(np.maximum(gap, OUT_OF_SIGHT * temperature), temperature)
    return np.exp(whole) * np.exp(np.minimum((part + lost) / temperature, 2.0))


def _target(target: ArrayLike, like: Array) -> Array:
    y = np.asarray(target, dtype=like.dtype)
    if y.shape != like.shape:
        raise ValueError(f"target has shape {y.shape}, but the logits have shape {like.shape}")
    return y
