"""Generated questions of a section; a link to one shows the same numbers to everybody."""

import random
from typing import Literal

import streamlit as st

from core.quiz import FAMILIES
from pages._ui.quiz import card
from pages._ui.session import answers
from pages._ui.text import library
from pages._ui.text.language import say

SEEDS = 1_000_000
IN_URL = "item"


def families(section: str) -> list[str]:
    """Ids of the families of a section."""
    return [family.id for family in FAMILIES if family.section == section]


def from_url(section: str) -> str:
    """Item `family:seed` of the address, if it belongs to the section, else ""."""
    item = st.query_params.get(IN_URL, "")
    known = item.partition(":")[0] in families(section) and library.question(item)
    return item if known else ""


def new_item(section: str) -> str:
    """Random item of one of the section's families."""
    return f"{random.choice(families(section))}:{random.randrange(SEEDS)}"


def show(section: str) -> None:
    """Show the item of the address, or a new one, and a button for another."""
    item = from_url(section) or new_item(section)
    st.query_params[IN_URL] = item
    question = library.question(item)
    if question is not None:
        card.show(question)
    look: Literal["primary", "secondary"] = "primary" if answers.is_open(item) else "secondary"
    dice = ":material/casino:"
    if st.button(say("practice.another"), key=f"another-{section}", icon=dice, type=look):
        st.query_params[IN_URL] = new_item(section)
        st.rerun(scope="fragment")
