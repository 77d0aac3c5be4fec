"""Rows of the cheat sheet: five measured properties of each activation, gate and softmax."""

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
    """Range, whether the mean is 0 for N(0, 1) input, smoothness class, and largest slope."""

    name: str
    bounds: Interval
    zero_centred: bool
    smoothness: str
    slope: float


def rows(names: tuple[str, ...]) -> tuple[Row, ...]:
    """Rows of activations at their defaults, gates and softmax, in the order of `names`.

    Raises KeyError for an unknown name.
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
    """act(a) b with b symmetric about 0: every real value is taken and the mean is 0.

    It is as smooth as its activation; its slope grows with b without bound.
    """
    return Row(name, REALS, True, properties(gates.BY_NAME[name].act).smoothness, inf)


def _softmax(name: str) -> Row:
    """One output p: between 0 and 1, 1/K on average, slope p (1 - p) <= 1/4."""
    return Row(name, Interval(0.0, 1.0), False, SMOOTH, 0.25)
