"""Softmax against 60-digit arithmetic, its own slopes, and the ends of the number line."""

from itertools import combinations, permutations
from random import Random
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.multivariate.softmax import (
    cross_entropy,
    cross_entropy_gradient,
    jacobian,
    log_softmax,
    softmax,
)

inf, nan = np.inf, np.nan
TEMPERATURES = (0.05, 0.3, 0.5, 1.0, 1.7, 5.0, 300.0)
FLOATS = (np.float16, np.float32, np.float64)
TINY = float(np.finfo(float).tiny)

rows = arrays(np.float64, st.integers(1, 9), elements=st.floats(-50, 50))
temperatures = st.floats(0.05, 50)


def some_rows() -> list[np.ndarray]:
    """Close and distant logits, dominant ones, ties, large offsets, and the ends of float64."""
    rng = np.random.default_rng(0)
    spread = [rng.normal(0, s, k) for s in (1e-9, 0.1, 1, 10, 100, 250) for k in (2, 3, 10)]
    shifted = [row + c for row in spread for c in (0.1, -700.3, 1e6)]
    return [
        *shifted,
        np.array([0.1, 700.3, -0.2]),
        np.array([30.0, -7.1, 0.3]),
        np.array([5e-324, 0.0, -0.0]),
        np.array([8e307, -8e307]),
        np.array([1.7e308, 1.7e308]),
        np.array([4.2]),
    ]


def exact(row: np.ndarray, temperature: float) -> tuple[list[Any], list[Any]]:
    """Probabilities and their logarithms with 60 digits."""
    with mpmath.workdps(60):
        top = mpmath.mpf(float(row.max()))
        score = [(mpmath.mpf(float(z)) - top) / mpmath.mpf(temperature) for z in row]
        best = int(row.argmax())
        rest = mpmath.fsum(mpmath.exp(s) for i, s in enumerate(score) if i != best)
        return (
            [mpmath.exp(s) / (1 + rest) for s in score],
            [s - mpmath.log1p(rest) for s in score],
        )


def ulps(got: float, want: mpmath.mpf, dtype: type = np.float64) -> float:
    """Error in units of the last place; 0 where the exact value is below the normal range."""
    if abs(want) < np.finfo(dtype).tiny:
        assert abs(float(got)) <= 2 * np.finfo(dtype).tiny
        return 0.0
    return float(abs(mpmath.mpf(float(got)) - want) / float(np.spacing(dtype(abs(float(want))))))


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_probabilities_are_exact_to_8_ulp(temperature: float) -> None:
    """Every probability in the normal range is within 8 ulp, at any gap and temperature."""
    for row in some_rows():
        want, _ = exact(row, temperature)
        error = max(map(ulps, softmax(row, temperature), want))
        assert error <= 8, f"softmax({row}, {temperature}) is off by {error:.1f} ulp: see _weights"


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_log_probabilities_are_exact_to_8_ulp(temperature: float) -> None:
    """log p is within 8 ulp, also for a p so near to 1 that log(p) itself would be 0."""
    for row in some_rows():
        _, want = exact(row, temperature)
        error = max(map(ulps, log_softmax(row, temperature), want))
        assert error <= 8, f"log_softmax({row}, {temperature}) is off by {error:.1f} ulp"


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_float32_is_exact_to_1_ulp(temperature: float) -> None:
    """float32 logits give the float32 next to the exact probability."""
    for row in some_rows():
        row = np.clip(row, -3e38, 3e38).astype(np.float32)
        want, _ = exact(row, temperature)
        got = softmax(row, temperature)
        assert max(ulps(p, q, np.float32) for p, q in zip(got, want, strict=True)) <= 1


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_jacobian_is_exact_to_8_ulp(temperature: float) -> None:
    """Every entry of the Jacobian keeps its digits, also p (1 - p) for a p next to 1."""
    for row in some_rows():
        p, _ = exact(row, temperature)
        got = jacobian(row, temperature)
        for i in range(len(p)):
            with mpmath.workdps(60):
                others = mpmath.fsum(q for j, q in enumerate(p) if j != i)
                want = [-p[i] * q / temperature for q in p]
                want[i] = p[i] * others / temperature
            error = max(map(ulps, got[i], want))
            assert error <= 8, f"row {i} of jacobian({row}, {temperature}): {error:.1f} ulp"


