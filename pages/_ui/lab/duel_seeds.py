"""The same duel from ten seeds: dots, a sentence on luck, and the numbers."""

import streamlit as st

from core.duel import SEEDS, FinalMetrics, Setup, compare_seeds
from pages._ui.charts import scene
from pages._ui.lab import duel_rates, duel_settings
from pages._ui.lab.duel_table import table
from pages._ui.runtime.job_progress import finished
from pages._ui.scenes.duel_jobs import repetition
from pages._ui.scenes.duel_seeds import strips
from pages._ui.scenes.duel_words import contender
from pages._ui.session import projector
from pages._ui.text.language import current, say


def show() -> None:
    """Show a button, and the ten seeds of the present duel once it is pressed."""
    setup = duel_settings.from_url()[0]
    asked = setup, duel_rates.chosen()
    if st.button(say("duel.repeat", count=SEEDS), type="primary", key="repeat-duel"):
        st.session_state["repeated"] = asked
    if st.session_state.get("repeated") != asked:
        return
    rated = duel_rates.rated(setup, "repeat-rates")
    if rated:
        _seeds(rated)


def _seeds(setup: Setup) -> None:
    job = repetition(setup)
    if not finished("repeat", say("duel.repeating", count=SEEDS), job):
        return
    ends = job.result()
    st.markdown(sentence(ends))
    scene.show(strips(ends, setup, current()))
    if not projector.is_on():
        with st.expander(say("duel.numbers")):
            st.html(table(ends, setup))


def sentence(ends: FinalMetrics) -> str:
    """Sentence on the two lowest median losses: whether their difference is larger than luck."""
    pair = compare_seeds(ends)
    names = {role: contender(getattr(pair, role), current()) for role in ("best", "second")}
    key = "sure" if pair.sure else "unsure"
    return say(f"duel.{key}", **names, wins=pair.wins, seeds=pair.seeds)
