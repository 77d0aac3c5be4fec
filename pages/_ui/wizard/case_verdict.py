"""What the wizard says to a case that a question asks about."""

import streamlit as st

from pages._ui.text import library
from pages._ui.text.language import say
from pages._ui.wizard import path
from pages._ui.wizard.questions import name


def second(question: str) -> None:
    """The wizard's own choice and the way to it; nothing for a question that is no case."""
    case = library.cases().get(question)
    if case is None:
        return
    st.markdown(f"{say('cases.wizard')} **{name(case.advice(library.choices()))}**")
    if st.button(say("cases.open"), key=f"open-{question}", icon=":material/arrow_outward:"):
        path.go(case.path, case.needs)
        st.switch_page("11_choose.py")
