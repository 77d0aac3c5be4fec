"""Passport of a function: whether it bends, and its signal and gradient through 20 layers."""

from dataclasses import dataclass

import numpy as np

from core.activations import BY_NAME
from core.experiments.stack import DEPTH, WIDTH, Layer, layer, measured
from core.nn.init import usual_variance
from core.numerics.elementwise import Array

ROUNDING = 1e-12
"""Largest distance of a midpoint from its chord that counts as rounding."""


@dataclass(frozen=True)
class Passport:
    """Measurements of one function at its default parameters.

    `bends` is whether it is more than a straight line.  `signal` is the signal at the top of a
    stack of DEPTH layers, and `gradient` the gradient at its bottom, medians as in `Stack`; the
    first weights have Var w = c / n.
    """

    bends: bool
    signal: float
    gradient: float
    c: float


def passport(function: str) -> Passport:
    """Passport of a catalogue function, of a gate, or of maxout of two lines.

    c is the usual variance of a catalogue function, and 1 for the other two, which have two z for
    each unit.  KeyError for an unknown name.
    """
    shown = layer(function)
    c = usual_variance(BY_NAME[function]) if function in BY_NAME else 1.0
    found = measured(shown, DEPTH, c)
    return Passport(bends(shown), found.top, found.bottom, c)


def bends(shown: Layer) -> bool:
    """Whether f of a midpoint differs from the midpoint of f for some random pair."""
    a, b = np.random.default_rng(0).normal(0, 4, (2, WIDTH, shown.pieces * WIDTH))
    apart: Array = np.abs(shown.f((a + b) / 2) - (shown.f(a) + shown.f(b)) / 2)
    return bool(np.max(apart) > ROUNDING)
