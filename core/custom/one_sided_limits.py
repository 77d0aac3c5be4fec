"""What a formula does on the two sides of a point: where f or f' jumps or leaves the numbers."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from core.custom.function import Own
from core.numerics.elementwise import Array

NEAR, FAR = 2.0**-36, 2.0**-30
"""How far beside a break its two sides are read; a true jump is as large at either distance."""

JUMP: Final = 1e-7
HUGE: Final = 1e7
STEEP: Final = 10.0
DIGITS: Final = 12


@dataclass(frozen=True)
class Break:
    """A point where f or f' jumps or is not finite: the limits on both sides, and f there.

    +-inf where a side grows beyond all bounds, nan where f has no value on that side.
    """

    x: float
    f_left: float
    f_right: float
    slope_left: float
    slope_right: float
    value: float

    @property
    def pole(self) -> bool:
        """f grows beyond all bounds on one side."""
        return bool(np.isinf(self.f_left) or np.isinf(self.f_right))

    @property
    def jump(self) -> bool:
        """f is finite on both sides, and differs."""
        return self._finite and not _same(self.f_left, self.f_right)

    @property
    def lone(self) -> bool:
        """f is the same on both sides and something else, or nothing, at the point itself."""
        return self._finite and not self.jump and not _same(self.f_left, self.value)

    @property
    def kink(self) -> bool:
        """f goes on, f' does not."""
        return self._finite and not self.jump and self.bends

    @property
    def bends(self) -> bool:
        """f' is finite on both sides, and differs."""
        return bool(
            np.isfinite(self.slope_left)
            and np.isfinite(self.slope_right)
            and not _same(self.slope_left, self.slope_right)
        )

    @property
    def steep(self) -> bool:
        """f' grows beyond all bounds on one side, as that of the square root does at 0."""
        return bool(np.isinf(self.slope_left) or np.isinf(self.slope_right))

    @property
    def ends(self) -> bool:
        """f has no value on one side."""
        return bool(np.isnan(self.f_left) or np.isnan(self.f_right))

    @property
    def _finite(self) -> bool:
        return bool(np.isfinite(self.f_left) and np.isfinite(self.f_right))


def _same(a: float, b: float) -> bool:
    return a == b or bool(abs(a - b) <= JUMP * max(1.0, abs(a), abs(b)))


def sides(own: Own, at: Array) -> tuple[Break, ...]:
    """What f and f' tend to on both sides of each place, and f there."""
    reach = np.maximum(1, np.abs(at)) * np.array([[-NEAR], [NEAR], [-FAR], [FAR]])
    value, slope = own.both(at)
    f, df = own.both(at + reach)
    with np.errstate(all="ignore"):
        steps = df * reach
        guess = [_approached(f[k] - steps[k], f[k], f[k + 2], value) for k in (0, 1)]
        limits = [_limit(guess[k], _grows(f[k], f[k + 2], value)) for k in (0, 1)]
        bent = [_approached(_line(df[k], df[k + 2]), df[k], df[k + 2], slope) for k in (0, 1)]
        slopes = [_limit(bent[k], _steepens(df[k], df[k + 2])) for k in (0, 1)]
    table = np.column_stack([at, *limits, *slopes, value])
    return tuple(Break(*map(float, row)) for row in table)


def _approached(guess: Array, near: Array, far: Array, value: Array) -> Array:
    """f at the break itself if the side comes closer to it, however slowly; else the guess."""
    return np.where(np.abs(near - value) <= 0.9 * np.abs(far - value), value, guess)


def _line(near: Array, far: Array) -> Array:
    """What the values at NEAR and FAR come to at the break itself, on a straight line."""
    return near - (far - near) * NEAR / (FAR - NEAR)


def _grows(near: Array, far: Array, value: Array) -> Array:
    """near, if f grows beyond all bounds towards the break, else 0."""
    huge = (np.abs(near) > HUGE) & (np.abs(near) > 1.05 * np.abs(far))
    there = np.isinf(value) & (np.sign(near) == np.sign(value)) & (np.abs(near) > np.abs(far))
    return np.where(huge | there | np.isinf(near), near, 0)


def _steepens(near: Array, far: Array) -> Array:
    """near, if f' grows beyond all bounds towards the break, else 0: at least as |x|^-0.1 does."""
    return np.where((np.abs(near) > STEEP) & (np.abs(near) > 1.4 * np.abs(far)), near, 0)


def _limit(guess: Array, beyond: Array) -> Array:
    """`guess`, or inf with the sign of `beyond` where that is not 0."""
    return np.where(beyond != 0, np.copysign(np.inf, beyond), np.round(guess, DIGITS) + 0.0)
