"""Smoothness of an activation, and the second derivative of networks that use it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from core.activations import Activation
from core.experiments.gradient_flow import Function
from core.experiments.verdict import ClaimVerdict, judge
from core.nn.reference_mlp import network
from core.numerics.elementwise import Array

STEP_WIDTH = 1e-4
GRID = np.linspace(-6, 6, 200_001)
X = np.linspace(-1, 1, 201)

BENT = 1e-3
"""Median |u''| below which the second derivative of a net is rounding error."""


@dataclass(frozen=True)
class Bends:
    """Smoothness measurements of one activation.

    `slope_jump` and `bend_jump` are f' and f'' just right of 0 minus just left of it; `falling` is
    the share of [-6, 6] on which f decreases, `zeros` the share of outputs for N(0, 1) inputs that
    are exactly 0.
    """

    slope_jump: float
    bend_jump: float
    falling: float
    zeros: float


def bends(rng: np.random.Generator, f: Function, df: Function, samples: int = 200_000) -> Bends:
    """Smoothness measurements of f with derivative df, on grids and `samples` N(0, 1) draws."""
    e = STEP_WIDTH
    left2, left, right, right2 = df(np.array([-2 * e, -e, e, 2 * e]))
    # Straight lines through two slopes on each side, continued to 0: no kink lies between them.
    slope_jump = float((2 * right - right2) - (2 * left - left2))
    bend_jump = float((right2 - right) / e - (left - left2) / e)
    falling = float(np.mean(np.diff(f(GRID)) < 0))
    zeros = float(np.mean(f(rng.normal(size=samples)) == 0))
    return Bends(slope_jump, bend_jump, falling, zeros)


@dataclass(frozen=True)
class SecondDerivative:
    """Outputs `u` and second derivatives `bend` of random 1-32-1 nets on X, (runs, 201)."""

    u: Array
    bend: Array

    @property
    def typical(self) -> Array:
        """Median |u''| of each net, (runs,)."""
        return np.median(np.abs(self.bend), axis=1)

    @property
    def usable(self) -> ClaimVerdict:
        """Claim: u'' is larger than rounding, so that an equation containing u'' can be fitted."""
        return judge(self.typical > BENT)


def second_derivative(
    rngs: Iterable[np.random.Generator], act: Activation, variance: float = 1.0, **given: float
) -> SecondDerivative:
    """u'' by central differences; weights have variance / fan_in, hidden biases are N(0, 1)."""
    nets = []
    for rng in rngs:
        net = network(rng, (1, 32, 1), act, variance, **given)
        nets.append(replace(net, biases=(rng.normal(size=32), net.biases[1])))
    e = STEP_WIDTH
    rows = [[net(at[:, None])[:, 0] for at in (X - e, X, X + e)] for net in nets]
    low, mid, high = np.array(rows).transpose(1, 0, 2)
    return SecondDerivative(mid, (low - 2 * mid + high) / e**2)
