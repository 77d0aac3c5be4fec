"""Collapse of stacked linear layers to one affine map, compared with a nonlinear stack."""

from dataclasses import dataclass

import numpy as np

from core.activations import LINEAR, RELU, Activation
from core.numerics.elementwise import Array

SPAN = np.linspace(-3, 3, 121)
"""Positions along the slices, in units of the length of a typical point."""

ROUNDING = 1e-12
"""Relative variation below which outputs count as constant."""


@dataclass(frozen=True)
class Stack:
    """Random layers shared by all activations, with sample points and a direction.

    `weights` (L, n, n) with variance 1/n, `biases` (L, n), `points` (m, n) and `direction` (n,)
    with variance 1; `readout` (n,) with variance 1/n projects a layer's n outputs to a number.
    """

    weights: Array
    biases: Array
    points: Array
    direction: Array
    readout: Array


@dataclass(frozen=True)
class Stacked:
    """Results of one activation after 1, 2, ..., L layers.

    `r2` (L,) is the share of the outputs' variance that the best affine map of the inputs
    explains: 1 for an affine map, nan on overflow.  `slices` (L, 121) are the read-out along a
    line through the inputs, at SPAN.
    """

    r2: Array
    slices: Array


@dataclass(frozen=True)
class Collapse:
    """Linear and nonlinear stack of the same weights after 1 to L layers.

    `gap` (L,) is the largest difference between the linear stack and the product of its matrices
    as a single affine map.
    """

    gap: Array
    linear: Stacked
    bent: Stacked


def collapse(
    rng: np.random.Generator,
    act: Activation = RELU,
    c: float = 1.0,
    depth: int = 10,
    width: int = 64,
    points: int = 1000,
    **given: float,
) -> Collapse:
    """Compare f(z) = c z and `act` (at `given`) in the same layers h -> f(h W + b).

    Raises ValueError for at most width + 1 points, to which an affine map fits exactly.
    """
    if points <= width + 1:
        raise ValueError(f"an affine fit of width {width} needs more than {width + 1} points")
    stack = draw(rng, depth, width, points)
    return Collapse(
        gap=np.max(np.abs(deep(stack, stack.points, LINEAR, c=c) - single(stack, c)), axis=(1, 2)),
        linear=run(stack, LINEAR, c=c),
        bent=run(stack, act, **given),
    )


def draw(rng: np.random.Generator, depth: int, width: int, points: int) -> Stack:
    """Random weights, biases, points, direction and read-out, drawn in this order."""
    return Stack(
        weights=rng.normal(0, width**-0.5, (depth, width, width)),
        biases=rng.normal(size=(depth, width)),
        points=rng.normal(size=(points, width)),
        direction=rng.normal(size=width),
        readout=rng.normal(0, width**-0.5, width),
    )


def run(stack: Stack, act: Activation, **given: float) -> Stacked:
    """Results of one activation in the stack."""
    with np.errstate(over="ignore", invalid="ignore"):
        fit = r2(stack.points, deep(stack, stack.points, act, **given))
        line = deep(stack, SPAN[:, None] * stack.direction, act, **given)
        return Stacked(fit, line @ stack.readout)


def deep(stack: Stack, x: Array, act: Activation, **given: float) -> Array:
    """Outputs h = f(h W + b) of every layer: (points, n) -> (L, points, n)."""
    h, layers = x, []
    for w, b in zip(stack.weights, stack.biases, strict=True):
        h = act(h @ w + b, **given)
        layers.append(h)
    return np.stack(layers)


def single(stack: Stack, c: float) -> Array:
    """x M + v at the points for every depth, with M = c W1 c W2 ... multiplied first."""
    m, v, maps = np.eye(len(stack.direction)), np.zeros(len(stack.direction)), []
    for w, b in zip(stack.weights, stack.biases, strict=True):
        m, v = c * (m @ w), c * (v @ w + b)
        maps.append(stack.points @ m + v)
    return np.stack(maps)


def r2(x: Array, outputs: Array) -> Array:
    """Share of the outputs' variance that the least-squares affine map of x explains, (L,).

    Constant outputs give 1.
    """
    h = outputs / np.maximum(np.max(np.abs(outputs), axis=(1, 2), keepdims=True), 1e-300)
    basis, _ = np.linalg.qr(np.column_stack([x, np.ones(len(x))]))
    rest = np.mean((h - basis @ (basis.T @ h)) ** 2, axis=(1, 2))
    total = np.var(h, axis=1).mean(axis=1)
    return 1 - np.where(total < ROUNDING**2, 0.0, rest) / np.maximum(total, ROUNDING**2)
