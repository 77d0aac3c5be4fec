"""Gate maker: a function as its input times a gate, g(x) = f(x) / x."""

from functools import lru_cache

import numpy as np
import streamlit as st

from core.custom import GATES, CustomFunction
from core.numerics.elementwise import Array
from pages._ui.charts import scene
from pages._ui.charts.scene import Frame, Scene
from pages._ui.lab import custom_state
from pages._ui.scenes import dimmer
from pages._ui.session import projector
from pages._ui.text import library
from pages._ui.text.language import say

X = np.setdiff1d(np.linspace(-dimmer.WIDEST, dimmer.WIDEST, 321), [0.0])
"""Inputs without 0, where a gate cannot be read off f."""

HIGHEST = 30.0
"""Size up to which values are drawn; the chart ends far below."""

KEY = "own-gate"
MADE = {gate.name: gate for gate in GATES}


def show() -> None:
    """Show the gates to choose from, and the gate of the present function."""
    custom = custom_state.present()
    if not projector.is_on():
        names = {name: say(f"gate_maker.{name}") for name in MADE}
        written = {gate.formula: gate.name for gate in GATES}
        st.session_state[KEY] = written.get(custom_state.formula())
        st.pills(
            say("gate_maker.pick"),
            list(MADE),
            key=KEY,
            format_func=names.__getitem__,
            on_change=_chosen,
        )
    scene.show(drawn(custom))


def _chosen() -> None:
    """Start with x times the chosen gate."""
    chosen = MADE.get(st.session_state[KEY])
    if chosen:
        custom_state.start(chosen)


@lru_cache(maxsize=64)
def drawn(custom: CustomFunction) -> Scene:
    """Product, gate and signal over the input."""

    def frame(language: str) -> Frame:
        f = _shown(custom(X))
        return Frame((f, _shown(f / X), X))

    return Scene(
        name="gate-own",
        figure=lambda language: dimmer.figure(X),
        frame=frame,
        kind="curves",
        fields=("y",) * 3,
        names=_names,
        colours=("f", "a", "soft"),
        pointer=1.0,
        alt="own_gate",
        height="19rem",
        margins=(2.4, 5.4),
    )


def _shown(y: Array) -> Array:
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(y) < HIGHEST, y, np.nan)


def _names(language: str) -> tuple[str, ...]:
    words = library.words(language)
    return "f(x)", words["gate_maker"]["gate"], words["scene"]["dimmer_signal"]
