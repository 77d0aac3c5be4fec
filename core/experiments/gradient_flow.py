"""Gradient magnitude per layer of a deep network, by activation, initialisation and depth."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

import numpy as np

from core.experiments.verdict import ClaimVerdict, judge
from core.numerics.elementwise import Array

Function = Callable[[Array], Array]

FLAT = 0.1
"""Saturation threshold of |f'(z)|, as on every chart of the lesson."""

VANISHED, EXPLODED = 1e-2, 1e2
"""Ratio of bottom to top gradient at which it counts as vanished or exploded."""

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(100)


class Net(NamedTuple):
    """Layers h -> f(h W) without biases, W (width, pieces width) with Var w = variance / width.

    `pieces` is the number of z that a unit has: 1 for an element-wise f, k for maxout of k lines.
    """

    variance: float
    depth: int
    width: int
    batch: int
    pieces: int = 1


@dataclass(frozen=True)
class Flow:
    """Gradients by run (rows) and layer (columns, from the bottom; L layers).

    `dz` (runs, L) is the root mean square of dL/dz, from which the weight gradients are computed.
    `saturated` (runs, L) is the share of units with |f'(z)| < FLAT.  `theory` (L,) is dz at
    infinite width; nan with skip connections, where layers are not independent enough.
    Overflow, or an f that is undefined somewhere, gives inf or nan.
    """

    dz: Array
    saturated: Array
    theory: Array

    @property
    def ratio(self) -> Array:
        """RMS dL/dz of the bottom layer over that of the top one, (runs,)."""
        with np.errstate(all="ignore"):
            return self.dz[:, 0] / self.dz[:, -1]

    @property
    def middle(self) -> tuple[Array, Array, Array]:
        """Smallest, median and largest dz over the runs, each (L,)."""
        return self.dz.min(axis=0), np.median(self.dz, axis=0), self.dz.max(axis=0)

    @property
    def vanishes(self) -> ClaimVerdict:
        """Claim: the gradient vanishes; dz of the bottom layer is at most VANISHED of the top."""
        bottom, top = self.dz[:, 0], self.dz[:, -1]
        return judge(bottom <= VANISHED * top)

    @property
    def explodes(self) -> ClaimVerdict:
        """Claim: the gradient explodes; the ratio is at least EXPLODED, or dz overflows."""
        bottom, top = self.dz[:, 0], self.dz[:, -1]
        return judge((bottom > 0) & (bottom >= EXPLODED * top) | ~np.isfinite(bottom))


def gradient_flow(
    rngs: Iterable[np.random.Generator],
    f: Function,
    df: Function,
    variance: float = 1.0,
    depth: int = 20,
    width: int = 64,
    batch: int = 64,
    residual: bool = False,
) -> Flow:
    """Back-propagate a N(0, 1) gradient through h -> f(h W), or h + f(h W), once per rng.

    W is (width, width) with Var w = variance / width, without biases; inputs are N(0, 1).
    `f` and `df` map arrays to arrays of the same shape; nan and inf are passed on.
    """
    with np.errstate(all="ignore"):
        runs = [_run(rng, f, df, Net(variance, depth, width, batch), residual) for rng in rngs]
        dz, saturated = (np.array(part) for part in zip(*runs, strict=True))
        line = np.full(depth, np.nan) if residual else theory(f, df, variance, depth)
        return Flow(dz, saturated, line)


def _run(
    rng: np.random.Generator, f: Function, df: Function, net: Net, residual: bool
) -> tuple[Array, Array]:
    found = passes(rng, f, df, net, residual)
    flat = np.mean(np.abs(found.slopes) < FLAT, axis=(1, 2))
    return found.dz, flat


@dataclass(frozen=True)
class Passes:
    """One forward and one backward pass through L layers, everything from the bottom up.

    `h` are the inputs and the outputs of all layers, L + 1 arrays (batch, width); `slopes` the f'
    of all layers, L arrays (batch, pieces width).  `dz` (L,) is as in `Flow`.
    """

    h: list[Array]
    slopes: list[Array]
    dz: Array


def passes(
    rng: np.random.Generator, f: Function, df: Function, net: Net, residual: bool = False
) -> Passes:
    """Propagate N(0, 1) inputs up, and a N(0, 1) gradient down; weights are drawn first.

    `f` maps (batch, pieces width) to (batch, width), and `df` keeps the shape.
    """
    variance, depth, width, batch, pieces = net
    weights = rng.normal(0, sqrt(variance / width), (depth, width, pieces * width))
    h: list[Array] = [rng.normal(size=(batch, width))]
    slopes: list[Array] = []
    for w in weights:
        z = h[-1] @ w
        slopes.append(df(z))
        h.append(h[-1] + f(z) if residual else f(z))
    top: Array = rng.normal(size=(batch, width))
    return Passes(h, slopes, _backward(weights, slopes, top, residual))


def _backward(weights: Array, slopes: list[Array], d: Array, residual: bool) -> Array:
    """RMS dL/dz of every layer, (L,), for the gradient `d` of the last outputs."""
    dz: list[float] = []
    for w, slope in zip(weights[::-1], slopes[::-1], strict=True):
        delta = through(d, slope)
        dz.append(rms(delta))
        d = d + delta @ w.T if residual else delta @ w.T
    return np.array(dz[::-1])


def through(d: Array, slope: Array) -> Array:
    """dL/dz (batch, pieces width) for the gradient `d` (batch, width) of f(z) and its f'."""
    return np.tile(d, slope.shape[1] // d.shape[1]) * slope


def rms(x: Array) -> float:
    """Root mean square."""
    return sqrt(np.mean(x * x))


def theory(f: Function, df: Function, variance: float, depth: int) -> Array:
    """RMS dL/dz of every layer at infinite width, (L,): a factor sqrt(c E f'(z)^2) per layer.

    z ~ N(0, q) with q = c E h^2 is independent of the gradient; c is `variance`.  Expectations
    are computed by Gauss-Hermite quadrature with 100 nodes.
    """
    square, slopes = 1.0, []
    for _ in range(depth):
        z = sqrt(variance * square) * NODES
        slopes.append(_expected(df(z) ** 2))
        square = _expected(f(z) ** 2)
    above = np.cumprod([1.0, *(variance * s for s in slopes[:0:-1])])[::-1]
    root: Array = np.sqrt(above * slopes)
    return root


def _expected(values: Array) -> float:
    return float(WEIGHTS @ values / WEIGHTS.sum())