def test_worked_examples() -> None:
    """The lesson's own numbers for [1, 2, 3]: as it is, 100 higher, cooler and warmer."""
    plain = [0.0900306, 0.2447285, 0.6652410]
    np.testing.assert_allclose(softmax([1, 2, 3]), plain, atol=5e-8)
    np.testing.assert_array_equal(softmax([101, 102, 103]), softmax([1, 2, 3]))
    np.testing.assert_allclose(softmax([1, 2, 3], 0.5), [0.016, 0.117, 0.867], atol=5e-4)
    np.testing.assert_allclose(softmax([1, 2, 3], 5), [0.269, 0.329, 0.402], atol=5e-4)
    np.testing.assert_allclose(softmax([1000, 1001]), [0.268941, 0.731059], atol=5e-7)
    np.testing.assert_allclose(softmax([2, -1])[0], 0.9525741, atol=5e-8)


@given(rows, temperatures)
def test_probabilities_sum_to_one(row: np.ndarray, temperature: float) -> None:
    """Softmax gives probabilities: none below 0, together 1."""
    p = softmax(row, temperature)
    assert (p >= 0).all()
    assert p.sum() == pytest.approx(1, abs=1e-15)


@given(arrays(np.float64, 5, elements=st.integers(-99, 99)), st.integers(-(10**6), 10**6))
def test_shift_changes_nothing(row: np.ndarray, shift: int) -> None:
    """The same number added to every logit changes no bit, when the sum itself is exact."""
    np.testing.assert_array_equal(softmax(row + shift), softmax(row))
    np.testing.assert_array_equal(log_softmax(row + shift), log_softmax(row))


@given(rows, temperatures, st.randoms(use_true_random=False))
def test_order_does_not_matter(row: np.ndarray, temperature: float, random: Random) -> None:
    """Logits in another order give the same probabilities in that order."""
    order = random.sample(range(len(row)), len(row))
    shuffled = softmax(row[order], temperature)
    np.testing.assert_allclose(shuffled, softmax(row, temperature)[order], rtol=4e-15)


@given(st.floats(-300, 300), st.floats(-300, 300))
def test_two_classes_are_a_sigmoid(a: float, b: float) -> None:
    """With two classes the first probability is the sigmoid of the difference."""
    with mpmath.workdps(60):
        want = 1 / (1 + mpmath.exp(mpmath.mpf(b) - mpmath.mpf(a)))
    assert ulps(softmax([a, b])[0], want) <= 8


@given(rows, temperatures)
def test_logarithm_agrees(row: np.ndarray, temperature: float) -> None:
    """exp(log_softmax) is softmax."""
    p = softmax(row, temperature)
    np.testing.assert_allclose(np.exp(log_softmax(row, temperature)), p, rtol=1e-12, atol=TINY)


@given(rows, temperatures)
def test_jacobian_rows_sum_to_zero(row: np.ndarray, temperature: float) -> None:
    """The Jacobian is symmetric and its rows sum to 0: a common shift moves nothing."""
    J = jacobian(row, temperature)  # noqa: N806 (a matrix has a capital letter)
    np.testing.assert_array_equal(J, J.T)
    np.testing.assert_allclose(J.sum(-1) * temperature, 0, atol=2e-16)


@given(rows, temperatures)
def test_softmax_is_half_lipschitz(row: np.ndarray, temperature: float) -> None:
    """No direction stretches by more than 1/2 (over T), and no entry of T J passes 1/4."""
    scaled = jacobian(row, temperature) * temperature
    assert np.linalg.norm(scaled, 2) <= 0.5 + 1e-15
    assert np.abs(scaled).max() <= 0.25 + 1e-15


def test_lipschitz_bound_is_reached() -> None:
    """Two equal logits reach the bound 1/2; ten equal ones only 1/10."""
    assert np.linalg.norm(jacobian([3.0, 3.0]), 2) == pytest.approx(0.5)
    assert np.linalg.norm(jacobian(np.zeros(10)), 2) == pytest.approx(0.1)


