"""Export of an activation: its code, and its curve as CSV."""

import inspect
from functools import partial

import numpy as np
import streamlit as st

from core.activations import Activation
from core.activations.program import Framework
from core.analysis.sampling import GRID
from core.nn import reference_mlp
from pages._ui.charts import csv_table
from pages._ui.session import projector
from pages._ui.text.language import say

FRAMEWORKS: dict[str, Framework] = {"NumPy": "numpy", "PyTorch": "torch", "JAX": "jax"}


def code(act: Activation, given: dict[str, float]) -> None:
    """Show the code for these parameters, a tab for each framework."""
    for tab, framework in zip(st.tabs(list(FRAMEWORKS)), FRAMEWORKS.values(), strict=True):
        tab.code(act.program(framework, **given), language="python")


def csv(act: Activation, given: dict[str, float]) -> None:
    """Offer the curve at these parameters as CSV."""
    numbers = "".join(f"_{name}={value:g}" for name, value in given.items())
    csv_table.download_button(
        say("code.csv"),
        partial(table, act, given),
        file_name=f"{act.name}{numbers}.csv",
        key=f"csv-{act.name}",
    )


def table(act: Activation, given: dict[str, float]) -> str:
    """CSV of x, f(x) and f'(x) on the plotting grid."""
    x = np.asarray(GRID)
    return csv_table.csv_table({"x": x, "f": act(x, **given), "df": act.grad(x, **given)})


def reference_network() -> None:
    """Show the source of the reference network in a closed expander; not at the projector."""
    if projector.is_on():
        return
    # The highlighter is 1.5 MB: it is loaded when the box is opened.
    box = st.expander(say("code.network"), key="code-network", on_change="rerun")
    if box.open:
        box.caption(say("code.network_note"))
        box.code(inspect.getsource(reference_mlp), language="python")
