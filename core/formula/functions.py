"""Operations of formulas on jets (values with derivatives)."""

from collections.abc import Mapping
from functools import reduce
from math import log, sqrt
from typing import Final

import numpy as np

from core.activations import ELU, GELU, MISH, SIGMOID, SOFTPLUS, STEP, SWISH, TANH, Activation
from core.formula.jets import (
    Jet,
    Operation,
    absolute,
    add,
    divide,
    larger,
    multiply,
    negative,
    power,
    smaller,
    smooth,
    subtract,
)
from core.numerics import normal
from core.numerics.elementwise import Array


def act(activation: Activation) -> Operation:
    """Catalogue activation with default parameters as an operation."""
    return smooth(activation, activation.grad)


def _erf(x: Array) -> Array:
    return 2 * normal.cdf(sqrt(2) * x) - 1


ROOT_PI: Final = sqrt(np.pi)
ZERO, ONE, SIX = (Jet(np.asarray(number)) for number in (0.0, 1.0, 6.0))

OPERATIONS: Final[Mapping[str, Operation]] = {
    "neg": negative,
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "^": power,
    "pow": power,
    "abs": absolute,
    "max": lambda *jets: reduce(larger, jets),
    "min": lambda *jets: reduce(smaller, jets),
    "relu": lambda u: larger(u, ZERO),
    "relu6": lambda u: smaller(larger(u, ZERO), SIX),
    "sign": smooth(np.sign, np.zeros_like),
    "step": act(STEP),
    "exp": smooth(np.exp, np.exp),
    "exp2": smooth(np.exp2, lambda x: log(2) * np.exp2(x)),
    "expm1": smooth(np.expm1, np.exp),
    "log": smooth(np.log, lambda x: 1 / x),
    "log2": smooth(np.log2, lambda x: 1 / (log(2) * x)),
    "log10": smooth(np.log10, lambda x: 1 / (log(10) * x)),
    "log1p": smooth(np.log1p, lambda x: 1 / (1 + x)),
    "sqrt": smooth(np.sqrt, lambda x: 0.5 / np.sqrt(x)),
    "sin": smooth(np.sin, np.cos),
    "cos": smooth(np.cos, lambda x: -np.sin(x)),
    "tan": smooth(np.tan, lambda x: 1 + np.tan(x) ** 2),
    "atan": smooth(np.arctan, lambda x: 1 / (1 + x * x)),
    "sinh": smooth(np.sinh, np.cosh),
    "cosh": smooth(np.cosh, np.sinh),
    "tanh": act(TANH),
    "sigmoid": act(SIGMOID),
    "elu": act(ELU),
    "swish": act(SWISH),
    "gelu": act(GELU),
    "mish": act(MISH),
    "softplus": act(SOFTPLUS),
    "erf": smooth(_erf, lambda x: 2 / ROOT_PI * np.exp(-x * x)),
    "Phi": smooth(normal.cdf, normal.pdf),
    "phi": smooth(normal.pdf, lambda x: -x * normal.pdf(x)),
}
