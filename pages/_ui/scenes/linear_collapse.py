"""Linear layers in a stack stay one line; and what gradient descent teaches them all the same."""

from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from core.experiments.linear_collapse import SPAN, Collapse, collapse
from core.experiments.linear_learning import Learned, learn_linear_map
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Knob, Scene
from pages._ui.text import library
from pages._ui.text.numbers import figure as text
from pages._ui.text.numbers import scientific

DEEPEST = 10
EVERY = 5
POWERS = tuple(range(0, -31, -10))


@cache
def stacked() -> Collapse:
    """The same weights of ten layers, with nothing and with ReLU between them."""
    return collapse(np.random.default_rng(0), depth=DEEPEST)


@cache
def learned() -> Learned:
    """A linear net of three layers that learns a linear map."""
    return learn_linear_map(np.random.default_rng(1), np.random.default_rng(2))


def _stack(tag: str) -> dict[str, Any]:
    words = library.words(tag)["axis"]
    layout = figures.layout((float(SPAN[0]), float(SPAN[-1])), (-0.06, 1.06))
    layout.xaxis.update(title=figures.titled(words["along"]), dtick=1)
    layout.yaxis.title = figures.titled(words["output"])
    lines = [go.Scatter(x=SPAN.tolist(), mode="lines", line_simplify=False) for _ in range(2)]
    return go.Figure(lines, layout).to_plotly_json()


def _stack_frame(tag: str, layers: float) -> Frame:
    k, found = round(layers) - 1, stacked()
    gap = scientific(found.gap[k]) if found.gap[k] else "0"
    fits = (f"{found.linear.r2[k]:.3f}", f"{found.bent.r2[k]:.3f}")
    lines = (_stretched(stack.slices[k]) for stack in (found.linear, found.bent))
    return Frame(tuple(lines), (f"{k + 1}", gap, *fits))


def _stretched(line: Array) -> Array:
    """A line from 0 to 1: deep ReLU layers vary so little that no bend would be seen."""
    stretched: Array = (line - line.min()) / (line.max() - line.min())
    return stretched


STACK = Scene(
    name="linear-stack",
    figure=_stack,
    frame=_stack_frame,
    knobs=(Knob("layers", "", 1, 1, DEEPEST, 1, "layers"),),
    kind="curves",
    fields=("y", "y"),
    names=lambda tag: (library.words(tag)["scene"]["linear"], "ReLU"),
    facts=("layers", "from_one_map", "r2_linear", "r2_relu"),
    colours=("f", "a"),
    pointer=1.0,
    alt="linear_stack",
    height="20rem",
    margins=(3.6, 4.2),
)


def _loss(tag: str) -> dict[str, Any]:
    """The logarithm of the loss on a straight axis, which the pointer layer can read."""
    layout = figures.layout((-8, learned().loss.size + 7), (-33.5, 2.5))
    layout.xaxis.update(
        title=figures.titled(library.words(tag)["axis"]["training_steps"]), dtick=100
    )
    layout.yaxis.update(tickvals=POWERS, zeroline=False)
    layout.yaxis.ticktext = ["1", *(scientific(10.0**p, 0).removeprefix("1×") for p in POWERS[1:])]
    whole = go.Scatter(mode="lines", line_simplify=False)
    return go.Figure([whole, go.Scatter(mode="markers", marker_size=11)], layout).to_plotly_json()


def _loss_frame(tag: str, n: float) -> Frame:
    loss, here = np.log10(learned().loss), round(n)
    steps = np.arange(loss.size)
    told = f"{here}", text(learned().loss[here], 3)
    return Frame((np.concatenate([steps, loss]), np.array([here, loss[here]])), told)


LEARNING = Scene(
    name="linear-learning",
    figure=_loss,
    frame=_loss_frame,
    knobs=(Knob("n", "", 0, 0, 500, EVERY, "training_steps"),),
    kind="film",
    fields=("xy", "xy"),
    facts=("training_steps", "mse"),
    colours=("f", "ink"),
    alt="linear_learning",
    height="14rem",
    margins=(3.6, 1.2),
)
