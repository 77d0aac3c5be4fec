"""Swish and its slope on the lesson's grid, for the peers written in Python."""

import numpy as np
import plotly.graph_objects as go

X = np.arange(-240, 241) / 40
LOW, HIGH, STEP, START = 0.0, 10.0, 0.1, 1.0


def figure(beta: float) -> go.Figure:
    """f and f' for one beta, on fixed axes."""
    s = 1 / (1 + np.exp(-beta * X))
    f = X * s
    drawn = go.Figure([go.Scatter(x=X, y=f, name="f")])
    drawn.add_scatter(x=X, y=s + beta * f * (1 - s), name="f′")
    return drawn.update_layout(height=450, xaxis_range=[-6, 6], yaxis_range=[-1, 6.5])
