"""The stack: signal on its way up through a deep network, and gradient on its way down."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal, NamedTuple

import numpy as np

from core.activations import BY_NAME
from core.experiments.gradient_flow import (
    EXPLODED,
    VANISHED,
    Function,
    Net,
    passes,
)
from core.multivariate import gates
from core.numerics.elementwise import Array

MAXOUT = "maxout"
"""Name of maxout of two lines, which is not element-wise and stands in no catalogue."""

SEEDS = 6
WIDTH = BATCH = 64
"""Networks of one measurement, with the seeds 0, 1, ..., and their size."""

DEPTH = 20
"""Layers of the stack by which a passport and a typed function are measured."""

KEPT = 0.1, 10.0
"""Ratios between which a signal or a gradient counts as kept."""

LOW, HIGH, BINS = -2.0, 4.0, 41
"""Range and number of the bins of an activation's histogram."""

Fate = Literal["vanished", "weak", "kept", "growing", "exploded"]


@dataclass(frozen=True)
class Stack:
    """Signal and gradient by run (rows) and layer (columns, from the bottom; L layers).

    `signal` (runs, L) is the spread of the outputs over the examples, relative to that of the
    inputs: the standard deviation of each neuron, as a root mean square over the neurons.
    `dz` (runs, L) is the root mean square of dL/dz.
    `hist` (L, BINS) is the share of the outputs in each bin from LOW to HIGH in the first run;
    outputs beyond are in none.
    """

    signal: Array
    dz: Array
    hist: Array

    @property
    def gradient(self) -> Array:
        """dz relative to the top layer, (runs, L); 0 where dz is 0, inf where it overflows."""
        with np.errstate(all="ignore"):
            ratio = np.where(self.dz == 0, 0.0, self.dz / self.dz[:, -1:])
        return overflow_is_infinite(ratio)

    @property
    def top(self) -> float:
        """Signal of the top layer, the median of the runs."""
        return float(np.median(self.signal[:, -1]))

    @property
    def bottom(self) -> float:
        """Gradient of the bottom layer, the median of the runs."""
        return float(np.median(self.gradient[:, 0]))


def fate(ratio: float) -> Fate:
    """Word for a signal or a gradient that is `ratio` times as large as where it set out."""
    if ratio <= VANISHED:
        return "vanished"
    if ratio >= EXPLODED:
        return "exploded"
    return "weak" if ratio < KEPT[0] else "growing" if ratio > KEPT[1] else "kept"


class Layer(NamedTuple):
    """Function of a layer and its derivative: `f`, `df` as in `passes`, `pieces` as in `Net`."""

    f: Function
    df: Function
    pieces: int = 1


def layer(function: str, **given: float) -> Layer:
    """Layer of a catalogue function, of a gate, or of MAXOUT; KeyError for an unknown name."""
    if function == MAXOUT:
        return Layer(highest_of_two, slope_of_two, 2)
    if function in gates.BY_NAME:
        return _gated(gates.BY_NAME[function])
    act = BY_NAME[function]
    return Layer(partial(act, **given), partial(act.grad, **given))


def _gated(gate: gates.Gate) -> Layer:
    """Layer of a gate, whose unit j has the gate z_j and the value z_(width + j)."""

    def df(z: Array) -> Array:
        a, b = np.split(z, 2, axis=-1)
        return np.concatenate([gate.d_gate(a, b), gate.d_value(a, b)], axis=-1)

    return Layer(lambda z: gate(*np.split(z, 2, axis=-1)), df, 2)


def measured(shown: Layer, depth: int, c: float) -> Stack:
    """Stack as on every page of the lesson; c is the variance in `Net`."""
    net = Net(c, depth, WIDTH, BATCH, shown.pieces)
    rngs = map(np.random.default_rng, range(SEEDS))
    return signal_and_gradient(rngs, shown.f, shown.df, net)


def signal_and_gradient(
    rngs: Iterable[np.random.Generator], f: Function, df: Function, net: Net
) -> Stack:
    """Both passes of `gradient_flow` without skip connections, once per rng."""
    with np.errstate(all="ignore"):
        runs = [passes(rng, f, df, net) for rng in rngs]
        signal = overflow_is_infinite(np.array([relative_spreads(run.h) for run in runs]))
        hist = np.array([shares_of_bins(h) for h in runs[0].h[1:]])
    return Stack(signal, np.array([run.dz for run in runs]), hist)


def relative_spreads(h: list[Array]) -> Array:
    """Spreads of the outputs relative to that of the inputs, as in `Stack`; `h` has both."""
    spread = np.array([np.sqrt(np.mean(values.var(axis=0))) for values in h])
    ratio: Array = spread[1:] / spread[0]
    return ratio


def overflow_is_infinite(values: Array) -> Array:
    """Infinity in place of nan, which an overflow leaves behind."""
    found: Array = np.where(np.isnan(values), np.inf, values)
    return found


def shares_of_bins(h: Array) -> Array:
    """Shares of the values in the bins; those beyond, and undefined ones, are in none."""
    counts: Array = np.histogram(h[np.isfinite(h)], BINS, (LOW, HIGH))[0] / h.size
    return counts


def highest_of_two(z: Array) -> Array:
    """Maxout of two lines, (..., 2 width) -> (..., width): line k of unit j at k width + j."""
    first, second = np.split(z, 2, axis=-1)
    return np.maximum(first, second)


def slope_of_two(z: Array) -> Array:
    """Derivative of `highest_of_two`, in the shape of z: 1 at the winner, the first of equals."""
    first, second = np.split(z, 2, axis=-1)
    return np.concatenate([first >= second, first < second], axis=-1).astype(float)
