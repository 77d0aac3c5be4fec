"""GELU as the expectation of a random gate that passes x with probability Phi(x)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.activations import GELU
from core.numerics import normal
from core.numerics.elementwise import Array

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class RandomGate:
    """Means of x m over the first 1, 2, 5, 10, ... of N masks m ~ Bernoulli(Phi(x)).

    `x` (n,), `expected` (n,) is x Phi(x), `counts` (k,), `means` (k, n); the first row is one
    sample, 0 or x at every point.  `spread` (k, n) is the theoretical standard deviation of the
    means, |x| sqrt(Phi (1 - Phi) / count), and `largest` (k,) the largest |mean - expected|.
    """

    x: Array
    expected: Array
    counts: Whole
    means: Array
    spread: Array
    largest: Array


def sample(rng: np.random.Generator, x: ArrayLike, masks: int = 10_000) -> RandomGate:
    """Draw `masks` independent masks for every x and record the means of x m (hendrycks2016).

    Raises ValueError unless x is one-dimensional and finite (0 times infinity is undefined) and
    there is at least one mask.
    """
    at = np.asarray(x, np.float64)
    if at.ndim != 1 or not np.isfinite(at).all() or masks < 1:
        raise ValueError("x must be a row of finite numbers and masks at least 1")
    open_share = normal.cdf(at)
    n = counts(masks)
    means = at * passed(rng, open_share, n) / n[:, None]
    spread = np.abs(at) * np.sqrt(open_share * normal.cdf(-at) / n[:, None])
    expected = GELU(at)
    largest = np.max(np.abs(means - expected), axis=1, initial=0.0)
    return RandomGate(at, expected, n, means, spread, largest)


def counts(masks: int) -> Whole:
    """1, 2, 5, 10, 20, 50, ... below `masks`, and `masks` itself."""
    round_ones = (m * 10**e for e in range(len(str(masks))) for m in (1, 2, 5))
    return np.array([*(n for n in round_ones if n < masks), masks])


def passed(rng: np.random.Generator, share: Array, n: Whole) -> Whole:
    """Number of the first n masks that are open, (k, len(share)).

    A sum of Bernoulli draws is one binomial draw, so a million masks cost as much as ten.
    """
    fresh = np.diff(n, prepend=0)
    return np.cumsum(rng.binomial(fresh[:, None], share, (len(n), len(share))), axis=0)
