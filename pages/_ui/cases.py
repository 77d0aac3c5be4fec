"""Check yourself: a case, the learner's choice, then the wizard's and what decides."""

from collections.abc import Callable

import streamlit as st

from core.choose import Case, Option
from pages._ui import citations, library, wizard
from pages._ui.boundary import fragment
from pages._ui.choose import name
from pages._ui.language import current, say


def parts(block: Callable[[str, Callable[[], None]], None]) -> None:
    """A block for each case."""
    for number, case in enumerate(library.cases(), 1):
        block(case.id, _drawn(number, case))


def _drawn(number: int, case: Case) -> Callable[[], None]:
    return lambda: fragment(case.id, lambda: _show(number, case))


def _show(number: int, case: Case) -> None:
    with st.container(border=True, key=f"box-{case.id}"):
        st.markdown(f"**{number}.** {case.prompt[current()]}")
        words = {option.id: option.words[current()] for option in case.options}
        chosen = st.pills(
            say("cases.choice"),
            list(words),
            key=f"choice-{case.id}",
            format_func=words.__getitem__,
            label_visibility="collapsed",
            persist_state="session",
        )
        for option in case.options:
            if option.id == chosen:
                _answered(case, option)


def _answered(case: Case, option: Option) -> None:
    """What is said to the choice, what the wizard chooses and why, and the way there."""
    advice = case.advice(library.choices())
    if not option.right:
        st.markdown(option.comment[current()])
    verdict = say("cases.right" if option.right else "cases.wrong")
    st.markdown(f"{verdict} **{name(advice)}**. {citations.linked(case.why[current()])}")
    if st.button(say("cases.open"), key=f"open-{case.id}", icon=":material/arrow_upward:"):
        wizard.go(case.path, case.needs)
        st.rerun()
