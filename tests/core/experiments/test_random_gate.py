"""The random gate: its mean goes to GELU as theory says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.activations import GELU
from core.experiments.random_gate import counts, sample
from core.numerics import normal

X = np.linspace(-4, 4, 81)


def test_the_first_row_is_one_mask() -> None:
    """One sample is 0 or x itself."""
    first = sample(np.random.default_rng(0), X).means[0]
    assert (np.isclose(first, 0) | np.isclose(first, X)).all()
    assert 20 < np.count_nonzero(first) < 60


def test_means_converge() -> None:
    """The largest deviation falls like 1 / sqrt(N): below 0.03 at 10,000 and 0.003 at a million."""
    result = sample(np.random.default_rng(0), X, 1_000_000)
    np.testing.assert_array_equal(result.expected, GELU(X))
    np.testing.assert_allclose(result.expected, X * normal.cdf(X), rtol=0, atol=1e-15)
    off = np.abs(result.means - result.expected)
    np.testing.assert_array_equal(result.largest, off.max(axis=1))
    by_count = dict(zip(result.counts.tolist(), result.largest.tolist(), strict=True))
    assert by_count[10_000] < 0.03
    assert by_count[1_000_000] < 0.003


def test_spread_is_the_standard_deviation() -> None:
    """Over many runs the means scatter as |x| sqrt(Phi (1 - Phi) / N), without bias."""
    rng = np.random.default_rng(0)
    x = np.array([-1.0, 0.5, 2.0])
    runs = [sample(rng, x, 100) for _ in range(2000)]
    last = np.array([r.means[-1] for r in runs])
    np.testing.assert_allclose(last.std(axis=0), runs[0].spread[-1], rtol=0.06)
    error = runs[0].spread[-1] / np.sqrt(len(runs))
    assert (np.abs(last.mean(axis=0) - runs[0].expected) < 4 * error).all()


def test_running_means_share_their_samples() -> None:
    """The masks seen so far stay: the number let through never falls, nor grows by more than N."""
    result = sample(np.random.default_rng(1), np.array([-0.5, 1.0, 3.0]), 1000)
    through = result.means / result.x * result.counts[:, None]
    fresh = np.diff(through, axis=0)
    assert (fresh >= -1e-9).all()
    assert (fresh <= np.diff(result.counts)[:, None] + 1e-9).all()


@given(st.integers(1, 10**7))
def test_counts(masks: int) -> None:
    """1, 2, 5, 10, ... ascending, ending at the number of masks."""
    n = counts(masks)
    assert n[0] == 1
    assert n[-1] == masks
    assert (np.diff(n) > 0).all()
    assert all(str(c).rstrip("0") in ("1", "2", "5") for c in n[:-1])


@pytest.mark.parametrize(
    ("x", "masks"), [([0.0, np.inf], 9), ([np.nan], 9), (1.0, 9), ([[1.0]], 9), ([1.0], 0)]
)
def test_refusals(x: object, masks: int) -> None:
    """Infinite points, other shapes than a row and no masks are errors."""
    with pytest.raises(ValueError, match="finite numbers"):
        sample(np.random.default_rng(0), x, masks)  # type: ignore[arg-type]


def test_no_points() -> None:
    """An empty row gives empty tables."""
    result = sample(np.random.default_rng(0), [], 5)
    assert result.means.shape == (3, 0)
    np.testing.assert_array_equal(result.largest, 0)
