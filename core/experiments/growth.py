"""Growth of the numbers in the middle of an FFN when all its inputs grow."""

import numpy as np

from core.activations.base import Activation
from core.experiments.gradient_flow import NODES, WEIGHTS


def growth(act: Activation, factor: float, gated: bool = False) -> float:
    """Root mean square of f(k z), over that of f(z), for z ~ N(0, 1) and k = `factor`.

    `gated`: of f(k z) k v and f(z) v instead, for a value v ~ N(0, 1) of its own.  Computed by
    Gauss-Hermite quadrature with 100 nodes.
    """
    large, small = (float(WEIGHTS @ np.square(act(k * NODES))) for k in (factor, 1.0))
    return float(np.sqrt(large / small)) * (factor if gated else 1.0)
