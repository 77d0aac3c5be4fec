"""The wizard's advice on the case of a question."""

import streamlit as st

from pages._ui.text import library
from pages._ui.text.language import say
from pages._ui.wizard import path
from pages._ui.wizard.advice import advice_name


def show(question: str) -> None:
    """Show the wizard's advice and a button to its path; nothing for a question without a case."""
    case = library.cases().get(question)
    if case is None:
        return
    st.markdown(f"{say('cases.wizard')} **{advice_name(case.advice(library.choices()))}**")
    if st.button(say("cases.open"), key=f"open-{question}", icon=":material/arrow_outward:"):
        path.go(case.path, case.needs)
        st.switch_page("11_choose.py")
