"""One row of the cheat sheet for each activation: what the catalogue measures, in five columns."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from core.activations import BY_NAME
from core.activations.base import REALS, Interval
from core.analysis.facts import facts
from core.analysis.properties import SMOOTH, properties
from core.multivariate import gates


@dataclass(frozen=True)
class Row:
    """Range, mean 0 or not for N(0, 1) input, class of smoothness, and the largest slope."""

    name: str
    bounds: Interval
    zero_centred: bool
    smoothness: str
    slope: float


def rows(names: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of activations at their defaults, of gates and of softmax, in the order of `names`.

    KeyError for a name that is none of them.
    """
    return tuple(_kind(name)(name) for name in names)


def _kind(name: str) -> Callable[[str], Row]:
    if name == "softmax":
        return _softmax
    return _gate if name in gates.BY_NAME else _plain


def _plain(name: str) -> Row:
    act = BY_NAME[name]
    found = properties(act)
    slope = facts(act).steepest.value
    return Row(name, found.bounds, found.zero_centred, found.smoothness, slope)


def _gate(name: str) -> Row:
    """act(a) b: b takes both signs alike, so every number is reached and the mean is 0.

    It is as smooth as its activation, and no slope is the largest: one grows with b.
    """
    return Row(name, REALS, True, properties(gates.BY_NAME[name].act).smoothness, inf)


def _softmax(name: str) -> Row:
    """One output: between 0 and 1, 1/K on average, and p (1 - p) <= 1/4 as its own slope."""
    return Row(name, Interval(0.0, 1.0), False, SMOOTH, 0.25)
