"""Table of ten seeds of a duel: medians with ranges."""

from core.duel import SEEDS, FinalMetrics, Setup, spread
from core.numerics.elementwise import Array
from pages._ui.scenes.duel_words import amount, contender, percent
from pages._ui.text.html_table import html_table
from pages._ui.text.language import current, say

COLUMNS = ("loss", "accuracy", "gradient", "dead", "saturated")
SHARES = ("accuracy", "dead", "saturated")


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
