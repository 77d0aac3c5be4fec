"""A typed function in a deep network: signal on its way up, gradient on its way down."""

from core.custom.function import CustomFunction
from core.experiments.stack import DEPTH, Layer, Stack, measured


def deep(custom: CustomFunction, variance: float) -> Stack:
    """Stack of DEPTH layers whose first weights have Var w = variance / n."""
    return measured(Layer(custom, custom.grad), DEPTH, variance)
