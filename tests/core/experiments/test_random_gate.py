"""The random gate: its mean goes to GELU as theory says."""

import numpy as np

from core.activations import GELU
from core.experiments.random_gate import running_means, standard_deviation

X = np.linspace(-4, 4, 81)


def test_the_first_row_is_one_mask() -> None:
    """One draw is 0 or x itself."""
    first = running_means(np.random.default_rng(0), X, 5)[0]
    assert (np.isclose(first, 0) | np.isclose(first, X)).all()
    assert 20 < np.count_nonzero(first) < 60


def test_means_converge() -> None:
    """The largest deviation falls like 1 / sqrt(N): below 0.3 at 100 and 0.03 at 10,000."""
    far = np.abs(running_means(np.random.default_rng(0), X, 10_000) - GELU(X)).max(axis=1)
    assert 0.03 < far[99] < 0.3
    assert far[-1] < 0.03


def test_spread_is_the_standard_deviation() -> None:
    """Over many runs the means scatter as |x| sqrt(Phi (1 - Phi) / N), without bias."""
    rng = np.random.default_rng(0)
    x = np.array([-1.0, 0.5, 2.0])
    last = np.array([running_means(rng, x, 100)[-1] for _ in range(2000)])
    spread = standard_deviation(x, 100)
    np.testing.assert_allclose(last.std(axis=0), spread, rtol=0.06)
    assert (np.abs(last.mean(axis=0) - GELU(x)) < 4 * spread / np.sqrt(len(last))).all()


def test_no_points() -> None:
    """An empty row gives an empty table."""
    assert running_means(np.random.default_rng(0), X[:0], 5).shape == (5, 0)
