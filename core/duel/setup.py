"""Configuration of a duel."""

from dataclasses import dataclass

import numpy as np

from core.activations import BY_NAME
from core.duel import drawn_points
from core.formula import parse
from core.nn.datasets import DATASETS, Dataset
from core.nn.network import Unit, unit
from core.nn.training import INITS, Rule, by_gain

MIN_CONTENDERS, MAX_CONTENDERS = 2, 6
OWN = "own"
DRAWN = "drawn"
POINTS = 200
"""Points of a data set that is not drawn."""


@dataclass(frozen=True)
class Setup:
    """Configuration of a duel; equal setups give equal recordings.

    `acts` are catalogue names, at default parameters; `own` is the formula of x of a further
    contender, or empty.  `data` is a key of DATASETS, or DRAWN for the drawn `points`, a text that
    `drawn_points.read` reads; they get no noise.  `init` is one of INITS, or "gain" for
    Var w = gain^2 / fan_in.  `batch` is the number of points per step, 0 for all.  `rates` are the
    learning rates of the contenders in order, or empty where all have `rate`.
    """

    acts: tuple[str, ...] = ("sigmoid", "tanh", "relu")
    own: str = ""
    data: str = "moons"
    noise: float = 0.15
    depth: int = 2
    width: int = 16
    init: str = "usual"
    gain: float = 1.0
    rate: float = 0.01
    optimizer: str = "adam"
    batch: int = 32
    seed: int = 0
    rates: tuple[float, ...] = ()
    points: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the contenders in order; OWN for the formula."""
        return (*self.acts, OWN) if self.own else self.acts

    @property
    def units(self) -> tuple[Unit, ...]:
        """Hidden units of the contenders in order; FormulaError if `own` cannot be parsed."""
        known = tuple(unit(BY_NAME[name]) for name in self.acts)
        return (*known, formula_unit(self.own)) if self.own else known

    def dataset(self, rng: np.random.Generator) -> Dataset:
        """Points of one seed; PointsError if they are drawn and cannot be read."""
        if self.data == DRAWN:
            return drawn_points.read(self.points)
        return DATASETS[self.data](rng, POINTS, self.noise)

    @property
    def rule(self) -> Rule:
        """Initialisation rule."""
        return by_gain(self.gain) if self.init == "gain" else INITS[self.init]


def formula_unit(text: str) -> Unit:
    """Unit of a typed formula of x with its exact derivative; its usual init is He's.

    Raises FormulaError.
    """
    formula = parse(text)
    return Unit(formula.value, lambda z: formula.value_and_slope(z)[1])
