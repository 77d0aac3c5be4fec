"""Shapes of small drawings, as names and attributes of SVG elements."""

from collections.abc import Iterable

import numpy as np

from core.numerics.elementwise import Array

WIDE, HIGH = 120, 60
"""Size of a drawing."""

Shape = tuple[str, dict[str, str | float]]
"""Name and attributes of an SVG element; its class is one of assets/web/map/map.css."""

X = np.linspace(-4, 4, 41)


def line(x: Iterable[float], y: Iterable[float], look: str) -> Shape:
    """Line through points."""
    places = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return "polyline", {"class": look, "points": places}


def curve(y: Array, look: str, box: tuple[float, float, float, float], top: float) -> Shape:
    """Curve over X with y from -top to top, in a box: left, upper edge, width, height.

    Parts beyond the drawing or the box are left out.
    """
    left, upper, width, height = box
    across = left + (X - X[0]) / (X[-1] - X[0]) * width
    down = upper + (1 - y / top) * height / 2
    kept = (np.abs(y) <= top) & (down >= 0) & (down <= HIGH)
    return line(across[kept], down[kept], look)


def dot(x: float, y: float, size: float, look: str) -> Shape:
    """Circle around a point."""
    return "circle", {"class": look, "cx": round(float(x), 1), "cy": round(float(y), 1), "r": size}


def bar(x: float, y: float, width: float, height: float, look: str = "map-bar") -> Shape:
    """Rectangle with round corners."""
    box = {"x": x, "y": round(y, 1), "width": width, "height": round(height, 1), "rx": 1.5}
    return "rect", {"class": look, **box}


def cell(x: float, y: float, look: str, darkness: float) -> Shape:
    """Cell of a heat map."""
    box = {"x": x, "y": y, "width": 9.4, "height": 9.4}
    return "rect", {"class": look, "opacity": darkness, **box}
