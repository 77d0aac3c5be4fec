"""HTML tables with a header for each row and column; on a phone each row is a card."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from pages._ui.text.numbers import raised

POWER = re.compile(r"\^(\S)")


def html_table(
    look: str,
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    order: Mapping[int, str] | None = None,
) -> str:
    """Table of plain texts, which are escaped; C^1 and 10⁻⁷ are written with <sup>.

    `look` is the CSS class, `heads` are the labels of the columns.  The first text of a row is its
    header; the others carry the label of their column, which a phone shows beside them.  `order` is
    the sorting by column number: "ascending" or "descending".
    """
    labels = [escape(head) for head in heads]
    order = order or {}
    columns = "".join(_column(label, order.get(k, "")) for k, label in enumerate(labels))
    body = "".join(_row(row, labels) for row in rows)
    head = f"<caption>{escape(caption)}</caption><thead><tr>{columns}</tr></thead>"
    return f'<table class="{look}">{head}<tbody>{body}</tbody></table>'


def _column(label: str, order: str) -> str:
    sort = f' aria-sort="{order}"' if order else ""
    return f'<th scope="col"{sort}>{label}</th>'


def _row(row: Sequence[str], labels: Sequence[str]) -> str:
    first, *others = (raised(POWER.sub(r"<sup>\1</sup>", escape(text))) for text in row)
    cells = "".join(
        f'<td data-label="{label}"><span>{text}</span></td>'
        for label, text in zip(labels[1:], others, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'
