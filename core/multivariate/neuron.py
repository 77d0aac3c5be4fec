"""Artificial neuron: weighted sum of the inputs, bias, activation."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from core.activations.base import Activation
from core.numerics.elementwise import Array


@dataclass(frozen=True)
class Firing:
    """Intermediate results of a neuron and derivatives of its output.

    `products` (..., n) are w_i x_i, `pre_activation` (...) is z = w . x + b, `output` is f(z) and
    `slope` is f'(z), which is also the derivative with respect to the bias.  `d_weights` (..., n)
    is f'(z) x_i and `d_inputs` (..., n) is f'(z) w_i.
    """

    products: Array
    pre_activation: Array
    output: Array
    slope: Array
    d_weights: Array
    d_inputs: Array


def fire(
    inputs: ArrayLike, weights: ArrayLike, bias: float, act: Activation, **given: float
) -> Firing:
    """f(w . x + b) for inputs (..., n) and weights (n,), with `act` at `given` as f.

    All results have the dtype of the inputs (integers become float64); at a kink of f the slope is
    the left one.  Raises ValueError for shapes that do not fit.
    """
    x = np.asarray(inputs)
    x = x.astype(x.dtype if x.dtype.kind == "f" else np.float64, casting="same_kind")
    w = np.asarray(weights, x.dtype)
    if w.ndim != 1 or x.shape[-1:] != w.shape:
        raise ValueError(f"inputs (..., n) and weights (n,) must fit, got {x.shape} and {w.shape}")
    products = x * w
    z = products.sum(-1) + x.dtype.type(bias)
    slope = act.grad(z, **given)
    each = slope[..., None]
    return Firing(products, z, act(z, **given), slope, each * x, each * w)
