"""Forward-mode differentiation with jets: values with their derivatives."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.numerics.elementwise import Array, Formula


class Jet(NamedTuple):
    """Value and derivative with respect to x, arrays that broadcast; None for a constant.

    None instead of a slope of 0 avoids products 0 * inf.
    """

    value: Array
    slope: Array | None = None


Operation = Callable[..., Jet]


def scaled(factor: Array, slope: Array | None) -> Array | None:
    """factor * slope, or None for a constant."""
    return None if slope is None else factor * slope


def plus(a: Array | None, b: Array | None) -> Array | None:
    """a + b, with None as 0."""
    return b if a is None else a if b is None else a + b


def smooth(f: Formula, df: Formula) -> Operation:
    """Operation f on a jet by the chain rule, with slope f'(u) u'."""

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
    """u^v, with slope v u^(v-1) u' + u^v log(u) v'; nan for u < 0 unless v is an integer."""
    value = np.power(u.value, v.value)
    by_base = np.where(v.value == 0, 0, v.value * np.power(u.value, v.value - 1))
    by_exponent = np.where(value == 0, 0, value * np.log(u.value))
    return Jet(value, plus(scaled(by_base, u.slope), scaled(by_exponent, v.slope)))


def larger(u: Jet, v: Jet) -> Jet:
    """max(u, v), with the smaller (left) slope where u = v."""
    return _kinked(u, v, np.maximum, np.minimum, u.value > v.value)


def smaller(u: Jet, v: Jet) -> Jet:
    """min(u, v), with the larger (left) slope where u = v."""
    return _kinked(u, v, np.minimum, np.maximum, u.value < v.value)


def absolute(u: Jet) -> Jet:
    """|u|, with the slope of max(u, -u); +0 for u = -0."""
    return larger(u, negative(u))._replace(value=np.abs(u.value))


def _kinked(u: Jet, v: Jet, pick: np.ufunc, at_kink: np.ufunc, first: NDArray[np.bool_]) -> Jet:
    value = pick(u.value, v.value)
    if u.slope is None and v.slope is None:
        return Jet(value)
    du, dv = (np.zeros(()) if s is None else s for s in (u.slope, v.slope))
    chosen = np.where(first, du, dv)
    return Jet(value, np.where(u.value == v.value, at_kink(du, dv), chosen))
