"""Numbers and intervals as text."""

import re
from math import inf, isfinite, isinf

from core.activations import Interval

NO_BREAK = "\u00a0"
RAISED, LOWERED = re.compile("[⁻⁰¹²³⁴-⁹]+"), re.compile("[₀-₉]+")
AS_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "−01234567890123456789")


def figure(value: float, places: int = 4) -> str:
    """Number as text: with the minus sign −, ∞, powers of ten if tiny, and no trailing zeros."""
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    if value and abs(value) < 10**-places / 2:
        return scientific(value)
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def scientific(value: float, places: int = 1) -> str:
    """Number in scientific notation: 4.732×10⁻⁴."""
    digits, power = f"{value:.{places}e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{digits}×10{raised}".replace("-", "−")


def number(value: float) -> str:
    """Number with three digits, and a power of ten if it is very small or large."""
    if not isfinite(value):
        return "∞" if value > 0 else "—"
    if value and not 1e-3 <= abs(value) < 1e4:
        return scientific(value)
    return figure(float(f"{value:.3g}"))


def raised(text: str) -> str:
    """Text with its superscript and subscript digits as the elements <sup> and <sub>.

    Fonts draw the characters themselves unevenly.  HTML reads the elements, and so does Plotly.
    """
    text = RAISED.sub(lambda run: f"<sup>{run[0].translate(AS_DIGITS)}</sup>", text)
    return LOWERED.sub(lambda run: f"<sub>{run[0].translate(AS_DIGITS)}</sub>", text)


def interval(bounds: Interval) -> str:
    """Interval in mathematical notation: [0, ∞), or {0, 1} for a set of two values."""
    if bounds.low == bounds.high:
        return f"{{{figure(bounds.low)}}}"
    left, right = "[" if bounds.closed_low else "(", "]" if bounds.closed_high else ")"
    if bounds.ends_only:
        left, right = "{}"
    return f"{left}{figure(bounds.low)}, {figure(bounds.high)}{right}"


def stretch(part: Interval) -> str:
    """Open interval as an inequality: x < −2.19."""
    if part.low == -inf and part.high == inf:
        return "(−∞, ∞)"
    if part.low == -inf:
        return f"x{NO_BREAK}<{NO_BREAK}{figure(part.high, 2)}"
    if part.high == inf:
        return f"x{NO_BREAK}>{NO_BREAK}{figure(part.low, 2)}"
    return f"{figure(part.low, 2)} < x < {figure(part.high, 2)}".replace(" ", NO_BREAK)
