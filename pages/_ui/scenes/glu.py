"""The GLU family: gate times value over a plane, with a handle to drag."""

import numpy as np

from core.multivariate.gates import BY_NAME
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene
from pages._ui.text import library

NODES = (np.arange(-32, 33) / 8).tolist()
GATE, VALUE = np.meshgrid(NODES, NODES)

LARGEST = 16
"""Largest product of two numbers up to 4, and end of the scale of every gate."""

ALPHAS = ((16, 0.95), (4, 0.5), (1, 0.22), (0, 0))
"""Opacity by value, about as its square root, so that small values are visible."""

# Transparent in the middle, so that 0 has the colour of the page, light or dark.
COLOURS = [
    *([0.5 - size / LARGEST / 2, f"rgba(196, 78, 28, {alpha})"] for size, alpha in ALPHAS),
    *([0.5 + size / LARGEST / 2, f"rgba(36, 122, 196, {alpha})"] for size, alpha in ALPHAS[::-1]),
]


def _figure(language: str) -> figures.Part:
    """Map of the product; the maps of its slopes are hidden, since they are only read out."""
    plane = figures.heat(NODES, NODES, (-LARGEST, LARGEST), COLOURS)
    scale = {"thickness": 12, "outlinewidth": 0, "dtick": 8, "xpad": 6, "ypad": 0}
    hidden = plane | {"visible": False}
    axes = library.words(language)["axis"]
    x, y = figures.axis(-4, 4, axes["gate"], dtick=2), figures.axis(-4, 4, axes["value"])
    product = plane | {"showscale": True, "colorbar": scale}
    return figures.figure([product, hidden, hidden], figures.layout(x, y))


def plane(gate: str) -> Scene:
    """Scene of one gate: output, and its slopes along both inputs.

    All share a name, so the handle stays where it is when another gate is chosen.
    """
    act = BY_NAME[gate]

    def frame(language: str) -> Frame:
        tables = (act.f, act.d_gate, act.d_value)
        return Frame(tuple(table(GATE, VALUE) for table in tables))

    return Scene(
        name="glu-plane",
        figure=_figure,
        frame=frame,
        kind="plane",
        fields=("z", "z", "z"),
        names=lambda language: ("a =", "b =", f"{act.label}(a, b) =", "∂/∂a =", "∂/∂b ="),
        colours=("f", "df", "df"),
        pointer=(1.0, 2.0),
        alt="glu",
        margins=(3.6, 3.4),
    )


PLANES = {gate: plane(gate) for gate in ("swiglu", "geglu", "reglu", "glu", "bilinear")}
"""The gates that LLMs use first, then the older ones."""
