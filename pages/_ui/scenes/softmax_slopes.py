"""Derivatives of softmax: the Jacobian as a heat map, and p - y."""

import numpy as np

from core.multivariate.softmax import cross_entropy, cross_entropy_gradient, jacobian
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text.numbers import figure as text

ROWS = ["∂p₁", "∂p₂", "∂p₃"]
COLUMNS = ["∂z₁", "∂z₂", "∂z₃"]
BARS = ["p₁", "p₂", "p₃"]
# Half transparent, so that the numbers stay readable on a light and a dark page.
SCALE = [
    [0, "rgba(200,80,27,0.6)"],
    [0.4999, "rgba(200,80,27,0)"],
    [0.5001, "rgba(11,98,168,0)"],
    [1, "rgba(11,98,168,0.6)"],
]


def _figure(language: str) -> figures.Part:
    """Jacobian on the left, p - y on the right."""
    cells: figures.Part = {"texttemplate": "%{z:.3f}", "xgap": 2, "ygap": 2}
    table = figures.heat(COLUMNS, ROWS, (-0.25, 0.25), SCALE, **cells)
    pull = figures.bars(BARS, "%{y:.3f}", xaxis="x2", yaxis="y2")
    bare: figures.Part = {"dtick": 1, "zeroline": False, "showgrid": False}
    x, y = figures.axis(-0.5, 2.5, **bare, domain=[0, 0.46]), figures.axis(2.5, -0.5, **bare)
    right = {
        "xaxis2": figures.axis(-0.5, 2.5, dtick=1, zeroline=False, domain=[0.58, 1]),
        "yaxis2": figures.axis(-1.3, 1.3, dtick=0.5, anchor="x2"),
    }
    title = figures.note("p − y", 1, 1.2, xref="x2", yref="y2")
    layout = figures.layout(x, y, bargap=0.35, annotations=[title], **right)
    return figures.figure([table, pull], layout)


def _frame(language: str, y: float, **logits: float) -> Frame:
    z = np.array(list(logits.values()))
    target = np.eye(3)[round(y) - 1]
    table = jacobian(z)
    sums = ", ".join(text(abs(float(row.sum())), 12) for row in table)
    facts = (sums, text(float(np.abs(table).max())), text(float(cross_entropy(z, target))))
    return Frame((table, cross_entropy_gradient(z, target)), facts)


SLOPES = Scene(
    name="softmax-slopes",
    figure=_figure,
    frame=_frame,
    sliders=(
        *(Slider(f"j{k}", COLUMNS[k - 1][1:], k, -5, 5, 0.1, "logit") for k in (1, 2, 3)),
        Slider("y", "y", 3, 1, 3, 1, "right_answer"),
    ),
    fields=("z", "y"),
    facts=("row_sums", "largest_entry", "loss"),
    colours=("df",),
    alt="softmax_slopes",
    height="clamp(10rem, 100vh - 25rem, 16rem)",
    margins=(2.6, 1.0),
)
