"""The GLU family: gate times value over a plane, with a handle to drag."""

from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.gates import BY_NAME
from pages._ui import figures
from pages._ui.scene import Frame, Scene

NODES = (np.arange(-32, 33) / 8).tolist()
GATE, VALUE = np.meshgrid(NODES, NODES)


def _figure(tag: str) -> dict[str, Any]:
    flat = go.Heatmap(x=NODES, y=NODES, z=GATE, zmid=0, zmin=-8, zmax=8, showscale=False)
    hidden = [go.Heatmap(x=NODES, y=NODES, z=GATE, visible=False) for _ in range(2)]
    flat.colorscale = [[0, "#C8501B"], [0.5, "#FCFBF8"], [1, "#0B62A8"]]
    return go.Figure([flat, *hidden], figures.layout((-4, 4), (-4, 4))).to_plotly_json()


@cache
def plane(gate: str) -> Scene:
    """The scene of one gate: output, and its slopes along both inputs."""
    act = BY_NAME[gate]

    def frame(tag: str) -> Frame:
        tables = (act.f, act.d_gate, act.d_value)
        return Frame(tuple(table(GATE, VALUE) for table in tables))

    return Scene(
        name=f"glu-{gate}",
        figure=_figure,
        frame=frame,
        kind="plane",
        fields=("z", "z", "z"),
        names=lambda tag: ("a =", "b =", f"{act.label}(a, b) =", "∂/∂a =", "∂/∂b ="),
        colours=("f", "df", "df"),
        pointer=(1.0, 2.0),
        alt="glu",
    )
