"""One neuron: sliders for three inputs, three weights and a bias, and f at their weighted sum."""

from functools import cache

import numpy as np

from core.activations import BY_NAME, LINEAR, RELU, SIGMOID, STEP, TANH, Activation
from core.analysis.sampling import broken, grid
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library

CHOICES = (SIGMOID, TANH, RELU, STEP, LINEAR)
WIDEST = 8.0
"""Largest |z| at any setting of the sliders: 3 * 1 * 2 + 2."""

Z = np.arange(-80, 81) / 10
EXACT = 10
HEIGHTS = {
    "relu": (-0.8, 8.4),
    "sigmoid": (-0.12, 1.12),
    "step": (-0.12, 1.12),
    "tanh": (-1.15, 1.15),
}
FIRST = {"x": (0.5, -1.0, 1.0), "w": (1.0, 0.5, -0.5)}


def _sliders() -> tuple[Slider, ...]:
    """Sliders x1 w1 x2 w2 x3 w3 b: in two columns each input is beside its weight."""
    row: list[Slider] = []
    for k in range(3):
        sign = "₁₂₃"[k]
        row.append(Slider(f"x{k + 1}", f"x{sign}", FIRST["x"][k], -1, 1, 0.1, "input"))
        row.append(Slider(f"w{k + 1}", f"w{sign}", FIRST["w"][k], -2, 2, 0.1, "weight"))
    return (*row, Slider("b", "b", 0.2, -2, 2, 0.1, "bias"))


def _figure(act: Activation) -> figures.Part:
    """Path from z up to the curve and over to y, the curve, and the point on it."""
    traces = [figures.line(dash="2px,4px"), figures.line(_z(act)), figures.points(13)]
    x = figures.axis(-WIDEST - 0.3, WIDEST + 0.3, "z", dtick=2)
    y = figures.axis(*HEIGHTS.get(act.name, (-8.4, 8.4)), "y")
    return figures.figure(traces, figures.layout(x, y))


def _z(act: Activation) -> Array:
    return grid(act.kinks(**act.defaults), Z)


def _frame(act: Activation, x: Array, w: Array, b: float) -> Frame:
    # The settings are short decimals; the binary rounding error of their sum would tip the step.
    products = x * w
    z = round(float(products.sum() + b), EXACT)
    y = float(act(z))
    way = np.array([z, z, -WIDEST - 0.3, HEIGHTS.get(act.name, (-8.4, 8.4))[0], y, y])
    curve = broken(_z(act), act(_z(act)), act.kinks(**act.defaults))
    numbers = {f"p{k}": float(p) for k, p in enumerate(products, 1)} | {"z": z, "y": y}
    return Frame((way, curve, np.array([z, y])), (), numbers)


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
        fields=("xy", "y", "xy"),
        worked=lambda language: str(library.words(language)["worked"]["neuron"]),
        colours=("soft", "f", "ink"),
        alt="neuron",
        height="18rem",
        margins=(3.6, 1.2),
    )


NEURONS = {act.name: neuron(act.name) for act in CHOICES}
