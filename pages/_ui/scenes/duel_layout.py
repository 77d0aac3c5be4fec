"""Layout of the maps and charts of a duel, side by side or, on a phone, stacked."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, log10

from core.duel import LINE, MAX_CONTENDERS, PLANE, STEPS, Run
from pages._ui.charts import figures

Box = tuple[float, float, float, float]
"""Left, right, bottom and top of a chart, as shares of the whole."""

GAP, TITLE = 0.02, 0.07
BESIDE = 0.055
"""Share of the width for the numbers beside an axis."""

NUMBERS = 0.12
"""Share of a phone's width for the numbers beside an axis, as wide as 0.001."""


def _grid(k: int, columns: int, box: Box) -> list[Box]:
    """Boxes of k maps in rows, with space for a title above each."""
    left, right, bottom, top = box
    rows = ceil(k / columns)
    across, up = (right - left + GAP) / columns, (top - bottom) / rows
    corners = [(left + across * (i % columns), top - up * (i // columns)) for i in range(k)]
    return [(x, x + across - GAP, y - up + GAP, y - TITLE) for x, y in corners]


def _wide_boxes(k: int) -> list[Box]:
    """Boxes of k maps beside the charts; of three maps above them, in a row without a gap."""
    if k == 3:
        starts = (i / 3 + BESIDE for i in range(3))
        below = [(left, left + 1 / 3 - BESIDE - GAP, 0.0, 0.36) for left in starts]
        return [*_grid(3, 3, (0, 1, 0.46, 1)), *below]
    maps = _grid(k, 2 if k <= 4 else 3, (0, 0.6, 0, 1))
    charts = [(0.68, 1.0, i / 3 + 0.045, (i + 1) / 3 - TITLE) for i in (2, 1, 0)]
    return [*maps, *charts]


def _narrow_boxes(k: int) -> list[Box]:
    rows = ceil(k / (2 if k in (2, 4) else 3))
    share = (0.4, 0.55)[rows - 1]
    maps = _grid(k, 2 if k in (2, 4) else 3, (0, 1, 1 - share, 1))
    half = (1 - share) / 2
    loss = (NUMBERS, 1.0, half + 0.03, 1 - share - 0.06)
    return [*maps, loss, (NUMBERS, 0.49, 0, half - 0.06), (0.5 + NUMBERS, 1.0, 0, half - 0.06)]


def _axis(name: str, number: int) -> str:
    return f"{name}axis{number + 1}" if number else f"{name}axis"


def _numbers(k: int) -> list[int]:
    """Maps are counted from 0, charts from MAX_CONTENDERS: a chart keeps its number for any k."""
    return [*range(k), MAX_CONTENDERS, MAX_CONTENDERS + 1, MAX_CONTENDERS + 2]


def places(k: int) -> dict[str, figures.Part]:
    """Layouts of a wide and of a narrow screen, as arguments of Plotly's `relayout`."""
    return {"wide": _placed(k, _wide_boxes(k)), "narrow": _placed(k, _narrow_boxes(k))}


def _placed(k: int, boxes: Sequence[Box]) -> figures.Part:
    layout: figures.Part = {}
    for i, (number, box) in enumerate(zip(_numbers(k), boxes, strict=True)):
        left, right, bottom, top = (round(side, 4) for side in box)
        layout[f"{_axis('x', number)}.domain"] = [left, right]
        layout[f"{_axis('y', number)}.domain"] = [bottom, top]
        layout[f"annotations[{i}].x"], layout[f"annotations[{i}].y"] = left, top
    return layout


def layout(
    titles: Sequence[str], ranges: Mapping[str, tuple[float, float]], run: Run
) -> figures.Part:
    """Layout of a wide screen; `ranges` are those of the charts' y axes, by name."""
    k = len(run.names)
    axes: figures.Part = {}
    for number, (left, right, bottom, top) in zip(_numbers(k), _wide_boxes(k), strict=True):
        x, y = _map_axes(run) if number < k else _chart_axes(number - MAX_CONTENDERS, run, ranges)
        x_anchor, y_anchor = (f"{_axis(name, number)}".replace("axis", "") for name in "yx")
        axes[_axis("x", number)] = x | {"domain": [left, right], "anchor": x_anchor}
        axes[_axis("y", number)] = y | {"domain": [bottom, top], "anchor": y_anchor}
    look: figures.Part = {"xref": "paper", "yref": "paper", "xshift": -4, "yshift": 4}
    look |= {"xanchor": "left", "yanchor": "bottom", "align": "left", "showarrow": False}
    notes = [
        look | {"text": text, "x": box[0], "y": box[3]}
        for text, box in zip(titles, _wide_boxes(k), strict=True)
    ]
    x, y = axes.pop("xaxis"), axes.pop("yaxis")
    return figures.layout(x, y, annotations=notes, **axes)


def _map_axes(run: Run) -> tuple[figures.Part, figures.Part]:
    """Axes of a map without numbers: the plane, or the line and its y."""
    bare: figures.Part = {
        "ticks": "",
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
    }
    if run.data.classes:
        side = figures.axis(PLANE[0], PLANE[-1], **bare)
        return side, side
    y, margin = run.data.y, 0.3
    up = figures.axis(y.min() - margin, y.max() + margin, **bare | {"zeroline": True})
    return figures.axis(LINE[0], LINE[-1], **bare), up


def ticks(low: float, high: float) -> list[float]:
    """Two or more ticks of a logarithmic axis from 10^low to 10^high, at least 0.3 apart.

    Powers of ten, four at most; if fewer than two are inside, 1, 2 and 5 times powers; if still
    fewer than two are, a number near each end.
    """
    whole = range(ceil(low), floor(high) + 1)
    if len(whole) >= 2:
        return [10.0**power for power in whole[:: ceil(len(whole) / 4)]]
    finer = [d * 10.0**power for power in range(floor(low), ceil(high)) for d in (1, 2, 5)]
    inside = [value for value in finer if low <= log10(value) <= high]
    near_ends = [float(f"{10**end:.2g}") for end in (low + 0.1, high - 0.1)]
    return inside if len(inside) >= 2 else near_ends


def _chart_axes(
    chart: int, run: Run, ranges: Mapping[str, tuple[float, float]]
) -> tuple[figures.Part, figures.Part]:
    """Axes of the loss by step, or of a metric by hidden layer."""
    layers = run.gradient.shape[-1]
    across: figures.Part = {"nticks": 4} if chart == 0 else {"dtick": max(1, layers // 5)}
    ends = (0, STEPS) if chart == 0 else (0.7, layers + 0.3)
    name = tuple(ranges)[chart]
    log: figures.Part = {
        "type": "log",
        "tickvals": ticks(*ranges[name]),
        "exponentformat": "power",
    }
    share: figures.Part = {"tickvals": [0, 0.5, 1], "tickformat": ".0%"}
    up = share if name == "saturated" else log
    x = figures.axis(*ends, zeroline=False, **across)
    return x, figures.axis(*ranges[name], zeroline=False, **up)
