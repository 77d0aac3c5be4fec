"""The functions that are raced most, f and its slope in one go for the inner loop of training.

A kernel computes what the catalogue does, in the form that is cheapest when both are needed: the
slope comes from what f left behind, `tanh'` from tanh as 1 - h^2.  That loses digits far out in the
tails, which a step of training does not need; what the lesson shows of a slope comes from the
catalogue.  A test holds each kernel to the catalogue's f and df within 1e-6.
"""

from collections.abc import Callable, Mapping

from core.nn.kernels.kernel import Kernel, general
from core.nn.kernels.rectified import elu, leaky_relu, relu
from core.nn.kernels.smooth import gelu, sigmoid, swish, tanh

__all__ = ["KERNELS", "Kernel", "general"]

KERNELS: Mapping[str, Callable[..., Kernel]] = {
    "relu": relu,
    "leaky_relu": leaky_relu,
    "prelu": lambda a: leaky_relu(a),
    "tanh": tanh,
    "sigmoid": sigmoid,
    "elu": elu,
    "swish": swish,
    "gelu": gelu,
}
"""By name in the catalogue, called with the parameters of the activation."""
