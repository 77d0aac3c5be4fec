"""Formulas of f and f', in the colours of their curves."""

from typing import Protocol

import streamlit as st

from pages._ui.text.language import say


class LatexFunction(Protocol):
    """Function with LaTeX for f and f'."""

    @property
    def name(self) -> str: ...
    @property
    def latex(self) -> str: ...
    @property
    def latex_df(self) -> str: ...


def draw(function: LatexFunction, hide_slope: bool = False) -> None:
    """Show f in blue and f' in vermilion, or a question mark in place of f'."""
    slope = say("quiz.hidden_slope") if hide_slope else function.latex_df
    with st.container(key=f"formula-of-{function.name}"):
        st.markdown(f":blue[$\\displaystyle {function.latex}$]")
        st.markdown(f":orange[$\\displaystyle {slope}$]")
