"""Perceptron that learns AND: every mistake moves its line, and no slope is used."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.activations import STEP
from core.experiments.xor import POINTS
from core.numerics.elementwise import Array

ANSWERS = (POINTS.sum(axis=1) == 2).astype(float)
"""1 where both inputs are 1."""

START = (-0.5, 1.0, 0.5)
"""First weights and bias; they have one of the four points right."""

RATE = 0.5


@dataclass(frozen=True)
class Learning:
    """Looks at one point after another.

    `weights` (n + 1, 3) are w1, w2 and the bias before the first look and after each one,
    `wrong` (n,) says whether the point of a look was a mistake; look k is at POINTS[k % 4].
    """

    weights: Array
    wrong: NDArray[np.bool_]

    def right(self, look: int) -> int:
        """Number of points that the weights after `look` looks have right."""
        return int((answers(self.weights[look]) == ANSWERS).sum())


def answers(weights: Array) -> Array:
    """Binary step of w1 x1 + w2 x2 + b at POINTS, (4,)."""
    found: Array = STEP(POINTS @ weights[:2] + weights[2])
    return found


def learn(most: int = 100) -> Learning:
    """Rosenblatt's rule, until a whole pass has no mistake, or for `most` looks.

    A mistake at x adds rate (target - answer) x to the weights, and the same times 1 to the bias.
    """
    weights, wrong = [np.array(START)], list[bool]()
    while len(wrong) < most and (len(wrong) < len(POINTS) or any(wrong[-len(POINTS) :])):
        point = len(wrong) % len(POINTS)
        error = float(ANSWERS[point] - answers(weights[-1])[point])
        weights.append(weights[-1] + RATE * error * np.append(POINTS[point], 1.0))
        wrong.append(bool(error))
    return Learning(np.array(weights), np.array(wrong))
