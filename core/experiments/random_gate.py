"""GELU as the expectation of a random gate that passes x with probability Phi(x)."""

import numpy as np

from core.numerics import normal
from core.numerics.elementwise import Array


def running_means(rng: np.random.Generator, x: Array, masks: int) -> Array:
    """Mean of x m over the first 1, 2, ..., `masks` draws of m ~ Bernoulli(Phi(x)).

    Shape (masks, n) for finite x of shape (n,); row k - 1 is the mean of k draws, so the first row
    is 0 or x at every point.  The expectation is GELU(x) (hendrycks2016).
    """
    passed = np.cumsum(rng.binomial(1, normal.cdf(x), (masks, len(x))), axis=0)
    return x * passed / np.arange(1, masks + 1)[:, None]


def standard_deviation(x: Array, masks: int) -> Array:
    """Standard deviation of the mean of so many draws, |x| sqrt(Phi (1 - Phi) / masks)."""
    return np.abs(x) * np.sqrt(normal.cdf(x) * normal.cdf(-x) / masks)