@pytest.mark.parametrize("temperature", (0.3, 1.0, 5.0))
def test_jacobian_is_the_slope(temperature: float) -> None:
    """Column j of the Jacobian is what softmax does when logit j moves."""
    z, h = np.array([[0.3, -1.2, 2.0, 0.1], [5.0, 4.0, -3.0, 0.0]]), 1e-5
    for j, step in enumerate(h * np.eye(4)):
        slope = (softmax(z + step, temperature) - softmax(z - step, temperature)) / (2 * h)
        np.testing.assert_allclose(jacobian(z, temperature)[..., j], slope, atol=1e-8)


@pytest.mark.parametrize("axis", (0, -1))
def test_cross_entropy_gradient_is_the_slope(axis: int) -> None:
    """p - y is the slope of the loss, for one-hot and for smoothed targets."""
    z, h = np.array([[0.3, -1.2, 2.0], [5.0, 4.0, -3.0], [0.0, 0.0, 1.0]]), 1e-6
    for y in (np.eye(3), np.full((3, 3), 1 / 3), 0.9 * np.eye(3) + 0.1 / 3):
        gradient = np.moveaxis(cross_entropy_gradient(z, y, axis), axis, -1)
        for j in range(3):
            step = h * np.expand_dims(np.eye(3)[j], 1 + axis if axis else 1)
            slope = cross_entropy(z + step, y, axis) - cross_entropy(z - step, y, axis)
            np.testing.assert_allclose(gradient[..., j], slope / (2 * h), atol=1e-8)


def test_cross_entropy_of_a_certain_class() -> None:
    """One-hot targets pick -log p of their class, with its digits; a class ruled out costs inf."""
    np.testing.assert_allclose(cross_entropy([0, 40], [0, 1]), np.exp(-40.0), rtol=1e-15)
    np.testing.assert_allclose(cross_entropy([[1, 2, 3]], [[1, 0, 0]]), [2.40760596444], rtol=1e-11)
    assert cross_entropy([-inf, 0.0], [0.0, 1.0]) == 0
    assert cross_entropy([-inf, 0.0], [1.0, 0.0]) == inf


def test_cross_entropy_refuses_another_shape() -> None:
    """Class numbers instead of one-hot rows are an error that names both shapes."""
    for function in (cross_entropy, cross_entropy_gradient):
        with pytest.raises(ValueError, match=r"target has shape \(1,\).*\(1, 3\)"):
            function([[1, 2, 3]], [2])


def test_temperature_limits() -> None:
    """A cold softmax is one-hot at the maximum, a hot one uniform."""
    z = np.array([1.0, 2.0, 3.0])
    np.testing.assert_array_equal(softmax(z, 1e-300), [0, 0, 1])
    np.testing.assert_allclose(softmax(z, 1e300), [1 / 3] * 3, rtol=1e-15)
    np.testing.assert_array_equal(softmax([7.0, 7.0, 1.0], 1e-9), [0.5, 0.5, 0])


@pytest.mark.parametrize("temperature", (0.0, -1.0, nan, inf))
def test_temperature_must_be_positive(temperature: float) -> None:
    """A temperature that is not a positive number gets a sentence that says so."""
    for function in (softmax, log_softmax, jacobian):
        with pytest.raises(ValueError, match="temperature must be a positive finite number"):
            function([1.0, 2.0], temperature)


