"""One neuron: its inputs on ribbons of its weights, their sum z piece by piece, and f at z."""

from functools import cache

import numpy as np

from core.activations import BY_NAME, LINEAR, RELU, SIGMOID, STEP, Activation
from core.analysis.sampling import broken, grid
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.scenes import neuron_drawing as drawing
from pages._ui.scenes.neuron_drawing import EDGE, Neuron
from pages._ui.text import library

CHOICES = (STEP, RELU, SIGMOID, LINEAR)
WIDEST = 4.0
"""Largest |z| at any setting of the sliders: 3 * 1 * 1 + 1."""

Z = np.arange(-40, 41) / 10
EXACT = 10
HEIGHTS = {"relu": (-0.4, 4.2), "sigmoid": (-0.12, 1.12), "step": (-0.12, 1.12)}
LINE = (-4.2, 4.2)
FIRST = {"x": (0.5, -1.0, 1.0), "w": (1.0, 0.5, -0.5)}


def _sliders() -> tuple[Slider, ...]:
    """Sliders x1 w1 x2 w2 x3 w3 b, in the order of the grips."""
    row: list[Slider] = []
    for k in range(3):
        sign = "₁₂₃"[k]
        row.append(Slider(f"x{k + 1}", f"x{sign}", FIRST["x"][k], -1, 1, 0.1, "input"))
        row.append(Slider(f"w{k + 1}", f"w{sign}", FIRST["w"][k], -1, 1, 0.1, "weight"))
    return (*row, Slider("b", "b", 0.2, -1, 1, 0.1, "bias"))


def _grips() -> tuple[Grip, ...]:
    pairs = [(Grip("lift", f"x{sign}"), Grip("slide", f"w{sign}")) for sign in "₁₂₃"]
    return (*(grip for pair in pairs for grip in pair), Grip("slide", "b"))


def _figure(act: Activation) -> figures.Part:
    """Below, the path from z to the curve and over to y; above, the neuron and its sum."""
    low = {"xaxis": "x2", "yaxis": "y2"}
    curve = [
        figures.line(dash="2px,4px", width=1.8, **low),
        figures.line(_z(act), width=3, **low),
        figures.points(13, line={"width": 1.8}, **low),
    ]
    bare: figures.Part = {"showgrid": False, "zeroline": False, "showticklabels": False}
    x2 = figures.axis(-EDGE, EDGE, "z", dtick=1, anchor="y2")
    y2 = figures.axis(*_heights(act), "y", domain=[0, drawing.CURVE], anchor="x2", nticks=5)
    x = figures.axis(-EDGE, EDGE, **bare) | {"title": {"text": ""}}
    y = figures.axis(0, drawing.TALL, **bare)
    notes = drawing.names()
    layout = figures.layout(x, y, xaxis2=x2, yaxis2=y2, annotations=notes)
    return figures.figure([*curve, *drawing.parts()], layout)


def _heights(act: Activation) -> tuple[float, float]:
    return HEIGHTS.get(act.name, LINE)


def _z(act: Activation) -> Array:
    return grid(act.kinks(**act.defaults), Z)


def _frame(act: Activation, x: Array, w: Array, b: float) -> Frame:
    # The settings are short decimals; the binary rounding error of their sum would tip the step.
    products = x * w
    z = round(float(products.sum() + b), EXACT)
    y = float(act(z))
    low, high = _heights(act)
    way = np.array([z, z, z, -EDGE, high, low, y, y])
    curve = broken(_z(act), act(_z(act)), act.kinks(**act.defaults))
    numbers = {f"p{k}": float(p) for k, p in enumerate(products, 1)} | {"z": z, "y": y}
    drawn = drawing.traces(Neuron(x, w, b, z, y))
    return Frame((way, curve, np.array([z, y]), *drawn), (), numbers)


@cache
def neuron(name: str) -> Scene:
    """Scene of the neuron with the activation `name` at its defaults."""
    act = BY_NAME[name]

    def frame(language: str, b: float, **given: float) -> Frame:
        x, w = (np.array([given[f"{sign}{k}"] for k in (1, 2, 3)]) for sign in "xw")
        return _frame(act, x, w, b)

    return Scene(
        name="neuron",
        look=f"neuron-{name}",
        figure=lambda language: _figure(act),
        frame=frame,
        sliders=_sliders(),
        kind="template",
        fields=("xy", "y", "xy", *drawing.FIELDS),
        worked=lambda language: str(library.words(language)["worked"]["neuron"]),
        colours=("soft", "f", "ink"),
        grips=_grips(),
        alt="neuron",
        height="clamp(25rem, 100vh - 25rem, 34rem)",
        margins=(3.2, 0.8),
    )


NEURONS = {act.name: neuron(act.name) for act in CHOICES}
