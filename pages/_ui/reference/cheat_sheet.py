"""Cheat sheet: a row for each activation with curve, f, f', passport and use; the decision tree."""

from html import escape

import streamlit as st

from core.activations import BY_NAME
from core.choose import CATALOGUE, Need
from core.course.passport import QUESTIONS, Question
from core.multivariate import gates
from core.multivariate.equations import SOFTMAX, Equations
from pages._ui.navigation import passport
from pages._ui.reference import curves
from pages._ui.text import library
from pages._ui.text.labels import label
from pages._ui.text.language import current, say
from pages._ui.text.numbers import NO_BREAK, raised
from pages._ui.wizard import decision_tree

MOST_NAMES = 3
# Not in the style sheet, where it would change the paper of every other page too.
PAPER = "<style>@page { size: A4; margin: 7mm; }</style>"
COLUMNS = ("curve", "function", "f", "df", *QUESTIONS, "use")


def show() -> None:
    """Show the table, which alone is printed."""
    with st.spinner(say("claim.running")):
        rows = table()
    st.markdown(rows, unsafe_allow_html=True)
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


def table() -> str:
    """Markdown table with a row for each activation; a phone shows the heads in each cell."""
    heads = [_head(name) for name in COLUMNS]
    rows = [heads, ["---"] * len(heads)]
    for function in CATALOGUE:
        cells = _cells(function)
        rows.append([f"{_small(head)}{cell}" for head, cell in zip(heads, cells, strict=True)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _head(name: str) -> str:
    return say(f"passport.{name}" if name in QUESTIONS else f"sheet.{name}")


def _small(head: str) -> str:
    return f'<span class="sheet-head">{escape(head)}</span>'


def _cells(function: str) -> tuple[str, ...]:
    found = equations(function)
    use = library.choices().entries[function].use[current()]
    return (
        curves.svg(function),
        f"**{label(function)}**",
        f":blue[${_inline(found.latex)}$]",
        f":orange[${_inline(found.latex_df)}$]",
        *(_answer(function, name) for name in QUESTIONS),
        use,
    )


def equations(function: str) -> Equations:
    """Equations of a catalogue function, of a gate by its first argument, or of softmax."""
    if function == "softmax":
        return SOFTMAX
    if function in gates.BY_NAME:
        gate = gates.BY_NAME[function]
        return Equations(function, gate.latex, rf"\mathrm{{{gate.act.label}}}'(a)\,b")
    act = BY_NAME[function]
    return Equations(function, act.latex, act.latex_df)


def _inline(latex: str) -> str:
    """Right-hand side of an equation, for a cell of a Markdown table."""
    left, _, right = latex.partition(" = ")
    return (right or left).replace("|", r"\vert ")


def _answer(function: str, name: Question) -> str:
    """Answer of the passport; its sign never stands alone on a line."""
    if function == "softmax":
        return "–"
    found = passport.answer(function, name).replace(" ", NO_BREAK, 1)
    return f"<span>{raised(found)}</span>"
