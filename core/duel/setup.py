"""What decides a duel, in plain values, and who takes part."""

from dataclasses import dataclass

from core.activations import BY_NAME
from core.formula import parse
from core.nn.network import Unit, unit
from core.nn.training import INITS, Rule, by_gain

FEWEST, MOST = 2, 6
OWN = "own"


@dataclass(frozen=True)
class Setup:
    """Everything that decides a duel.

    `acts` are names of the catalogue at their defaults; `own` is a formula of x that takes part as
    one more, or empty.  `data` is a key of DATASETS, `init` one of INITS, or "gain" for
    Var w = gain^2 / fan_in.  `batch` is the number of points in a step, 0 for all of them.
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

    @property
    def names(self) -> tuple[str, ...]:
        """The contenders in order; the learner's own function is OWN."""
        return (*self.acts, OWN) if self.own else self.acts

    @property
    def units(self) -> tuple[Unit, ...]:
        """The contenders in order; FormulaError where `own` cannot be read."""
        known = tuple(unit(BY_NAME[name]) for name in self.acts)
        return (*known, formula_unit(self.own)) if self.own else known

    @property
    def rule(self) -> Rule:
        """The init rule."""
        return by_gain(self.gain) if self.init == "gain" else INITS[self.init]


def formula_unit(text: str) -> Unit:
    """A formula of x with its exact derivative; started from He's variance unless told otherwise.

    Raises FormulaError.
    """
    formula = parse(text)
    return Unit(OWN, formula.value, lambda z: formula.value_and_slope(z)[1])
