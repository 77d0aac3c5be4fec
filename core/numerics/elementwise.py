"""Element-wise formulas on arrays of any float dtype, which they preserve."""

from collections.abc import Callable
from functools import wraps

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]
Formula = Callable[..., Array]


def elementwise(formula: Formula) -> Formula:
    """Decorate a formula of x and numbers to accept any real input and preserve its float dtype.

    float32 and float64 are computed in their dtype, float16 in float32 and then rounded; integers,
    bools, lists and Python numbers become float64.  Other input raises TypeError.
    Parameters become Python floats, which do not widen x.

    Overflow and underflow do not warn: inf and 0 are the limits that the formulas are written for.
    Invalid operations (inf - inf, 0 * inf) do warn, so a formula must avoid them.
    """

    @wraps(formula)
    def on_floats(x: ArrayLike, **params: float) -> Array:
        given = np.asarray(x)
        kept = given.dtype if given.dtype.kind == "f" else np.dtype(np.float64)
        z = given.astype(np.result_type(kept, np.float32), casting="same_kind", copy=False)
        with np.errstate(over="ignore", under="ignore"):
            y = formula(z, **{name: float(value) for name, value in params.items()})
            return y.astype(kept, copy=False)

    return on_floats


def constant(x: Array, value: float) -> Array:
    """Array of `value` in the shape and dtype of x; nan stays nan."""
    return np.where(np.isnan(x), x, value)


def scale(factor: float, x: Array) -> Array:
    """factor * x; a factor of 0 gives 0 also at +-inf."""
    return factor * x if factor else constant(x, 0.0)


def plain(formula: Formula) -> Formula:
    """Undecorated formula, for loops whose arrays are already float32 or float64.

    It warns on overflow and underflow; call it under `np.errstate`.
    """
    inside: Formula = getattr(formula, "__wrapped__", formula)
    return inside
