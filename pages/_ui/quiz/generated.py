"""Questions with numbers drawn anew each time; a link to one shows the same to everybody."""

import random

import streamlit as st

from core.quiz import FAMILIES
from pages._ui.quiz import card
from pages._ui.text import library
from pages._ui.text.language import say

SEEDS = 1_000_000
IN_URL = "item"


def families(section: str) -> list[str]:
    """The families whose questions belong to a section."""
    return [family.id for family in FAMILIES if family.section == section]


def asked(section: str) -> str:
    """The item `family:seed` that the address asks for, if it belongs to the section."""
    item = st.query_params.get(IN_URL, "")
    known = item.partition(":")[0] in families(section) and library.question(item)
    return item if known else ""


def draw(section: str) -> str:
    """A new item of one of the section's families."""
    return f"{random.choice(families(section))}:{random.randrange(SEEDS)}"


def show(section: str) -> None:
    """The item of the address, or a new one, and a button for another."""
    item = asked(section) or draw(section)
    st.query_params[IN_URL] = item
    question = library.question(item)
    if question is not None:
        card.show(question)
    if st.button(say("practice.another"), key=f"another-{section}", icon=":material/casino:"):
        st.query_params[IN_URL] = draw(section)
        st.rerun(scope="fragment")
