"""The table of the cheat sheet: every activation in one line, facts from the catalogue."""

from html import escape

import streamlit as st

from core.analysis.properties import CLASSES, DISCONTINUOUS
from core.analysis.summary_table import Row, rows
from core.choose import CATALOGUE, Need
from pages._ui.text import library
from pages._ui.text.html_table import html_table
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.text.numbers import figure, interval
from pages._ui.wizard import decision_tree

MOST_NAMES = 3
# Here, not in the style sheet: it would turn the paper of every other page too.
PAPER = "<style>@page { size: A4 landscape; margin: 7mm; }</style>"
COLUMNS = ("function", "range", "centred", "smooth", "slope", "use")


def show() -> None:
    """The table, and on what paper this page is printed."""
    st.html(html())
    st.html(PAPER)


def tree() -> None:
    """The wizard's tree, and after it the needs in the order in which they win."""
    decision_tree.show_static()
    st.html(needs())


def needs() -> str:
    """The needs as an HTML list, each with what meets it."""
    items = "".join(map(_need, library.choices().needs))
    return f'<p class="sheet-needs">{escape(say("sheet.needs"))}</p><ol class="sheet">{items}</ol>'


def _need(need: Need) -> str:
    placed = library.choices().leaves[need.leaf].name[current()] if need.leaf else ""
    fits = placed or ", ".join(map(label, need.fits[:MOST_NAMES]))
    return f"<li>{escape(need.words[current()])} → <strong>{escape(fits)}</strong></li>"


def html() -> str:
    """HTML table with a row for each activation."""
    heads = [say(f"sheet.{name}") for name in COLUMNS]
    return html_table("sheet", say("sheet.caption"), heads, map(_cells, rows(CATALOGUE)))


def _cells(row: Row) -> tuple[str, ...]:
    use = library.choices().entries[row.name].use[current()]
    jumps = say(f"smoothness.{CLASSES.index(DISCONTINUOUS)}")
    smooth = jumps if row.smoothness == DISCONTINUOUS else row.smoothness.replace("inf", "∞")
    centred = say("compare.yes" if row.zero_centred else "compare.no")
    return label(row.name), _range(row), centred, smooth, figure(row.slope, 2), use


def _range(row: Row) -> str:
    """The range; what jumps in the catalogue takes nothing between the two ends."""
    if row.smoothness == DISCONTINUOUS:
        return f"{{{figure(row.bounds.low)}, {figure(row.bounds.high)}}}"
    return interval(row.bounds)
