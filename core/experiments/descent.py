"""Recorded full-batch gradient descent, shared by the training experiments."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from core.incremental import Work
from core.nn.network import Network, unit, with_ones
from core.nn.reference_mlp import Net
from core.nn.training import LOSSES, Training
from core.numerics.elementwise import Array

DIVERGED = 1e6
"""Loss above which a run ends."""


@dataclass(frozen=True)
class Descent:
    """One run: `loss` (steps + 1,) before each step and at the end, inf once it has diverged.

    `nets` are the net before the first step, after every k-th, and at the end, up to divergence.
    """

    loss: Array
    nets: tuple[Net, ...]


def descend(
    nets: Sequence[Net],
    x: Array,
    y: Array,
    rate: float,
    steps: int,
    loss: str = "mean_square",
    every: int = 0,
    dtype: DTypeLike = np.float64,
) -> Work[list[Descent]]:
    """Train nets of equal sizes in lock step by full-batch descent, yielding after each step.

    `x` (R, points, inputs) and `y` (R, points, 1) hold the points of each net, or (1, ...) common
    points.  `loss` is a key of LOSSES.  `every` = 0 records only the first and the last net.
    float32 takes half the time and is sufficient where no gradient vanishes.
    """
    stack = stacked(nets, dtype)
    training = Training(stack, loss, "sgd", rate, x.shape[1])
    rows = with_ones(x.swapaxes(1, 2), dtype), np.ascontiguousarray(y.swapaxes(1, 2), dtype)
    losses, kept = np.full((len(nets), steps + 1), np.inf), [[net] for net in nets]
    alive = np.ones(len(nets), bool)
    for step in range(steps + 1):
        with np.errstate(all="ignore"):
            last = stack.theta.copy() if step and _kept(step, steps, every) else None
            now = LOSSES[loss][0](training.step(*rows), rows[1])[0]
            alive &= now < DIVERGED
        losses[alive, step] = now[alive]
        if last is not None:
            for run in np.flatnonzero(alive).tolist():
                kept[run].append(_net(nets[run], stack.views(last), run))
        if not alive.any():
            break
        yield step / steps
    return [Descent(row, tuple(frames)) for row, frames in zip(losses, kept, strict=True)]


def stacked(nets: Sequence[Net], dtype: DTypeLike) -> Network:
    """Nets of equal sizes and activation as one stack of runs."""
    first = nets[0]
    sizes = [len(first.weights[0]), *(len(b) for b in first.biases)]
    stack = Network([unit(first.act, **first.setting)], sizes, len(nets), dtype)
    for run, net in enumerate(nets):
        for layer, w, b in zip(stack.layers, net.weights, net.biases, strict=True):
            layer[0, run, :, :-1], layer[0, run, :, -1] = w.T, b
    return stack


def _kept(step: int, steps: int, every: int) -> bool:
    return step == steps or bool(every and step % every == 0)


def _net(like: Net, layers: Sequence[Array], run: int) -> Net:
    weights = tuple(layer[0, run, :, :-1].T.copy() for layer in layers)
    return Net(like.act, like.setting, weights, tuple(layer[0, run, :, -1] for layer in layers))
