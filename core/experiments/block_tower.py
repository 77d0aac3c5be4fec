"""Block tower: signal up and gradient down through FFN blocks, with a road around them or without.

A block is h + W2 f(W1 norm(h)); both the h that is added (skip) and the norm can be left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np

from core.experiments.gradient_flow import rms, through
from core.experiments.layer_norm import layer_norm, layer_norm_backward
from core.experiments.stack import (
    BATCH,
    WIDTH,
    Layer,
    Stack,
    overflow_is_infinite,
    relative_spreads,
    shares_of_bins,
)
from core.incremental import Work
from core.numerics.elementwise import Array

BLOCKS = 20
MIDDLE = {1: 4 * WIDTH, 2: round(8 / 3 * WIDTH)}
"""Units between W1 and W2 by the number of z of a unit, for about the same number of weights."""


class Switches(NamedTuple):
    """Whether a block adds its input to its output, and whether it normalises its input."""

    skip: bool
    norm: bool


@dataclass(frozen=True)
class Run:
    """One tower: signal (BLOCKS,) of the outputs of its blocks, the root mean square (BLOCKS,) of
    dL/dh for these outputs, and f of every block.
    """

    signal: Array
    gradient: Array
    activations: list[Array]


def block_tower(rngs: list[np.random.Generator], shown: Layer, on: Switches) -> Work[Stack]:
    """Signal and gradient of one tower for each rng; `dz` of the result is dL/dh of the outputs.

    Weights have Var w = 1 / fan_in and are drawn first, then N(0, 1) inputs and a N(0, 1) gradient
    of the last outputs.  The histograms are those of f, in the first run.  Overflow is infinite.
    """
    runs: list[Run] = []
    for k, rng in enumerate(rngs, 1):
        with np.errstate(all="ignore"):
            runs.append(_run(rng, shown, on))
        yield k / len(rngs)
    signal = np.array([run.signal for run in runs])
    hist = np.array([shares_of_bins(f) for f in runs[0].activations])
    gradient = np.array([run.gradient for run in runs])
    return Stack(overflow_is_infinite(signal), overflow_is_infinite(gradient), hist)


def _run(rng: np.random.Generator, shown: Layer, on: Switches) -> Run:
    middle = MIDDLE[shown.pieces]
    first = rng.normal(0, sqrt(1 / WIDTH), (BLOCKS, WIDTH, shown.pieces * middle))
    second = rng.normal(0, sqrt(1 / middle), (BLOCKS, middle, WIDTH))
    h: list[Array] = [rng.normal(size=(BATCH, WIDTH))]
    entered, activations = list[tuple[Array, Array, Array]](), list[Array]()
    for up, down in zip(first, second, strict=True):
        x, scale = layer_norm(h[-1]) if on.norm else (h[-1], np.ones(1))
        z = x @ up
        activations.append(shown.f(z))
        entered.append((x, scale, shown.df(z)))
        out = activations[-1] @ down
        h.append(h[-1] + out if on.skip else out)
    top: Array = rng.normal(size=(BATCH, WIDTH))
    gradient = _backward(zip(first, second, entered, strict=True), top, on)
    return Run(relative_spreads(h), gradient, activations)


def _backward(
    blocks: Iterable[tuple[Array, Array, tuple[Array, Array, Array]]], d: Array, on: Switches
) -> Array:
    """Root mean square of dL/dh for the outputs of every block; `d` is that of the last one."""
    sizes: list[float] = []
    for up, down, (x, scale, slope) in reversed(list(blocks)):
        sizes.append(rms(d))
        dx: Array = through(d @ down.T, slope) @ up.T
        dx = layer_norm_backward(dx, x, scale) if on.norm else dx
        d = d + dx if on.skip else dx
    return np.array(sizes[::-1])
