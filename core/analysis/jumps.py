"""Markers at the jumps of f and f'."""

from collections.abc import Mapping
from typing import NamedTuple

from core.activations import Activation
from core.analysis.facts import kinks
from core.analysis.sampling import NO_JUMP


class Dot(NamedTuple):
    """End of a jump: filled if the function takes that value, open if not."""

    x: float
    y: float
    filled: bool
    curve: str
    on_right: bool


def jumps(act: Activation, setting: Mapping[str, float]) -> list[Dot]:
    """Dots for every jump of f ("f") and of f' ("df")."""
    dots: list[Dot] = []
    for kink in kinks(act, **setting):
        f, slope = float(act(kink.x, **setting)), float(act.grad(kink.x, **setting))
        dots += _pair(kink.x, kink.f_left, kink.f_right, f, "f")
        dots += _pair(kink.x, kink.slope_left, kink.slope_right, slope, "df")
    return dots


def _pair(x: float, left: float, right: float, taken: float, curve: str) -> list[Dot]:
    if abs(right - left) <= NO_JUMP:
        return []
    on_left, on_right = (abs(taken - side) <= NO_JUMP for side in (left, right))
    return [Dot(x, left, on_left, curve, False), Dot(x, right, on_right, curve, True)]
