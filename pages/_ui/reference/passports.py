"""Passports of all functions in one table, as far as the learner has measured them."""

from typing import Any

import streamlit as st

from core.course.passport import PASSPORTS, QUESTIONS
from pages._ui.browser.component import component
from pages._ui.navigation import passport
from pages._ui.session import projector
from pages._ui.text.labels import label
from pages._ui.text.language import current, say


def show() -> None:
    """Show the table; an empty slot opens the page that measures it.  The projector shows all."""
    everything = projector.is_on() or st.toggle(say("passport.all"), key="passports-all")
    shown = component("passports", "passports/passports.js", '<div class="passports-place"></div>')
    shown(key="passports", data=table(everything))


def table(everything: bool) -> dict[str, Any]:
    """Heads, and the answers of each section by question, "" for a slot that is still empty."""
    keys = ("caption", "measure")
    return {
        "heads": [say("passport.function"), *(say(f"passport.{name}") for name in QUESTIONS)],
        "rows": [_row(section, everything) for section in PASSPORTS],
        "words": {key: say(f"passport.{key}") for key in keys} | {"language": current()},
    }


def _row(section: str, everything: bool) -> dict[str, Any]:
    known = QUESTIONS if everything else passport.measured(section)
    found = [passport.answer(section, name) if name in known else "" for name in QUESTIONS]
    return {"section": section, "name": label(section), "found": found}
