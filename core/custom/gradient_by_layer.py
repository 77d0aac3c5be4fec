"""How a learner's function hands the gradient down twenty layers, at the gains that suit it."""

from dataclasses import dataclass
from math import isnan
from typing import Final

import numpy as np

from core.custom.analyse import analyse
from core.custom.function import Own
from core.experiments.gradient_flow import Flow, gradient_flow
from core.numerics.elementwise import Array

DEPTH: Final = 20
SEEDS: Final = range(3)
BATCH: Final = 16
SAME: Final = 1e-6


@dataclass(frozen=True)
class Descent:
    """The run at one gain c: what kind of gain that is, and the flow of three seeds.

    Weights are (64, 64) with Var w = c / 64, inputs 16 draws of N(0, 1) each.
    """

    kind: str
    gain: float
    flow: Flow

    @property
    def measured(self) -> Array:
        """log10 of the median gradient of each layer over that of the top one, (DEPTH,)."""
        return _relative(self.flow.middle[1])

    @property
    def theory(self) -> Array:
        """The same at infinite width."""
        return _relative(self.flow.theory)

    @property
    def ratio(self) -> float:
        """The median factor from the top layer to the bottom one; nan where it is no number."""
        return float(np.median(self.flow.ratio))


def descents(own: Own) -> tuple[Descent, ...]:
    """The flow at c = 1, and at the gains found for the way down and the way up: each c once."""
    found = analyse(own)
    down, up = found.backward_gain, found.forward_gain
    found_gains = {"both": down} if _same(down, up) else {"backward": down, "forward": up}
    gains = {kind: c for kind, c in found_gains.items() if not isnan(c) and not _same(c, 1.0)}
    return tuple(_descent(own, kind, c) for kind, c in ({"plain": 1.0} | gains).items())


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= SAME * b


def _descent(own: Own, kind: str, gain: float) -> Descent:
    rngs = map(np.random.default_rng, SEEDS)
    return Descent(kind, gain, gradient_flow(rngs, own, own.grad, gain, DEPTH, batch=BATCH))


def _relative(size: Array) -> Array:
    """log10(size / size at the top); nan where that is no number."""
    with np.errstate(all="ignore"):
        log = np.log10(size / size[-1])
    return np.where(np.isfinite(log), log, np.nan)
