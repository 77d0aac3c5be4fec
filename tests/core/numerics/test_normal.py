"""The normal law against mpmath: every digit in both tails."""

import mpmath
import numpy as np
import pytest
from mpmath import mp, mpf

from core.numerics import normal

mp.dps = 40
WIDTHS = pytest.mark.parametrize("width", [np.float64, np.float32], ids=["float64", "float32"])


def points(width: type) -> np.ndarray:
    sizes = np.geomspace(1e-30, 38.4 if width is np.float64 else 14, 900)
    return np.concatenate([sizes, -sizes, np.linspace(-8, 8, 401), [0.0, -0.0]]).astype(width)


def errors(got: np.ndarray, exact: list[mpf]) -> float:
    """The largest error in units of the last place of results in the normal range."""
    smallest = np.finfo(got.dtype).smallest_normal
    ulps = [
        float(abs(mpf(float(g)) - e)) / float(np.spacing(got.dtype.type(float(e))))
        for g, e in zip(got, exact, strict=True)
        if e >= float(smallest)
    ]
    assert len(ulps) > 2000
    return max(ulps)


@WIDTHS
def test_cdf(width: type) -> None:
    """Phi is within 8 ulp from -38 to 38, where 1 - Phi(-x) has long lost every digit."""
    x = points(width)
    assert errors(normal.cdf(x), [mp.ncdf(mpf(float(v))) for v in x]) <= 8


@WIDTHS
def test_pdf(width: type) -> None:
    """phi is within 4 ulp from -38 to 38, since x^2 is not rounded before exp."""
    x = points(width)
    assert errors(normal.pdf(x), [mp.npdf(mpf(float(v))) for v in x]) <= 4


@WIDTHS
def test_limits(width: type) -> None:
    """0 and 1 far out and at +-inf, nan at nan, no warning, the width kept."""
    far = np.finfo(width).max
    x = np.array([-np.inf, -far, -39, 39, far, np.inf, np.nan], width)
    with np.errstate(all="raise"):
        area, height = normal.cdf(x), normal.pdf(x)
    assert area.dtype == height.dtype == width
    np.testing.assert_array_equal(area, [0, 0, 0, 1, 1, 1, np.nan])
    np.testing.assert_array_equal(height, [0, 0, 0, 0, 0, 0, np.nan])


def test_symmetry_and_order() -> None:
    """Phi(x) + Phi(-x) = 1, Phi rises, and phi is its slope."""
    x, h = np.linspace(-9, 9, 2001), 1e-5
    np.testing.assert_allclose(normal.cdf(x) + normal.cdf(-x), 1, rtol=3e-16)
    assert (np.diff(normal.cdf(x)) >= 0).all()
    rise = (normal.cdf(x + h) - normal.cdf(x - h)) / (2 * h)
    np.testing.assert_allclose(normal.pdf(x), rise, atol=1e-10)


def test_quantiles_everybody_knows() -> None:
    """Phi(0) = 1/2, and 95 % of the law lies within 1.96."""
    assert normal.cdf(0) == pytest.approx(0.5, rel=2.3e-16)
    assert normal.cdf(1.959963984540054) == pytest.approx(0.975, rel=1e-15)
    assert normal.pdf(0) == pytest.approx(float(1 / mpmath.sqrt(2 * mpmath.pi)), rel=2.3e-16)