@pytest.mark.parametrize(
    ("row", "want"),
    [
        ([inf, 3, 1], [1, 0, 0]),
        ([inf, 3, inf], [0.5, 0, 0.5]),
        ([inf, -inf], [1, 0]),
        ([-inf, 2, 2], [0, 0.5, 0.5]),
        ([-inf, -inf], [0.5, 0.5]),
        ([-inf], [1]),
        ([nan, 1], [nan, nan]),
        ([nan, inf], [nan, nan]),
        ([nan, -inf], [nan, nan]),
    ],
)
@pytest.mark.parametrize("dtype", FLOATS)
def test_infinities_and_nan(row: list[float], want: list[float], dtype: type) -> None:
    """An infinite maximum takes all, equally where several tie; -inf gets 0; nan spoils the row."""
    z: np.ndarray = np.array(row, dtype)
    p: np.ndarray = np.array(want, dtype)
    np.testing.assert_array_equal(softmax(z), p)
    np.testing.assert_array_equal(softmax(z, 0.3), p)
    with np.errstate(divide="ignore"):
        np.testing.assert_allclose(log_softmax(z), np.log(p), rtol=1e-3)
    assert np.isnan(jacobian(z)).all() == np.isnan(p).all()
    np.testing.assert_array_equal(jacobian(z) >= -1, ~np.isnan(np.outer(p, p)))


def test_one_bad_row_leaves_the_others() -> None:
    """nan in one row does not reach the next."""
    np.testing.assert_array_equal(softmax([[nan, 1.0], [0.0, 0.0]]), [[nan, nan], [0.5, 0.5]])


@pytest.mark.parametrize("dtype", (*FLOATS, np.int8, np.int64, np.bool_))
def test_dtype_is_kept(dtype: type) -> None:
    """Floats keep their type and whole numbers become float64, in every function."""
    z: np.ndarray = np.array([[0, 1, 1], [1, 0, 1]], dtype)
    want = dtype if issubclass(dtype, np.floating) else np.float64
    y = np.eye(3)[:2]
    results = [softmax(z), log_softmax(z), jacobian(z)]
    results += [cross_entropy(z, y), cross_entropy_gradient(z, y)]
    assert {np.asarray(r).dtype for r in results} == {np.dtype(want)}


@pytest.mark.parametrize("shape", [(1,), (3,), (2, 3), (4, 2, 3), (0, 3), (2, 0, 3)])
def test_shapes(shape: tuple[int, ...]) -> None:
    """Shapes are kept; the Jacobian adds one axis and the loss drops one."""
    z = np.zeros(shape)
    assert softmax(z).shape == log_softmax(z).shape == shape
    assert jacobian(z).shape == (*shape, shape[-1])
    assert cross_entropy(z, z).shape == shape[:-1]


def test_any_axis() -> None:
    """Softmax along another axis is softmax of the array turned around."""
    z = np.random.default_rng(1).normal(size=(2, 3, 4))
    for axes in permutations(range(3)):
        turned = softmax(np.transpose(z, axes), axis=-1)
        np.testing.assert_array_equal(turned, np.transpose(softmax(z, axis=axes[-1]), axes))


@pytest.mark.parametrize("z", ([], np.zeros((2, 0)), 3.0))
def test_no_logits_is_an_error(z: Any) -> None:
    """There is no distribution over nothing: the error says that logits are missing."""
    for function in (softmax, log_softmax, jacobian):
        with pytest.raises(ValueError, match="at least one logit"):
            function(z)


def test_logits_are_left_alone() -> None:
    """No function writes into its argument."""
    z = np.array([1.0, inf, -2.0])
    for function in (softmax, log_softmax, jacobian):
        function(z)
    np.testing.assert_array_equal(z, [1.0, inf, -2.0])


def test_temperature_never_reorders() -> None:
    """Probabilities have the order of their logits at every temperature."""
    z = np.array([0.1, 0.2, 3.0, -5.0, 0.1])
    for temperature in TEMPERATURES:
        p = softmax(z, temperature)
        for i, j in combinations(range(5), 2):
            assert (p[i] >= p[j]) == (z[i] >= z[j]) or p[i] == p[j]


def test_spread_beyond_the_largest_float() -> None:
    """Logits so far apart that their difference overflows are still one-hot."""
    np.testing.assert_array_equal(softmax([1.7e308, -1.7e308]), [1, 0])
    np.testing.assert_array_equal(log_softmax([1.7e308, -1.7e308]), [0, -inf])


def test_complex_logits_are_refused() -> None:
    """Complex logits are an error, not silently cut down to their real part."""
    with pytest.raises(TypeError, match="complex"):
        softmax([1 + 2j, 3])
