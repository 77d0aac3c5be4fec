"""Film of a deep net that learns two spirals: its outputs over the plane at chosen steps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations import SIGMOID, Activation
from core.experiments.deep_training import start
from core.experiments.descent import descend
from core.incremental import Work
from core.numerics.elementwise import Array

DEPTH, VARIANCE, RATE, STEPS = 5, 2.0, 0.3, 300
"""Hidden layers of 32 units, c in the initial Var w = c / n, learning rate, and training steps."""

AXIS = np.linspace(-1.1, 1.1, 32)
"""Both axes of the output map; the spirals lie inside."""

OFTEN = 5
FRAMES = (*range(0, 60, OFTEN), *range(60, 120, 2 * OFTEN), 120, 150, 200, 250, STEPS)
"""Steps of the frames, denser at first, when the map changes fast."""


@dataclass(frozen=True)
class Film:
    """One run at the steps FRAMES, F of them.

    `x` (points, 2) and `y` (points,) are the spirals and their classes, `loss` (F,) the
    cross-entropy, `right` (F,) the share of points on the right side, and `field` (F, 32, 32) the
    probability of class 1 on AXIS x AXIS, rows along the second input.
    """

    x: Array
    y: Array
    loss: Array
    right: Array
    field: Array


def film(act: Activation, seed: int) -> Work[Film]:
    """Train one net and record it.

    The same seed gives every activation the same spirals and the same first weights.
    """
    (x,), (y,), nets = start([seed], act, VARIANCE, DEPTH)
    (run,) = yield from descend(nets, x[None], y[None], RATE, STEPS, "cross_entropy", OFTEN)
    steps: NDArray[np.int64] = np.array(FRAMES)
    kept: Sequence[int] = (steps // OFTEN).tolist()
    right = [np.mean((run.nets[k](x) > 0) == (y > 0.5)) for k in kept]
    plane = np.stack(np.meshgrid(AXIS, AXIS), axis=-1)
    logits = np.stack([run.nets[k](plane)[..., 0] for k in kept])
    return Film(x, y[:, 0], run.loss[steps], np.array(right), SIGMOID(logits))
