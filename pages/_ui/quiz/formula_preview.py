"""What a learner types as a formula: how it was read, and its curve over the true one."""

import streamlit as st

from core import quiz
from core.activations import BY_NAME
from core.formula import FormulaError, parse
from pages._ui.charts import explorer
from pages._ui.text import formula_error
from pages._ui.text.language import say


def draw(question: quiz.Question, typed: str) -> None:
    """How the formula is read; where the question has a chart, its curve too."""
    drawn = None
    if typed.strip():
        try:
            drawn = parse(typed, question.names)
            st.markdown(f"{say('quiz.read_as')} ${drawn.latex}$")
        except FormulaError as error:
            formula_error.show(typed, error)
    if question.chart:
        explorer.overlay(question.id, BY_NAME[question.chart.activation], drawn)
