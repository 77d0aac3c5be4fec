"""Forward-mode differentiation: a value that carries its slope along."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.numerics.elementwise import Array, Formula


class Jet(NamedTuple):
    """A value and its derivative with respect to x, arrays that broadcast; None: constant in x.

    That a constant has no slope, rather than a slope of 0, keeps 0 * inf out of its tails.
    """

    value: Array
    slope: Array | None = None


Operation = Callable[..., Jet]


def scaled(factor: Array, slope: Array | None) -> Array | None:
    """factor * slope, where a constant stays one."""
    return None if slope is None else factor * slope


def plus(a: Array | None, b: Array | None) -> Array | None:
    """a + b, where None is nothing."""
    return b if a is None else a if b is None else a + b


def smooth(f: Formula, df: Formula) -> Operation:
    """f of a jet by the chain rule, f'(u) u'."""

    def apply(u: Jet) -> Jet:
        return Jet(f(u.value), None if u.slope is None else df(u.value) * u.slope)

    return apply


def negative(u: Jet) -> Jet:
    """-u."""
    return Jet(-u.value, None if u.slope is None else -u.slope)


def add(u: Jet, v: Jet) -> Jet:
    """u + v."""
    return Jet(u.value + v.value, plus(u.slope, v.slope))


def subtract(u: Jet, v: Jet) -> Jet:
    """u - v."""
    return add(u, negative(v))


def multiply(u: Jet, v: Jet) -> Jet:
    """u v, with slope u' v + u v'."""
    return Jet(u.value * v.value, plus(scaled(v.value, u.slope), scaled(u.value, v.slope)))


def divide(u: Jet, v: Jet) -> Jet:
    """q = u / v, with slope u' / v - q v' / v."""
    q = u.value / v.value
    return Jet(q, plus(scaled(1 / v.value, u.slope), scaled(-q / v.value, v.slope)))


def power(u: Jet, v: Jet) -> Jet:
    """u^v, with slope v u^(v-1) u' + u^v log(u) v'; a negative u only has whole powers."""
    value = np.power(u.value, v.value)
    by_base = np.where(v.value == 0, 0, v.value * np.power(u.value, v.value - 1))
    by_exponent = np.where(value == 0, 0, value * np.log(u.value))
    return Jet(value, plus(scaled(by_base, u.slope), scaled(by_exponent, v.slope)))


def larger(u: Jet, v: Jet) -> Jet:
    """max(u, v); where they meet, the slope on the left is the smaller one."""
    return _kinked(u, v, np.maximum, np.minimum, u.value > v.value)


def smaller(u: Jet, v: Jet) -> Jet:
    """min(u, v); where they meet, the slope on the left is the larger one."""
    return _kinked(u, v, np.minimum, np.maximum, u.value < v.value)


def absolute(u: Jet) -> Jet:
    """|u| = max(u, -u), which for u = 0 might be -0."""
    return larger(u, negative(u))._replace(value=np.abs(u.value))


def _kinked(u: Jet, v: Jet, pick: np.ufunc, at_kink: np.ufunc, first: NDArray[np.bool_]) -> Jet:
    value = pick(u.value, v.value)
    if u.slope is None and v.slope is None:
        return Jet(value)
    du, dv = (np.zeros(()) if s is None else s for s in (u.slope, v.slope))
    chosen = np.where(first, du, dv)
    return Jet(value, np.where(u.value == v.value, at_kink(du, dv), chosen))
