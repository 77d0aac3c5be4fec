"""Recording of a duel in frames, and final metrics over several seeds."""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.duel.drawn_points import EDGE
from core.duel.setup import Setup
from core.duel.simulation import Metrics, Simulation
from core.incremental import Work
from core.nn.datasets import Dataset
from core.numerics.elementwise import Array

STEPS, EVERY = 600, 10
SEEDS = 10
PLANE = np.linspace(-EDGE, EDGE, 32)
LINE = np.linspace(-EDGE, EDGE, 121)

T = TypeVar("T", bound=NDArray[Any])


@dataclass(frozen=True, eq=False)
class Run:
    """Recorded duel of K contenders, in F frames: before the first step, then every 10 steps.

    `steps` (F,) counts the steps done.  `loss` and `accuracy` (F, K) are on all points (accuracy
    is nan for a curve), `gradient` (F, K, layers) is the root mean square of dL/dz by hidden layer,
    L the loss of one point; `dead` (F, K, layers) is the share of units with slope 0 on all points,
    and `saturated` (F, K, layers) the share of slopes with |f'| < FLAT.
    `field` (F, K, pixels) is the output on PLANE x PLANE, rows along the second input, as the
    probability of class 1, of three classes as k + p / 2 for the most likely class k and its
    probability p; or on LINE, as y.
    `diverged` (K,) is the step after which an output was not finite, -1 if none was; from there on
    the frames are nan.  All arrays but `steps` and `diverged` are float32, and all are read-only.
    """

    setup: Setup
    data: Dataset
    steps: NDArray[np.int64]
    loss: Array
    accuracy: Array
    gradient: Array
    dead: Array
    saturated: Array
    field: Array
    diverged: NDArray[np.int64]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the contenders in order."""
        return self.setup.names

    @cached_property
    def ranks(self) -> NDArray[np.int64]:
        """Rank by loss (F, K), 1 for the lowest; equal losses share one, a diverged run has 0."""
        lower = self.loss[:, None, :] < self.loss[:, :, None]
        return np.where(np.isfinite(self.loss), 1 + lower.sum(axis=-1), 0)


@dataclass(frozen=True, eq=False)
class FinalMetrics:
    """Metrics after the last step of SEEDS runs: (K, SEEDS), nan for diverged runs.

    As in `Run`, but `dead` and `saturated` over all hidden layers, and `gradient` in the first.
    """

    names: tuple[str, ...]
    loss: Array
    accuracy: Array
    gradient: Array
    dead: Array
    saturated: Array
    diverged: NDArray[np.int64]


def record(setup: Setup) -> Work[Run]:
    """Train and record, yielding after each frame; FormulaError if `own` cannot be parsed."""
    simulation = Simulation(setup, [setup.seed])
    places = grid() if simulation.classes else LINE[None]
    frames, outputs = [], []
    for frame in range(STEPS // EVERY + 1):
        with np.errstate(all="ignore"):
            for _ in range(EVERY if frame else 0):
                simulation.step()
            frames.append(simulation.metrics())
            outputs.append(simulation.outputs(places)[:, 0])
        yield simulation.done / STEPS
    steps = np.arange(0, STEPS + 1, EVERY)
    lost = simulation.diverged[:, 0]
    gone = (lost >= 0) & (steps[:, None] >= lost)
    rows = {name: np.stack([getattr(frame, name)[:, 0] for frame in frames]) for name in METRICS}
    kept = {name: _kept(row, gone) for name, row in rows.items()}
    field = _kept(np.stack(outputs), gone)
    return Run(setup, simulation.data[0], frozen(steps), field=field, diverged=frozen(lost), **kept)


def repeat(setup: Setup) -> Work[FinalMetrics]:
    """Train the duel from SEEDS seeds, `setup.seed` the first, yielding after each step."""
    simulation = Simulation(setup, range(setup.seed, setup.seed + SEEDS))
    metrics = yield from trained(simulation)
    gone = simulation.diverged >= 0
    return FinalMetrics(
        setup.names,
        _kept(metrics.loss, gone),
        _kept(metrics.accuracy, gone),
        _kept(metrics.gradient[..., 0], gone),
        _kept(metrics.dead.mean(axis=-1), gone),
        _kept(metrics.saturated.mean(axis=-1), gone),
        frozen(simulation.diverged),
    )


def trained(simulation: Simulation) -> Work[Metrics]:
    """Train to the last step, yielding after each, and return the metrics there."""
    for _ in range(STEPS):
        with np.errstate(all="ignore"):
            simulation.step()
        yield simulation.done / STEPS
    with np.errstate(all="ignore"):
        return simulation.metrics()


METRICS = tuple(field.name for field in fields(Metrics))


def grid() -> Array:
    """Points of the plane (2, pixels), rows along the second input."""
    across, up = np.meshgrid(PLANE, PLANE)
    return np.stack([across.ravel(), up.ravel()])


def frozen(array: T) -> T:
    """Array made read-only, since all visitors share the recordings."""
    array.setflags(write=False)
    return array


def _kept(values: Array, gone: NDArray[np.bool_]) -> Array:
    """Values in float32, with nan where a contender has diverged."""
    mask = gone.reshape(gone.shape + (1,) * (values.ndim - gone.ndim))
    return frozen(np.where(mask, np.nan, values).astype(np.float32))
