"""How a formula meets NumPy: floats of every width go in, and the same width comes out."""

from collections.abc import Callable
from functools import wraps

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]
Formula = Callable[..., Array]


def elementwise(formula: Formula) -> Formula:
    """Let a plain formula of x and numbers take anything real, and give floats of the same shape.

    float32 and float64 are computed as they are, float16 in float32 and rounded once; integers,
    bools, lists and Python numbers become float64.  Anything else raises TypeError.
    Numbers beside x become Python floats, which never widen x.

    Overflow and underflow on the way are silent: inf and 0 are the limits that the formulas are
    written for.  Invalid operations (inf - inf, 0 * inf) still warn, so a formula must avoid them.
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
    """The number `value` in the shape and width of x; nan stays nan."""
    return np.where(np.isnan(x), x, value)


def scale(factor: float, x: Array) -> Array:
    """factor * x, where a factor of 0 gives 0 at +-inf too: the limit of the line 0 * x."""
    return factor * x if factor else constant(x, 0.0)


def plain(formula: Formula) -> Formula:
    """The formula inside `elementwise`, for a loop whose arrays are float32 or float64 already.

    It warns where the whole one is silent: call it under `np.errstate`.
    """
    inside: Formula = getattr(formula, "__wrapped__", formula)
    return inside
