"""Missions for a typed function, each checked by numbers.

A check returns the reason why a mission is not yet accomplished: a key and its numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite, isnan, sqrt
from typing import Final

import numpy as np

from core.activations import BY_NAME
from core.custom.function import CustomFunction
from core.custom.report import Report, analyse
from core.experiments.stack import Stack
from core.formula.steps import Apply
from core.numerics.elementwise import Array

REBUILT: Final = ("relu", "swish", "gelu")
NEAR: Final = 0.01
"""Distance from a mean of 0 or a spread of 1 that counts as none."""

STEEP: Final = 1 + 1e-9
FLAT: Final = 0.1
LOW, HIGH = 0.5, 2.0
"""Ratios between which a signal or a gradient comes through a deep network."""

X: Final = np.linspace(-6, 6, 97)


@dataclass(frozen=True)
class Trial:
    """Typed function, its stack of twenty layers, and the functions rebuilt so far."""

    custom: CustomFunction
    stack: Stack
    rebuilt: frozenset[str] = frozenset()

    @property
    def report(self) -> Report:
        """Properties of the function."""
        return analyse(self.custom)


@dataclass(frozen=True)
class Missing:
    """Reason why a mission is not yet accomplished: its key, and numbers or names to fill in."""

    key: str
    numbers: Mapping[str, float] = field(default_factory=dict)


def rebuilt(custom: CustomFunction) -> str:
    """Function of REBUILT that a product equals up to 1e-9; "" if it is none or no product."""
    last = custom.expression.steps[-1]
    if not isinstance(last, Apply) or last.operation not in ("*", "/"):
        return ""
    y = custom(X)
    return next((name for name in REBUILT if _same(y, BY_NAME[name](X))), "")


def _same(a: Array, b: Array) -> bool:
    return bool(np.all(np.abs(a - b) < 1e-9))


def gates(trial: Trial) -> Missing | None:
    """ReLU, Swish and GELU have been written as x times a gate."""
    left = len({*REBUILT} - trial.rebuilt - {rebuilt(trial.custom)})
    return Missing("left", {"left": left}) if left else None


def gentle(trial: Trial) -> Missing | None:
    """Bent, never steeper than 1, and not flat on the far left."""
    report = trial.report
    if not report.bent:
        return Missing("straight")
    if not report.lipschitz <= STEEP:
        return Missing("steep", {"slope": report.lipschitz})
    if not abs(report.slope_left) >= FLAT:
        return Missing("flat")
    return None


def centred(trial: Trial) -> Missing | None:
    """Bent, with a mean of 0 that no symmetry gives for nothing."""
    report = trial.report
    if isnan(report.mean):
        return Missing("no_mean")
    if abs(report.mean) > NEAR:
        return Missing("mean", {"mean": report.mean})
    if report.symmetry == "odd":
        return Missing("odd")
    return None if report.bent else Missing("straight")


def standard(trial: Trial) -> Missing | None:
    """A mean of 0, a spread of 1, and a floor on the left."""
    report = trial.report
    if isnan(report.variance):
        return Missing("no_mean")
    spread = sqrt(report.variance)
    if abs(report.mean) > NEAR or abs(spread - 1) > NEAR:
        return Missing("moments", {"mean": report.mean, "spread": spread})
    return None if isfinite(report.left) else Missing("floor")


def deep(trial: Trial) -> Missing | None:
    """Bent and never steeper than 1, with signal and gradient between LOW and HIGH at the end."""
    ends = {"signal": trial.stack.top, "gradient": trial.stack.bottom}
    if not trial.report.bent:
        return Missing("straight")
    if not trial.report.lipschitz <= STEEP:
        return Missing("steep", {"slope": trial.report.lipschitz})
    inside = all(LOW <= ratio <= HIGH for ratio in ends.values())
    return None if inside else Missing("ends", ends)


def broken(trial: Trial) -> Missing | None:
    """A signal that stops being a number on its way up."""
    if not isfinite(trial.stack.top):
        return None
    return Missing("unmet" if trial.report.undefined else "whole", {"signal": trial.stack.top})


def wave(trial: Trial) -> Missing | None:
    """Rising without an end, with a slope that never settles on either side."""
    report = trial.report
    if report.direction != "rising":
        return Missing("falls")
    if not isnan(report.slope_left) or not isnan(report.slope_right):
        return Missing("settles")
    bounded = report.bounds is not None and all(map(isfinite, report.bounds))
    return Missing("bounded") if bounded else None


MISSIONS: Final[Mapping[str, Callable[[Trial], Missing | None]]] = {
    "gates": gates,
    "gentle": gentle,
    "centred": centred,
    "standard": standard,
    "deep": deep,
    "broken": broken,
    "wave": wave,
}
"""Checks by mission, in the order of the page; None is an accomplished mission."""
