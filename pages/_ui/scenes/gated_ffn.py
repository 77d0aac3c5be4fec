"""The FFN of SwiGLU, opened: gates and values on two fans, their products on a third."""

import numpy as np

from core.activations import LINEAR, SWISH
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.ffn_drawing import OPEN, REACH, box, curve, drawing, fan, flat, path
from pages._ui.text import library

INPUTS = OUTPUTS = np.array([4.4, 6.0, 7.6])
GATES, VALUES = np.linspace(0.8, 4.7, 4), np.linspace(7.3, 11.2, 4)
PRODUCTS = np.linspace(3.9, 8.1, 4)
LOW, BOTTOM, TOP, MEET, HIGH = 0.9, 3.2, 5.2, 6.8, 9.3
HALF = 0.5

GATE_FIRST, GATE_REST = np.array([1.1, -0.9, 0.5, -1.2]), np.array([0.2, 0.6, -0.8, -0.3])
VALUE_FIRST, VALUE_REST = np.array([-0.6, 1.0, 0.9, 0.4]), np.array([1.2, -0.5, 0.7, -1.5])
"""a and b as lines over the first input: its weight, and all that the other two add up to."""


def _figure(language: str) -> figures.Part:
    """Traces in the order of the frame; names of the matrices and of both sides."""
    words = library.words(language)["axis"]
    lines = [figures.line(width=width) for width in (0.9, 1.4, 2.6, 1.6, 2.0)]
    notes = [
        figures.note("W", 2.5, 2.0),
        figures.note("V", 9.5, 2.0),
        figures.note("W₂", 8.6, (MEET + HIGH) / 2),
        figures.note("⊗", PRODUCTS[0] - 0.6, MEET),
        figures.note(words["gate"], GATES[0] - HALF, TOP + 1.05, xanchor="left"),
        figures.note(words["value"], VALUES[-1] + HALF, TOP + 1.05, xanchor="right"),
    ]
    return drawing(lines, notes)


def _still() -> list[Array]:
    """Fans of the three matrices and the frames, which never move."""
    fans = [
        *fan(INPUTS, LOW, GATES, BOTTOM),
        *fan(INPUTS, LOW, VALUES, BOTTOM),
        *fan(PRODUCTS, MEET, OUTPUTS, HIGH),
    ]
    frames = [box(x - HALF, x + HALF, BOTTOM, TOP) for x in (*GATES, *VALUES)]
    meeting = zip(GATES, VALUES, PRODUCTS, strict=True)
    ways = [path((a, TOP), (p, MEET), (b, TOP)) for a, b, p in meeting]
    return [flat(fans), flat(frames + ways)]


def _frame(language: str, x1: float) -> Frame:
    a, b = GATE_FIRST * x1 + GATE_REST, VALUE_FIRST * x1 + VALUE_REST
    gate = np.asarray(SWISH(a), dtype=float)
    passed = np.abs(gate * b) > OPEN
    middle, tall = (BOTTOM + TOP) / 2, (TOP - BOTTOM) / 2
    curves = [curve(SWISH, x, middle, HALF, tall) for x in GATES]
    lines = [curve(LINEAR, x, middle, HALF, tall) for x in VALUES]
    lit = fan(np.where(passed, PRODUCTS, np.nan), MEET, OUTPUTS, HIGH)
    across = np.concatenate([GATES + HALF * a / REACH, VALUES + HALF * b / REACH])
    upward = middle + tall * np.concatenate([gate, b]) / REACH
    nodes = np.concatenate([INPUTS, PRODUCTS, OUTPUTS])
    heights = np.repeat([LOW, MEET, HIGH], [len(INPUTS), len(PRODUCTS), len(OUTPUTS)])
    moving = (
        flat(curves),
        flat(lines),
        flat(lit),
        np.concatenate([nodes, heights]),
        np.concatenate([across, upward]),
        np.array([INPUTS[0], LOW - 0.05, x1]),
    )
    weights = len(PRODUCTS) * (2 * len(INPUTS) + len(OUTPUTS))
    return Frame((*_still(), *moving), (f"{passed.sum()} / {len(passed)}", f"{weights}"))


GATED_FFN = Scene(
    name="gated-ffn",
    figure=_figure,
    frame=_frame,
    sliders=(Slider("x1", "x₁", 1.0, -1.5, 1.5, 0.1, "input"),),
    fields=("xy",) * 7 + ("label",),
    facts=("passed_products", "weights_needed"),
    colours=("soft", "ink", "f", "ink", "f", "ink", "ink", "ink"),
    alt="gated_ffn",
    height="22rem",
    margins=(0.4, 0.4),
)
