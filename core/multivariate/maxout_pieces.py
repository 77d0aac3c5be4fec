"""Upper envelope of straight lines: intervals on which one line is the largest."""

from dataclasses import dataclass
from itertools import combinations, pairwise
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from core.multivariate.maxout import winner


@dataclass(frozen=True)
class Piece:
    """Interval from `left` to `right` on which the line of this index is the largest."""

    line: int
    left: float
    right: float


def pieces(weights: ArrayLike, offsets: ArrayLike) -> tuple[Piece, ...]:
    """Pieces of max_j (w_j x + b_j) from -inf to inf; adjacent pieces meet at a kink.

    Of equal lines the first one counts, and crossings that agree to nine decimals count as one.
    Raises ValueError unless weights and offsets have one shape (k,) with k >= 1.
    """
    w, b = np.asarray(weights, dtype=float), np.asarray(offsets, dtype=float)
    if w.ndim != 1 or len(w) == 0 or w.shape != b.shape:
        raise ValueError(f"weights (k,) and offsets (k,) must fit, got {w.shape} and {b.shape}")
    pairs = [(i, j) for i, j in combinations(range(len(w)), 2) if w[i] != w[j]]
    meet = sorted({round(float((b[i] - b[j]) / (w[j] - w[i])), 9) for i, j in pairs})
    between = [(left + right) / 2 for left, right in pairwise(meet)]
    inside = [meet[0] - 1, *between, meet[-1] + 1] if meet else [0.0]
    won = winner(inside, w, b).tolist()
    edges = (-inf, *meet, inf)
    first = [k for k, line in enumerate(won) if k == 0 or line != won[k - 1]]
    ends = [edges[k] for k in first[1:]] + [inf]
    return tuple(Piece(won[k], edges[k], end) for k, end in zip(first, ends, strict=True))
