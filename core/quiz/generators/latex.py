"""Numbers and straight lines as short LaTeX."""

from math import isclose

MAX_EXACT_DIGITS = 4
"""A number of at most this many significant digits is written exactly."""
ROUNDED_DIGITS = 3
"""Significant digits of any other number."""


def latex_number(value: float) -> str:
    r"""Number as LaTeX: 2.5, 11008, -0.632, 9.54\times10^{-7}."""
    if value == int(value) and abs(value) < 1e9:
        return str(int(value))
    text = f"{value:.{MAX_EXACT_DIGITS if is_exact(value) else ROUNDED_DIGITS}g}"
    if abs(float(text)) < 1e-3 or "e" in text:
        mantissa, power = f"{value:.{ROUNDED_DIGITS - 1}e}".split("e")
        return rf"{float(mantissa):g}\times10^{{{int(power)}}}"
    return text


def is_exact(value: float) -> bool:
    """Whether `latex_number` writes the number without rounding."""
    whole = value == int(value) and abs(value) < 1e9
    short = isclose(value, float(f"{value:.{MAX_EXACT_DIGITS}g}"), rel_tol=1e-12)
    return whole or (short and abs(value) >= 1e-3)


def latex_line(slope: float, offset: float) -> str:
    """Straight line slope x + offset: 2x-3, -x, 0.5x+1."""
    steep = {1.0: "", -1.0: "-"}.get(slope, latex_number(slope))
    sign = "+" if offset > 0 else ""
    return f"{steep}x{sign}{latex_number(offset)}" if offset else f"{steep}x"
