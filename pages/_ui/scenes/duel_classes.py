"""Maps and points of the classes of a duel: each class has a colour and a marker of its own."""

from typing import Any

import numpy as np

from core.duel import PLANE, Run
from pages._ui.scenes.xor import SCALE

CLEAR = "rgba(140,130,120,0.08)"
ORDER = (1, 0, 2)
"""Classes in the order of the style sheet's colours: blue, orange and green."""

MARKERS = {0: "circle", 1: "diamond", 2: "triangle-up"}
STRONG = {0: SCALE[0][1], 1: SCALE[-1][1], 2: "#1A6B3C"}


def _three() -> list[list[Any]]:
    """Colours of k + p / 2 over 3: from clear at p = 1/3 to strong at p = 1, for each class k."""
    scale: list[list[Any]] = []
    for k, colour in STRONG.items():
        places = (k, k + 1 / 6, k + 1 / 2, k + 1)
        colours = (CLEAR, CLEAR, colour, colour)
        scale += [[place / 3, c] for place, c in zip(places, colours, strict=True)]
    return scale


def plane(classes: int) -> dict[str, Any]:
    """Heat map of outputs over the plane, of two classes or of three."""
    return {
        "type": "heatmap",
        "x": PLANE.tolist(),
        "y": PLANE.tolist(),
        "zmin": 0,
        "zmax": 3 if classes == 3 else 1,
        "zsmooth": "fast",
        "colorscale": _three() if classes == 3 else SCALE,
        "showscale": False,
        "opacity": 0.6,
    }


def points(run: Run) -> list[dict[str, Any]]:
    """Training points of each class, with its marker."""
    (y,), x = run.data.y, run.data.x
    shown = ORDER[: run.data.classes]
    parts = [np.round(x[:, y == k], 3).tolist() for k in shown]
    return [
        {"x": across, "y": up, "marker": {"size": 5, "symbol": MARKERS[k]}}
        for k, (across, up) in zip(shown, parts, strict=True)
    ]
