"""Softmax: logits and a temperature on sliders, probabilities as bars."""

from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.softmax import softmax
from pages._ui import figures
from pages._ui.facts_text import figure as text
from pages._ui.scene import Frame, Knob, Scene

FIRST = (2.0, 1.0, 0.0, -1.0, 0.5, -0.5)


def _knobs(classes: int) -> tuple[Knob, ...]:
    logits = [
        Knob(f"z{k}", f"z{'₁₂₃₄₅₆'[k - 1]}", FIRST[k - 1], -5, 5, 0.1, "logit")
        for k in range(1, classes + 1)
    ]
    return (*logits, Knob("t", "T", 1.0, 0.1, 5, 0.1, "temperature"))


def _figure(classes: int) -> dict[str, Any]:
    names = [f"p{'₁₂₃₄₅₆'[k]}" for k in range(classes)]
    layout = figures.layout((-0.6, classes - 0.4), (0, 1.05))
    layout.xaxis.update(dtick=1, zeroline=False)
    layout.bargap = 0.35
    return go.Figure(go.Bar(x=names, y=[0.0] * classes), layout).to_plotly_json()


def _frame(tag: str, t: float, **logits: float) -> Frame:
    z = np.array(list(logits.values()))
    p = softmax(z, t)
    facts = (" + ".join(text(v, 3) for v in p) + " = 1", text(float(p.max()), 3))
    return Frame((p,), facts)


@cache
def bars(classes: int) -> Scene:
    """The scene for three to six classes."""
    return Scene(
        name=f"softmax-{classes}",
        figure=lambda tag: _figure(classes),
        frame=_frame,
        knobs=_knobs(classes),
        facts=("sums", "largest"),
        alt="softmax",
        height="16rem",
    )
