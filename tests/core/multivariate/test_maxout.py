"""Maxout against its definition, against its own slopes, and at its corners."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.multivariate.maxout import (
    ABS,
    RELU,
    d_x,
    leaky_relu,
    maxout,
    winner,
)

inf, nan = np.inf, np.nan
FLOATS = (np.float16, np.float32, np.float64)
W3 = np.array([[1.0, -2.0], [0.5, 0.5], [-1.0, 1.0]])
B3 = np.array([0.1, 0.0, -0.3])
POINTS = np.random.default_rng(0).normal(0, 2, (50, 2))

numbers = st.floats(-100, 100)
lines = arrays(np.float64, 4, elements=numbers)


@given(numbers, lines, lines)
def test_height_of_the_highest_line(x: float, w: np.ndarray, b: np.ndarray) -> None:
    """Maxout is the largest of its lines, and the winner is the first line that reaches it."""
    heights = [slope * x + offset for slope, offset in zip(w, b, strict=True)]
    assert maxout(x, w, b) == max(heights)
    assert winner(x, w, b) == heights.index(max(heights))


def test_planes() -> None:
    """With several inputs maxout is the largest of w_j . x + b_j."""
    want = [max(w @ x + b for w, b in zip(W3, B3, strict=True)) for x in POINTS]
    np.testing.assert_allclose(maxout(POINTS, W3, B3), want, rtol=1e-14, atol=1e-15)


@given(numbers, numbers, st.floats(0, 1), lines, lines)
def test_maxout_is_convex(x: float, y: float, t: float, w: np.ndarray, b: np.ndarray) -> None:
    """No chord runs below the curve."""
    chord = t * maxout(x, w, b) + (1 - t) * maxout(y, w, b)
    assert maxout(t * x + (1 - t) * y, w, b) <= chord + 1e-9


@given(numbers, numbers, lines, lines)
def test_steepest_line_bounds_the_slope(x: float, y: float, w: np.ndarray, b: np.ndarray) -> None:
    """Maxout is Lipschitz with the largest |w_j|."""
    rise = abs(maxout(x, w, b) - maxout(y, w, b))
    assert rise <= np.abs(w).max() * abs(x - y) * (1 + 1e-12) + 1e-9


def test_slope_in_x() -> None:
    """d_x is what maxout does when one input moves."""
    h = 1e-6
    for j, step in enumerate(h * np.eye(2)):
        slope = (maxout(POINTS + step, W3, B3) - maxout(POINTS - step, W3, B3)) / (2 * h)
        np.testing.assert_allclose(d_x(POINTS, W3, B3)[:, j], slope, atol=1e-8)


def test_one_input_is_the_same_as_n_of_one() -> None:
    """Weights of shape (k,) mean one input: the same numbers as (k, 1) with x of shape (..., 1)."""
    x, w, b = POINTS[:, 0], W3[:, 0], B3
    column, table = x[:, None], w[:, None]
    np.testing.assert_array_equal(maxout(x, w, b), maxout(column, table, b))
    np.testing.assert_array_equal(d_x(x, w, b), d_x(column, table, b)[:, 0])


@given(numbers)
def test_presets(x: float) -> None:
    """Two lines make ReLU, leaky ReLU and the absolute value."""
    assert RELU(x) == max(0, x)
    assert leaky_relu(0.1)(x) == (x if x > 0 else 0.1 * x)
    assert ABS(x) == abs(x)


def test_presets_slope() -> None:
    """The presets have the slope on the left at their kink, so that ReLU'(0) = 0."""
    x = [-inf, -2, 0, 3, inf]
    np.testing.assert_array_equal(RELU.grad(x), [0, 0, 0, 1, 1])
    np.testing.assert_array_equal(leaky_relu(0.25).grad(x), [0.25, 0.25, 0.25, 1, 1])
    np.testing.assert_array_equal(ABS.grad(x), [-1, -1, -1, 1, 1])


def test_leaky_relu_refuses_steep_slopes() -> None:
    """max(ax, x) is the leaky ReLU only up to a = 1."""
    assert leaky_relu(1)(-3.0) == -3
    for slope in (1.5, nan):
        with pytest.raises(ValueError, match="slopes up to 1"):
            leaky_relu(slope)


def test_first_line_wins_a_tie() -> None:
    """At crossings, and among equal lines, the first line is the winner."""
    assert winner(0.0, [1.0, -1.0], [0.0, 0.0]) == 0
    assert d_x(0.0, [1.0, -1.0], [0.0, 0.0]) == 1


@pytest.mark.parametrize("dtype", FLOATS)
def test_infinities_and_nan(dtype: type) -> None:
    """+-inf gives the limit of the line that wins far out, nan gives nan."""
    x: np.ndarray = np.array([-inf, inf, nan], dtype)
    np.testing.assert_array_equal(RELU(x), np.array([0, inf, nan]))
    np.testing.assert_array_equal(RELU.grad(x), np.array([0, 1, nan]))
    np.testing.assert_array_equal(maxout(x, [1.0, 2.0], [9.0, 0.0]), x)
    np.testing.assert_array_equal(d_x(x, [1.0, 2.0], [9.0, 0.0]), np.array([1, 2, nan]))
    np.testing.assert_array_equal(maxout(x, [0.0], [9.0]), np.array([9, 9, nan]))


def test_one_infinite_input_of_two() -> None:
    """A weight of 0 keeps an infinite input out; infinities that oppose each other give nan."""
    assert maxout([inf, 3.0], [[0.0, 1.0], [-1.0, 0.0]], [0.0, 0.0]) == 3
    assert np.isnan(maxout([inf, inf], [[1.0, -1.0]], [0.0]))


def test_losing_lines_may_overflow() -> None:
    """A line that overflows downwards loses without a warning."""
    assert maxout(-1e308, [0.0, 5.0], [0.0, 0.0]) == 0
    assert d_x(-1e308, [0.0, 5.0], [0.0, 0.0]) == 0


@pytest.mark.parametrize("dtype", (*FLOATS, np.int32, np.bool_))
def test_dtype_is_that_of_x(dtype: type) -> None:
    """Float dtypes are preserved and integers become float64, for weights of any dtype."""
    x: np.ndarray = np.ones((5, 2), dtype)
    want = dtype if issubclass(dtype, np.floating) else np.float64
    results = [f(x, W3, B3) for f in (maxout, d_x)]
    assert {r.dtype for r in results} == {np.dtype(want)}


@pytest.mark.parametrize("shape", [(), (4,), (2, 3), (0,), (2, 0)])
def test_shapes(shape: tuple[int, ...]) -> None:
    """One number for each x, and one slope for each input."""
    x = np.zeros(shape)
    assert maxout(x, B3, B3).shape == d_x(x, B3, B3).shape == shape
    x = np.zeros((*shape, 2))
    assert maxout(x, W3, B3).shape == winner(x, W3, B3).shape == shape
    assert d_x(x, W3, B3).shape == (*shape, 2)


@pytest.mark.parametrize(
    ("x", "w", "b"),
    [
        (np.zeros((4, 3)), W3, B3),
        (0.0, W3, B3),
        (0.0, [1.0, 2.0], [0.0]),
        (0.0, [], []),
        (0.0, 1.0, 0.0),
    ],
)
def test_shapes_that_do_not_fit(x: Any, w: Any, b: Any) -> None:
    """Shapes that do not fit are an error that names all three."""
    for function in (maxout, winner, d_x):
        with pytest.raises(ValueError, match="maxout needs x"):
            function(x, w, b)
