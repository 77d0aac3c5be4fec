"""HTML of rows, columns, closed boxes and forms."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pages._ui.first_view import prose
from pages._ui.first_view.controls import button
from pages._ui.first_view.nodes import fit, keyed

GAPS: Final = ("1rem", "1rem", "2rem", "4rem", "0", "0.25rem", "0.5rem", "6rem", "8rem")
"""Space between the elements of a block, in the order of Streamlit's GapSize."""

ALIGN: Final = ("stretch", "flex-start", "flex-end", "center", "stretch", "baseline")
JUSTIFY: Final = ("flex-start", "flex-start", "flex-end", "center", "space-between")


def _style(**values: str) -> str:
    """Layout as variables, so that the lesson's style sheets have precedence over it."""
    return f' style="{";".join(f"--{name}:{value}" for name, value in values.items())}"'


PLAIN: Final = _style(gap="1rem", align="stretch", justify="flex-start")


def flex(node: Any, inner: str) -> str:
    """A container in a column or a row."""
    if getattr(node, "proto", None) is None:
        return inner
    layout = node.proto.flex_container
    across = layout.direction == layout.Direction.HORIZONTAL
    style = _style(
        gap=GAPS[layout.gap_config.gap_size],
        justify=JUSTIFY[layout.justify],
        align=ALIGN[layout.align] if across else "stretch",
    )
    kind = "stHorizontalBlock" if across else "stVerticalBlock"
    framed = " framed" if layout.border else ""
    box = f'<div class="{kind}{framed}{keyed(node)}"{style}>{inner}</div>'
    return f'<div data-testid="stLayoutWrapper"{fit(node)}>{box}</div>'


def _column(node: Any, inner: str) -> str:
    gap = GAPS[node.proto.gap_config.gap_size]
    look = _style(flex=f"1 1 calc({100 * node.proto.weight:.4f}% - {gap})")
    return f'<div class="stColumn"{look}><div class="stVerticalBlock"{PLAIN}>{inner}</div></div>'


def _expander(node: Any, inner: str) -> str:
    opened = " open" if node.proto.expanded else ""
    mark = prose.material("keyboard_arrow_right")
    summary = f"<summary>{mark}<p>{prose.inline(node.proto.label)}</p></summary>"
    box = f'<div class="stVerticalBlock"{PLAIN}>{inner}</div>'
    details = f"<details{opened}>{summary}{box}</details>"
    wrapped = f'<div class="stExpander{keyed(node)}">{details}</div>'
    return f'<div data-testid="stLayoutWrapper">{wrapped}</div>'


def _popover(node: Any, _inner: str) -> str:
    found = node.proto.popover
    face = button(found.label, found.icon, found.type, after=prose.material("expand_more"))
    return f'<div class="stElementContainer{keyed(node)}" data-fit>{face}</div>'


def _form(_node: Any, inner: str) -> str:
    return f'<div data-testid="stLayoutWrapper"><div class="stForm">{inner}</div></div>'


CONTAINERS: Final[Mapping[str, Callable[[Any, str], str]]] = {
    "column": _column,
    "expander": _expander,
    "popover": _popover,
    "form": _form,
}
