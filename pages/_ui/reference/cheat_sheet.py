"""Cheat sheet: a table with one row of facts for each activation, and the decision tree."""

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
# Not in the style sheet, where it would change the paper of every other page too.
PAPER = "<style>@page { size: A4 landscape; margin: 7mm; }</style>"
COLUMNS = ("function", "range", "centred", "smooth", "slope", "use")


def show() -> None:
    """Show the table; the page is printed in landscape."""
    st.html(html())
    st.html(PAPER)


def tree() -> None:
    """Show the wizard's tree, and the needs in order of precedence."""
    decision_tree.show_static()
    st.html(needs())


def needs() -> str:
    """HTML list of the needs, each with the activations that meet it."""
    items = "".join(map(_need, library.choices().needs))
    return f'<p class="sheet-needs">{escape(say("sheet.needs"))}</p><ol class="sheet">{items}</ol>'


def _need(need: Need) -> str:
    fits = ", ".join(map(label, need.fits[:MOST_NAMES]))
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
    """Range of values; a discontinuous function of the catalogue takes its two ends only."""
    if row.smoothness == DISCONTINUOUS:
        return f"{{{figure(row.bounds.low)}, {figure(row.bounds.high)}}}"
    return interval(row.bounds)
