"""Dimmer: a signal, a gate between 0 and 1 that melts from a step, and their product."""

import numpy as np

from core.activations import SIGMOID
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

WIDEST = 4.0
HAIR = 1e-9
X = np.sort(np.append(np.linspace(-WIDEST, WIDEST, 321), -HAIR))
"""Inputs, with one just below 0 so that the step is upright."""

STOPS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""Melting of the gate: 0 is a step, 1 is half open everywhere."""


def steepness(melt: float) -> float:
    """Beta of the gate: infinite where nothing is molten, 1 in the middle, 0 at the end."""
    return (1 - melt) / melt if melt else np.inf


def gate(x: Array, melt: float) -> Array:
    """Share of x that passes: the sigmoid of beta x, or the step."""
    beta = steepness(melt)
    opened: Array = np.where(x >= 0, 1.0, 0.0) if np.isinf(beta) else SIGMOID(beta * x)
    return opened


def figure(x: Array) -> figures.Part:
    """Product, gate and signal over the inputs x."""
    product, opened = figures.line(x, width=4), figures.line(x, width=3)
    signal = figures.line(x, figures.DASH, 1.8)
    across, up = figures.axis(-WIDEST, WIDEST, dtick=1), figures.axis(-1.6, WIDEST, dtick=1)
    return figures.figure([product, opened, signal], figures.layout(across, up))


def _frame(language: str, melt: float) -> Frame:
    opened = gate(X, melt)
    return Frame((X * opened, opened, X), (f"β = {text(steepness(melt), 2)}",))


def _names(language: str) -> tuple[str, ...]:
    words = library.words(language)["scene"]
    return words["dimmer_product"], words["dimmer_gate"], words["dimmer_signal"]


DIMMER = Scene(
    name="dimmer",
    figure=lambda language: figure(X),
    frame=_frame,
    sliders=(Slider("melt", "", 0.0, 0.0, 1.0, 0.05, "melt", STOPS),),
    kind="curves",
    fields=("y",) * 3,
    names=_names,
    facts=("steepness",),
    colours=("f", "a", "soft"),
    pointer=1.0,
    alt="dimmer",
    height="24rem",
    margins=(2.4, 4.6),
)
