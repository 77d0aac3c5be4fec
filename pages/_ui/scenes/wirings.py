"""Two wirings of a gate: Swish is opened by the signal itself, an LSTM by another value."""

import numpy as np

from core.activations import SIGMOID
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.ffn_drawing import flat, label, path
from pages._ui.text import library

PIPES = np.array([3.0, 9.2])
LEAF = 1.15
"""Half the width of a pipe, and length of the leaf of a closed gate."""

BOTTOM, GATE, TOP, TAP = 0.9, 3.4, 5.6, 1.7
WIRES = np.array([0.9, 7.1])


def _still() -> Array:
    """Walls of both pipes, and the wires to their gates: one leaves the pipe, one comes to it."""
    walls = [path((p + s * LEAF, BOTTOM), (p + s * LEAF, TOP)) for p in PIPES for s in (-1, 1)]
    own = path((PIPES[0], TAP), (WIRES[0], TAP), (WIRES[0], GATE), (PIPES[0] - LEAF, GATE))
    other = path((WIRES[1], BOTTOM), (WIRES[1], GATE), (PIPES[1] - LEAF, GATE))
    return flat([*walls, own, other])


def _figure(language: str) -> figures.Part:
    """Parts that stay, leaves of the gates, and numbers."""
    named = zip((library.words(language)["section"]["swish"], "LSTM"), PIPES, strict=True)
    notes = [figures.note(name, pipe, 6.9) for name, pipe in named]
    bare: figures.Part = {"visible": False}
    x, y = figures.axis(0, 12, **bare), figures.axis(0, 7.3, **bare)
    texts = ("x = %{customdata:.1f}", "a = %{customdata:.1f}", "%{customdata:.0%}")
    traces = [figures.line(width=2.2), figures.line(width=7), *map(label, texts)]
    traces.append(label("<b>%{customdata:.2f}</b>"))
    return figures.figure(traces, figures.layout(x, y, annotations=notes))


def _frame(language: str, x: float, a: float) -> Frame:
    opened = np.asarray(SIGMOID(np.array([x, a])), dtype=float)
    leaves = [
        path((p + s * LEAF, GATE), (p + s * LEAF * share, GATE))
        for p, share in zip(PIPES, opened, strict=True)
        for s in (-1, 1)
    ]
    return Frame(
        (
            _still(),
            flat(leaves),
            _at(PIPES, 0.45, np.array([x, x])),
            _at(WIRES[1:], 0.45, np.array([a])),
            _at(PIPES, GATE + 0.55, opened),
            _at(PIPES, 6.1, x * opened),
        )
    )


def _at(x: Array, y: float, numbers: Array) -> Array:
    """Numbers in a row."""
    return np.concatenate([x, np.full(len(x), y), numbers])


WIRINGS = Scene(
    name="wirings",
    figure=_figure,
    frame=_frame,
    sliders=(
        Slider("x", "x", 2.0, -4, 4, 0.1, "signal"),
        Slider("a", "a", -3.0, -4, 4, 0.1, "other_value"),
    ),
    fields=("xy", "xy", *["label"] * 4),
    colours=("soft", "a", "ink", "ink", "a", "f"),
    alt="wirings",
    height="19rem",
    margins=(0.4, 0.4),
)
