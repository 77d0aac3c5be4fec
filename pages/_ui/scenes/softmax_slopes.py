"""How softmax answers to its logits: the Jacobian as a table of colours, and p - y."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.multivariate.softmax import cross_entropy, cross_entropy_gradient, jacobian
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Knob, Scene
from pages._ui.text.numbers import figure as text

ROWS = ["∂p₁", "∂p₂", "∂p₃"]
COLUMNS = ["∂z₁", "∂z₂", "∂z₃"]
BARS = ["p₁", "p₂", "p₃"]
# Half transparent, so that the numbers stay readable on paper and on ink.
SCALE = [
    [0, "rgba(200,80,27,0.6)"],
    [0.4999, "rgba(200,80,27,0)"],
    [0.5001, "rgba(11,98,168,0)"],
    [1, "rgba(11,98,168,0.6)"],
]


def _figure(tag: str) -> dict[str, Any]:
    """The Jacobian on the left, p - y on the right."""
    table = go.Heatmap(x=COLUMNS, y=ROWS, z=np.zeros((3, 3)).tolist(), zmin=-0.25, zmax=0.25)
    table.update(colorscale=SCALE, showscale=False, texttemplate="%{z:.3f}", xgap=2, ygap=2)
    pull = go.Bar(x=BARS, y=[0.0] * 3, xaxis="x2", yaxis="y2")
    pull.update(texttemplate="%{y:.3f}", textposition="outside", cliponaxis=False)
    pull.update(textfont_size=17, constraintext="none")
    layout = figures.layout((-0.5, 2.5), (2.5, -0.5))
    layout.xaxis.update(dtick=1, domain=[0, 0.46], zeroline=False, showgrid=False)
    layout.yaxis.update(dtick=1, zeroline=False, showgrid=False)
    layout.xaxis2 = figures.AXIS | {"range": [-0.5, 2.5], "domain": [0.58, 1], "zeroline": False}
    layout.yaxis2 = figures.AXIS | {"range": [-1.3, 1.3], "anchor": "x2", "dtick": 0.5}
    layout.bargap = 0.35
    title = {"x": 1, "y": 1.2, "xref": "x2", "yref": "y2", "text": "p − y", "showarrow": False}
    layout.annotations = [title]
    return go.Figure([table, pull], layout).to_plotly_json()


def _frame(tag: str, y: float, **logits: float) -> Frame:
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
    knobs=(
        *(Knob(f"j{k}", COLUMNS[k - 1][1:], k, -5, 5, 0.1, "logit") for k in (1, 2, 3)),
        Knob("y", "y", 3, 1, 3, 1, "right_answer"),
    ),
    fields=("z", "y"),
    facts=("row_sums", "largest_entry", "loss"),
    colours=("df",),
    alt="softmax_slopes",
    height="clamp(10rem, 100vh - 25rem, 16rem)",
    margins=(2.6, 1.0),
)
