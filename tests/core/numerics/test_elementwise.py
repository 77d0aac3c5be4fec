"""Helpers of all formulas: dtypes, warnings, constants."""

import numpy as np
import pytest

from core.numerics.elementwise import constant, elementwise, scale


@elementwise
def rational(x: np.ndarray, a: float) -> np.ndarray:
    return np.exp(x) * a


def test_overflow_is_a_silent_limit() -> None:
    """Overflow and underflow raise nothing, under any error setting of NumPy."""
    with np.errstate(all="raise"):
        assert list(rational([-1e9, 1e9], a=2.0)) == [0, np.inf]


def test_invalid_operations_still_show() -> None:
    """A formula that makes nan from inf is not hidden by the helper."""
    with np.errstate(all="raise"), pytest.raises(FloatingPointError):
        rational(np.inf, a=0.0)


def test_widest_float_is_kept() -> None:
    """Even NumPy's long double goes through as it is."""
    assert rational(np.longdouble(1), a=1.0).dtype == np.longdouble


def test_name_and_docstring_stay() -> None:
    """A wrapped formula keeps its own name, so that tracebacks and help() show it."""
    assert rational.__name__ == "rational"


def test_constant_and_scale() -> None:
    """A constant passes nan on, and a factor of 0 gives 0 even at infinity."""
    x = np.array([-np.inf, 1.0, np.inf, np.nan])
    np.testing.assert_array_equal(constant(x, 3.0), [3, 3, 3, np.nan])
    np.testing.assert_array_equal(scale(0.0, x), [0, 0, 0, np.nan])
    np.testing.assert_array_equal(scale(2.0, x), [-np.inf, 2, np.inf, np.nan])
