"""A formula and its slope, in the colours of their curves."""

from typing import Protocol

import streamlit as st

from pages._ui.text.language import say


class Written(Protocol):
    """A function whose formula and slope are written in LaTeX."""

    @property
    def name(self) -> str: ...
    @property
    def latex(self) -> str: ...
    @property
    def latex_df(self) -> str: ...


def draw(written: Written, hide_slope: bool = False) -> None:
    """f in blue and f' in vermilion, or a question mark in its place."""
    slope = say("quiz.hidden_slope") if hide_slope else written.latex_df
    with st.container(key=f"formula-of-{written.name}"):
        st.markdown(f":blue[$\\displaystyle {written.latex}$]")
        st.markdown(f":orange[$\\displaystyle {slope}$]")
