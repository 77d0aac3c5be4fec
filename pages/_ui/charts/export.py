"""What a learner takes away: the function as code, and the curve as a table."""

from functools import partial

import numpy as np
import streamlit as st

from core.activations import Activation
from core.activations.program import Framework
from core.analysis.sampling import GRID
from pages._ui.text.language import say

FRAMEWORKS: dict[str, Framework] = {"NumPy": "numpy", "PyTorch": "torch", "JAX": "jax"}


def offer(act: Activation, given: dict[str, float], locked: bool) -> None:
    """Code with the present parameters, and the CSV; both wait while a quiz hides the formula."""
    if locked:
        return
    # The highlighter is 1.5 MB: only who opens the box loads it.
    box = st.expander(say("code.title"), key=f"code-{act.name}", on_change="rerun")
    if box.open:
        with box:
            for tab, framework in zip(st.tabs(list(FRAMEWORKS)), FRAMEWORKS.values(), strict=True):
                tab.code(act.program(framework, **given), language="python")
    st.download_button(
        say("code.csv"),
        partial(table, act, given),
        file_name=f"{act.name}{''.join(f'_{k}={v:g}' for k, v in given.items())}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"csv-{act.name}",
    )


def table(act: Activation, given: dict[str, float]) -> str:
    """x, f(x) and f'(x) on the plotting grid, as CSV."""
    import pandas as pd  # only here: an in-browser build need not load it to draw

    x = np.asarray(GRID)
    columns = {"x": x, "f": act(x, **given), "df": act.grad(x, **given)}
    return pd.DataFrame(columns).to_csv(index=False, lineterminator="\n")
