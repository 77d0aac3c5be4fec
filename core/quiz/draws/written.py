"""Numbers and lines as LaTeX, short enough to be read at a glance."""

from math import isclose

SHORT = 4
"""A number that ends within so many significant digits is written as it is."""
DIGITS = 3
"""The significant digits of any other."""


def number(value: float) -> str:
    r"""A number as LaTeX: 2.5, 11008, -0.632, 9.54\times10^{-7}."""
    if value == int(value) and abs(value) < 1e9:
        return str(int(value))
    text = f"{value:.{SHORT if is_short(value) else DIGITS}g}"
    if abs(float(text)) < 1e-3 or "e" in text:
        mantissa, power = f"{value:.{DIGITS - 1}e}".split("e")
        return rf"{float(mantissa):g}\times10^{{{int(power)}}}"
    return text


def is_short(value: float) -> bool:
    """Whether `number` writes all of it."""
    whole = value == int(value) and abs(value) < 1e9
    short = isclose(value, float(f"{value:.{SHORT}g}"), rel_tol=1e-12)
    return whole or (short and abs(value) >= 1e-3)


def line(slope: float, offset: float) -> str:
    """The straight line slope x + offset: 2x-3, -x, 0.5x+1."""
    steep = {1.0: "", -1.0: "-"}.get(slope, number(slope))
    sign = "+" if offset > 0 else ""
    return f"{steep}x{sign}{number(offset)}" if offset else f"{steep}x"
