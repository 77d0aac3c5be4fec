"""A typed function in a deep network: signal on its way up, gradient on its way down."""

from typing import Final

import numpy as np

from core.custom.function import CustomFunction
from core.experiments.gradient_flow import Net
from core.experiments.stack import Stack, signal_and_gradient

DEPTH: Final = 20
SEEDS: Final = 6
WIDTH: Final = 64
BATCH: Final = 64


def deep(custom: CustomFunction, variance: float) -> Stack:
    """Stack of DEPTH layers of 64 units whose first weights have Var w = variance / 64."""
    net = Net(variance, DEPTH, WIDTH, BATCH)
    return signal_and_gradient(map(np.random.default_rng, range(SEEDS)), custom, custom.grad, net)
