"""A course in default Streamlit: `st.navigation`, each page with a title, a slider and a chart."""

from functools import partial

import numpy as np
import plotly.graph_objects as go
import streamlit as st

X = np.arange(-240, 241) / 40
CURVES = {
    "sigmoid": lambda x, a: 1 / (1 + np.exp(-a * x)),
    "tanh": lambda x, a: np.tanh(a * x),
    "relu": lambda x, a: np.maximum(0, a * x),
    "elu": lambda x, a: np.where(x > 0, x, a * np.expm1(x)),
    "swish": lambda x, a: x / (1 + np.exp(-a * x)),
    "gelu": lambda x, a: x / (1 + np.exp(-1.702 * a * x)),
}


def draw(name: str) -> None:
    """One page."""
    st.title(name)
    scale = st.slider("a", 0.1, 3.0, 1.0, 0.1, key=name)
    y = CURVES[name](X, scale)
    figure = go.Figure([go.Scatter(x=X, y=y, name="f")])
    figure.add_scatter(x=X, y=np.gradient(y, X), name="f′")
    st.plotly_chart(figure.update_layout(height=450), key=f"chart-{name}")


def cover() -> None:
    """First page."""
    st.title("Contents")


pages = [st.Page(partial(draw, name), title=name, url_path=name) for name in CURVES]
st.navigation([st.Page(cover, title="Contents"), *pages]).run()
