"""One-sided limits of f and f' at points where a formula may break."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.numerics.elementwise import Array

Mask = NDArray[np.bool_]

NEAR, FAR = 2.0**-36, 2.0**-30
"""Distances from a break at which its two sides are read, relative to max(1, |x|)."""

JUMP: Final = 1e-7
"""Relative difference of two limits from which they count as different."""

HUGE: Final = 1e7
"""A value at the distance NEAR that belongs to a pole, and a slope without a bound."""

STEEPENS: Final = 1.4
"""Growth of f' from FAR to NEAR that counts as unbounded: that of |x|^-0.08 or faster."""

APPROACHES: Final = 0.9
"""A side whose distance from f(x) shrinks by this factor from FAR to NEAR tends to f(x)."""

DIGITS: Final = 12


@dataclass(frozen=True)
class Break:
    """Limits of f and f' on both sides of x, and f(x).

    A limit is +-inf where a side grows without a bound and nan where f has no value there.
    """

    x: float
    f_left: float
    f_right: float
    slope_left: float
    slope_right: float
    value: float

    @property
    def pole(self) -> bool:
        """f grows without a bound on one side."""
        return bool(np.isinf(self.f_left) or np.isinf(self.f_right))

    @property
    def jump(self) -> bool:
        """f has different finite limits on the two sides."""
        return self._finite and not _same(self.f_left, self.f_right)

    @property
    def removable(self) -> bool:
        """f has one limit on both sides and another value, or none, at the point."""
        return self._finite and not self.jump and not _same(self.f_left, self.value)

    @property
    def kink(self) -> bool:
        """f is continuous, f' jumps."""
        return self._finite and not self.jump and self.slope_jumps

    @property
    def slope_jumps(self) -> bool:
        """f' has different finite limits on the two sides."""
        known = np.isfinite(self.slope_left) and np.isfinite(self.slope_right)
        return bool(known and not _same(self.slope_left, self.slope_right))

    @property
    def singular(self) -> bool:
        """f or f' grows without a bound, f has no value on one side, or f(x) is not its limit."""
        limits = np.array([self.f_left, self.f_right, self.slope_left, self.slope_right])
        return bool(np.isinf(limits).any() or np.isnan(limits[:2]).any() or self.removable)

    @property
    def breaks(self) -> bool:
        """f or f' is not continuous at x."""
        return self.singular or self.jump or self.kink

    @property
    def _finite(self) -> bool:
        return bool(np.isfinite(self.f_left) and np.isfinite(self.f_right))


def _same(a: float, b: float) -> bool:
    return a == b or bool(abs(a - b) <= JUMP * max(1.0, abs(a), abs(b)))


def one_sided_limits(both: Callable[[Array], tuple[Array, Array]], at: Array) -> tuple[Break, ...]:
    """Limits at each place, from `both`, which returns f(x) and f'(x)."""
    reach = np.maximum(1, np.abs(at)) * np.array([[-NEAR], [NEAR], [-FAR], [FAR]])
    value, slope = both(at)
    f, df = both(at + reach)
    with np.errstate(all="ignore"):
        straight = df[:2] - (df[2:] - df[:2]) * NEAR / (FAR - NEAR)
        f_sides = _approached(f[:2] - df[:2] * reach[:2], f[:2], f[2:], value)
        df_sides = _approached(straight, df[:2], df[2:], slope)
        sides = _limit(f_sides, f[:2], _grows(f[:2], f[2:], value))
        slopes = _limit(df_sides, df[:2], _steepens(df[:2], df[2:]))
    table = np.column_stack([at, *sides, *slopes, value])
    return tuple(Break(*map(float, row)) for row in table)


def _approached(guess: Array, near: Array, far: Array, value: Array) -> Array:
    """Value at the point where a side comes closer to it, else the guess."""
    closer = np.abs(near - value) <= APPROACHES * np.abs(far - value)
    return np.where(closer, value, guess)


def _grows(near: Array, far: Array, value: Array) -> Mask:
    """Truth of an unbounded f: huge and growing, or growing towards an infinite f(x)."""
    towards = np.isinf(value) & (np.sign(near) == np.sign(value))
    grows = np.abs(near) > np.where(towards, np.abs(far), np.maximum(HUGE, np.abs(far)))
    return np.asarray(grows | np.isinf(near))


def _steepens(near: Array, far: Array) -> Mask:
    """Truth of an unbounded f'."""
    return np.abs(near) > np.maximum(JUMP, STEEPENS * np.abs(far))


def _limit(guess: Array, near: Array, unbounded: Mask) -> Array:
    """Rounded guess, or inf with the sign of `near`."""
    return np.where(unbounded, np.copysign(np.inf, near), np.round(guess, DIGITS) + 0.0)
