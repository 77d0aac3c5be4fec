"""Fast in-place kernels of common activations for the inner loop of training.

A kernel computes f and f' together, in the cheapest form: f' is derived from the result of f, as
1 - h^2 for tanh.  This loses precision in the tails, which training does not need; slopes that the
lesson displays come from the catalogue.  A test compares each kernel with the catalogue to 1e-6.
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
"""Kernel factories by catalogue name, called with the activation's parameters."""
