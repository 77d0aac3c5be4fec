"""The same duel from ten seeds: medians with ranges, and a sign test of the two best."""

import streamlit as st

from core.duel import SEEDS, FinalMetrics, Setup, compare_seeds, spread
from core.numerics.elementwise import Array
from pages._ui.lab import duel_settings
from pages._ui.runtime.job_progress import finished
from pages._ui.scenes.duel_jobs import repetition
from pages._ui.scenes.duel_words import amount, contender, percent
from pages._ui.text.html_table import html_table
from pages._ui.text.language import current, say

COLUMNS = ("loss", "accuracy", "gradient", "dead", "saturated")
SHARES = ("accuracy", "dead", "saturated")


def show() -> None:
    """Show a button, and the table of the present duel once it is pressed."""
    setup = duel_settings.from_url()[0]
    if st.button(say("duel.repeat", count=SEEDS), type="primary", key="repeat-duel"):
        st.session_state["repeated"] = setup
    if st.session_state.get("repeated") != setup:
        return
    job = repetition(setup)
    if not finished("repeat", say("duel.repeating", count=SEEDS), job):
        return
    ends = job.result()
    st.html(table(ends, setup))
    st.markdown(sentence(ends))


def sentence(ends: FinalMetrics) -> str:
    """Sentence on the lowest median loss, and on whether ten seeds are enough evidence."""
    pair = compare_seeds(ends)
    names = {role: contender(getattr(pair, role), current()) for role in ("best", "second")}
    key = "sure" if pair.sure else "unsure"
    return say(f"duel.{key}", **names, wins=pair.wins, seeds=pair.seeds)


def table(ends: FinalMetrics, setup: Setup) -> str:
    """HTML table with a row for each contender."""
    names = [name for name in COLUMNS if name != "accuracy" or setup.data not in ("sine", "tent")]
    heads = [
        say("compare.function"),
        *(say(f"duel_column.{name}") for name in (*names, "diverged")),
    ]
    rows = [_row(ends, c, names) for c in range(len(ends.names))]
    return html_table("properties", say("duel.caption", count=SEEDS), heads, rows)


def _row(ends: FinalMetrics, c: int, names: list[str]) -> list[str]:
    spreads = [_spread(getattr(ends, name)[c], name in SHARES) for name in names]
    diverged = int((ends.diverged[c] >= 0).sum())
    return [contender(ends.names[c], current()), *spreads, f"{diverged} / {SEEDS}"]


def _spread(values: Array, share: bool) -> str:
    """Median, with the smallest and largest value in brackets."""
    found = spread(values)
    if not found.count:
        return "—"
    median, low, high = (
        percent(v) if share else amount(v) for v in (found.median, found.low, found.high)
    )
    return f"{median} ({low} … {high})"
