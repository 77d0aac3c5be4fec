"""The upper envelope of straight lines: which of them is the highest, and where that changes."""

from dataclasses import dataclass
from itertools import combinations, pairwise
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from core.multivariate.maxout import winner


@dataclass(frozen=True)
class Piece:
    """A stretch of x from `left` to `right` on which one line, counted from 0, is the highest."""

    line: int
    left: float
    right: float


def pieces(weights: ArrayLike, offsets: ArrayLike) -> tuple[Piece, ...]:
    """The pieces of max_j (w_j x + b_j) from -inf to inf; a kink is where two of them meet.

    Of lines that are one and the same the first one wins.  Crossings that agree to nine decimals
    count as one.  Raises ValueError unless there are as many offsets as weights, at least one.
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
