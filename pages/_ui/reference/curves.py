"""Curves of a function: f as a solid line and f' as a dashed one, as an SVG."""

from functools import cache

import numpy as np

from core.activations import BY_NAME, Activation
from core.analysis.sampling import broken, grid
from core.multivariate import gates
from core.multivariate.softmax import softmax
from core.numerics.elementwise import Array

REACH, LOW, HIGH = 4.0, -2.0, 2.4
"""Ends of both axes, which have the same unit; SELU ends at -1.758 on the left."""

WIDE, TALL = 48.0, 48.0 * (HIGH - LOW) / (2 * REACH)
SPAN = np.linspace(-REACH, REACH, 81)


@cache
def svg(function: str) -> str:
    """Picture of a catalogue function, of a gate at the value 1, or of softmax of (x, 0, 0)."""
    x, f, df = curves(function)
    zero, middle = _down(np.zeros(1))[0], WIDE / 2
    axes = f"M0 {zero:.1f}H{WIDE:g}M{middle:g} 0V{TALL:g}"
    drawn = {"mini-axes": axes, "mini-df": _path(x, df), "mini-f": _path(x, f)}
    paths = "".join(f'<path class="{name}" d="{d}"/>' for name, d in drawn.items())
    return f'<svg class="mini" viewBox="0 0 {WIDE:g} {TALL:g}" aria-hidden="true">{paths}</svg>'


def curves(function: str) -> tuple[Array, Array, Array]:
    """x, f and f', with gaps at their jumps."""
    if function == "softmax":
        share = softmax(np.stack([SPAN, 0 * SPAN, 0 * SPAN], axis=-1))[:, 0]
        return SPAN, share, share * (1 - share)
    act = gates.BY_NAME[function].act if function in gates.BY_NAME else BY_NAME[function]
    return _curves(act)


def _curves(act: Activation) -> tuple[Array, Array, Array]:
    kinks = act.kinks(**act.defaults)
    x = grid(kinks, SPAN)
    return x, broken(x, act(x), kinks), broken(x, act.grad(x), kinks)


def _down(y: Array) -> Array:
    return np.clip((HIGH - y) / (HIGH - LOW) * TALL, -TALL, 2 * TALL)


def _path(x: Array, y: Array) -> str:
    """Line through the points, interrupted where y is nan."""
    across, down = (x + REACH) / (2 * REACH) * WIDE, _down(y)
    pen, parts = "M", []
    for a, d in zip(across, down, strict=True):
        parts.append(f"{pen}{a:.1f} {d:.1f}" if np.isfinite(d) else "")
        pen = "L" if np.isfinite(d) else "M"
    return "".join(parts)
