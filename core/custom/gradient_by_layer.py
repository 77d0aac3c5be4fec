"""Gradient of a typed function by layer, at the initialisations that suit it."""

from dataclasses import dataclass
from math import isnan
from typing import Final

import numpy as np

from core.custom.function import CustomFunction
from core.custom.report import analyse
from core.experiments.gradient_flow import Flow, gradient_flow
from core.experiments.stack import DEPTH
from core.numerics.elementwise import Array

SEEDS: Final = range(3)
BATCH: Final = 16
SAME: Final = 1e-6


@dataclass(frozen=True)
class Descent:
    """Gradients at one gain c: its kind and the flow of three seeds.

    Weights are (64, 64) with Var w = c / 64, inputs 16 draws of N(0, 1) each.
    """

    kind: str
    gain: float
    flow: Flow

    @property
    def measured(self) -> Array:
        """log10 of the median gradient of each layer relative to the top layer, (DEPTH,)."""
        return _relative(self.flow.middle[1])

    @property
    def theory(self) -> Array:
        """`measured` at infinite width."""
        return _relative(self.flow.theory)

    @property
    def ratio(self) -> float:
        """Median factor from the top layer to the bottom one; nan where it is not a number."""
        return float(np.median(self.flow.ratio))


def descents(custom: CustomFunction) -> tuple[Descent, ...]:
    """Descents at c = 1 and at the backward and the forward gain, each c once."""
    report = analyse(custom)
    down, up = report.backward_gain, report.forward_gain
    kinds = {"both": down} if _same(down, up) else {"backward": down, "forward": up}
    gains = {kind: c for kind, c in kinds.items() if not isnan(c) and not _same(c, 1.0)}
    return tuple(_descent(custom, kind, c) for kind, c in ({"plain": 1.0} | gains).items())


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= SAME * b


def _descent(custom: CustomFunction, kind: str, gain: float) -> Descent:
    rngs = map(np.random.default_rng, SEEDS)
    return Descent(kind, gain, gradient_flow(rngs, custom, custom.grad, gain, DEPTH, batch=BATCH))


def _relative(size: Array) -> Array:
    """log10(size / size at the top); nan where that is not finite."""
    with np.errstate(all="ignore"):
        log = np.log10(size / size[-1])
    return np.where(np.isfinite(log), log, np.nan)
