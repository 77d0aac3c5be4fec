"""A duel as a recording in frames, and how the duels of several seeds end."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from core.duel.setup import Setup
from core.duel.simulation import Arena, Look
from core.incremental import Work
from core.nn.datasets import Dataset
from core.numerics.elementwise import Array

STEPS, EVERY = 600, 10
SEEDS = 10
EDGE = 1.7
PLANE = np.linspace(-EDGE, EDGE, 32)
LINE = np.linspace(-EDGE, EDGE, 121)

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Run:
    """A recorded duel of K contenders, in F frames: before the first step, then every 10 steps.

    `steps` (F,) counts the steps done.  `loss` and `accuracy` (F, K) are on all points (accuracy
    is nan for a curve), `gradient` (F, K, layers) is the root mean square of dL/dz by hidden layer,
    L the loss of one point, `dead` and `saturated` (F, K, layers) are the share of units whose
    slope is 0 on all points, and of slopes below FLAT in size.
    `field` (F, K, pixels) is what each network says on PLANE x PLANE, rows along the second input,
    as the probability of class 1; or on LINE, as y.
    `diverged` (K,) is the step after which an output was no finite number, -1 where none was; from
    there on the frames are nan.
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
        """Contenders in order."""
        return self.setup.names


@dataclass(frozen=True, eq=False)
class Ends:
    """How SEEDS runs of each contender ended: (K, SEEDS), nan where a run diverged.

    As in `Run`, but `dead` and `saturated` over all hidden layers, and `gradient` in the first one.
    """

    names: tuple[str, ...]
    loss: Array
    accuracy: Array
    gradient: Array
    dead: Array
    saturated: Array
    diverged: NDArray[np.int64]


def record(setup: Setup) -> Work[Run]:
    """Train and record; a piece is the steps of one frame.  FormulaError if `own` is none."""
    arena = Arena(setup, [setup.seed])
    places = grid() if arena.classes else LINE[None]
    looks, fields = [], []
    for frame in range(STEPS // EVERY + 1):
        with np.errstate(all="ignore"):
            for _ in range(EVERY if frame else 0):
                arena.step()
            looks.append(arena.look())
            fields.append(arena.answers(places)[:, 0])
        yield arena.done / STEPS
    steps = np.arange(0, STEPS + 1, EVERY)
    lost = arena.diverged[:, 0]
    gone = (lost >= 0) & (steps[:, None] >= lost)
    kept = {name: _kept(np.stack([getattr(a, name)[:, 0] for a in looks]), gone) for name in LOOK}
    field = _kept(np.stack(fields), gone)
    return Run(setup, arena.data[0], frozen(steps), field=field, diverged=frozen(lost), **kept)


def repeat(setup: Setup) -> Work[Ends]:
    """Train the same duel from SEEDS seeds, `setup.seed` the first; a piece is one step."""
    arena = Arena(setup, range(setup.seed, setup.seed + SEEDS))
    for _ in range(STEPS):
        with np.errstate(all="ignore"):
            arena.step()
        yield arena.done / STEPS
    with np.errstate(all="ignore"):
        look = arena.look()
    gone = arena.diverged >= 0
    return Ends(
        setup.names,
        _kept(look.loss, gone),
        _kept(look.accuracy, gone),
        _kept(look.gradient[..., 0], gone),
        _kept(look.dead.mean(axis=-1), gone),
        _kept(look.saturated.mean(axis=-1), gone),
        frozen(arena.diverged),
    )


LOOK = tuple(Look.__dataclass_fields__)


def grid() -> Array:
    """Every point of the plane (2, pixels), rows along the second input."""
    across, up = np.meshgrid(PLANE, PLANE)
    return np.stack([across.ravel(), up.ravel()])


def frozen(array: T) -> T:
    """The array, not to be written to: it is shared by everybody who asks for the same duel."""
    getattr(array, "setflags")(write=False)  # noqa: B009
    return array


def _kept(values: Array, gone: NDArray[np.bool_]) -> Array:
    """The values in float32, with nan where a contender has diverged."""
    mask = gone.reshape(gone.shape + (1,) * (values.ndim - gone.ndim))
    return frozen(np.where(mask, np.nan, values).astype(np.float32))
