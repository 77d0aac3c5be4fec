"""Catalogue of activation functions, the single source of every claim about them."""

from core.activations.base import TRAITS, Activation, Interval, Param
from core.activations.elementary import LINEAR, STEP
from core.activations.exponential import CELU, ELU, SELU
from core.activations.gated import HARD_SWISH, MISH, SWISH
from core.activations.gaussian import GELU, GELU_SIGMOID, GELU_TANH
from core.activations.leaky import LEAKY_RELU, PRELU
from core.activations.periodic import SINE, SNAKE
from core.activations.rectified import RELU, RELU6, SQUARED_RELU
from core.activations.sigmoidal import HARD_SIGMOID, SIGMOID, TANH
from core.activations.softplus import SOFTPLUS

ALL = (
    STEP,
    LINEAR,
    SIGMOID,
    TANH,
    HARD_SIGMOID,
    RELU,
    RELU6,
    SQUARED_RELU,
    LEAKY_RELU,
    PRELU,
    ELU,
    SELU,
    CELU,
    SOFTPLUS,
    SWISH,
    HARD_SWISH,
    MISH,
    GELU,
    GELU_TANH,
    GELU_SIGMOID,
    SINE,
    SNAKE,
)
"""In teaching order: each one corrects a weakness of an earlier one."""

BY_NAME = {activation.name: activation for activation in ALL}

__all__ = [
    "ALL",
    "BY_NAME",
    "CELU",
    "ELU",
    "GELU",
    "GELU_SIGMOID",
    "GELU_TANH",
    "HARD_SIGMOID",
    "HARD_SWISH",
    "LEAKY_RELU",
    "LINEAR",
    "MISH",
    "PRELU",
    "RELU",
    "RELU6",
    "SELU",
    "SIGMOID",
    "SINE",
    "SNAKE",
    "SOFTPLUS",
    "SQUARED_RELU",
    "STEP",
    "SWISH",
    "TANH",
    "TRAITS",
    "Activation",
    "Interval",
    "Param",
]
