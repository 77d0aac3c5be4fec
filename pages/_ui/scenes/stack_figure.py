"""Figure of the stack: one axis for three columns, and the traces of a setting."""

import numpy as np

from core.experiments.stack import KEPT, Stack
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.scenes import stack_outlines as outlines
from pages._ui.scenes.stack_outlines import DEEPEST, EDGE, INNER, NUMBERS, POWERS
from pages._ui.text import library
from pages._ui.text.labels import function_label

SIGNAL, GRADIENT = -1, 1
"""Sides on which the bars of the signal and of the gradient grow."""

TOP = 0.85
"""Share of the height that the layers have, below the headings."""

BESIDE = 0.3
"""Place of the powers on a bar's axis from 0 to 1."""

ROOM = 3 * DEEPEST
"""Largest number of labels of one kind."""

FIELDS = ("xy",) * 5 + ("label",) * 4
COLOURS = ("f", "df", "soft", "ink", "soft")
MARK = "rgba(130,130,130,{})"


def _ticks(*powers: int) -> figures.Part:
    """Ticks of both logarithmic axes, and 0 and 2 between them."""
    named = figures.powers(powers)
    places = outlines.along(10.0 ** np.array(powers))
    sides = [outlines.outward(places, side).tolist() for side in (SIGNAL, GRADIENT)]
    middle = outlines.activation(np.array([0.0, 2.0])).tolist()
    values = [*sides[0], *middle, *sides[1]]
    return {"tickvals": values, "ticktext": [*named["ticktext"], "0", "2", *named["ticktext"]]}


PLACES = {
    "wide": {f"xaxis.{key}": value for key, value in _ticks(-4, -2, 0, 2).items()},
    "narrow": {f"xaxis.{key}": value for key, value in _ticks(-3, 0, 2).items()},
}
"""Fewer ticks on a narrow screen."""


def figure(language: str, behind: str) -> figures.Part:
    """Bars, histograms, whiskers, the outline behind, and numbers as text."""
    outline = figures.line(fill="toself", width=0.8)
    lines = [outline, outline, outline, figures.line(width=1.4), figures.line(None, "4px,3px", 1.8)]
    texts = ("%{customdata}", "10<sup>−%{customdata}</sup>", "10<sup>%{customdata}</sup>")
    labels = [_labels(template) for template in (*texts, "%{customdata}%")]
    x = figures.axis(-EDGE, EDGE, zeroline=False, **_ticks(-4, -2, 0, 2))
    y = figures.axis(0, 1, showgrid=False, zeroline=False, tickvals=[], domain=[0, TOP])
    layout = figures.layout(x, y, annotations=_headings(language, behind), shapes=_marks())
    return figures.figure([*lines, *labels], layout)


def _labels(template: str) -> figures.Part:
    return {"type": "scatter", "mode": "text", "texttemplate": template, "cliponaxis": False}


def _headings(language: str, behind: str) -> list[figures.Part]:
    words, sections = (library.words(language)[name] for name in ("stack", "section"))
    on_top: figures.Part = {"yref": "paper", "yanchor": "top"}
    names = ("layer", "signal", "values", "gradient")
    columns = zip(names, (NUMBERS, -INNER - 0.5, 0, INNER + 0.5), strict=True)
    notes = [figures.note(words[name], x, 1, **on_top) for name, x in columns]
    if behind:
        name = sections.get(behind) or function_label(behind, language)
        notes[names.index("values")]["text"] += "<br>" + words["behind"].format(name=name)
    return notes


def _marks() -> list[figures.Part]:
    """Band on both sides in which a ratio counts as kept, and a line at 1."""
    places = outlines.along(np.array([KEPT[0], 1.0, KEPT[1]]))
    marks: list[figures.Part] = []
    for side in (SIGNAL, GRADIENT):
        low, one, high = outlines.outward(places, side).tolist()
        box = {"y0": 0, "y1": 1, "layer": "below"}
        band = {"type": "rect", "x0": low, "x1": high, "fillcolor": MARK.format(0.14)}
        rule = {"type": "line", "x0": one, "x1": one}
        marks.append(box | band | {"line": {"width": 0}})
        marks.append(box | rule | {"line": {"width": 1.5, "color": MARK.format(0.9)}})
    return marks


def traces(shown: Stack, behind: Stack | None) -> tuple[Array, ...]:
    """Tables of the figure's traces."""
    sides = ((shown.signal, SIGNAL), (shown.gradient, GRADIENT))
    bars = [outlines.bars(np.median(ratios, axis=0), side) for ratios, side in sides]
    whiskers = _both([outlines.whiskers(ratios, side) for ratios, side in sides])
    return (*bars, outlines.ridges(shown.hist), whiskers, _ghost(behind), *_texts(shown))


def _both(parts: list[Array]) -> Array:
    """Two "xy" as one, with a gap between them."""
    x, y = zip(*(np.split(part, 2) for part in parts), strict=True)
    gap = [np.nan]
    return np.concatenate([x[0], gap, x[1], y[0], gap, y[1]])


def _ghost(behind: Stack | None) -> Array:
    """Ends of the bars of the other function; gaps without one."""
    if behind is None:
        return np.full(2, np.nan)
    sides = ((behind.signal, SIGNAL), (behind.gradient, GRADIENT))
    return _both([outlines.steps(np.median(ratios, axis=0), side) for ratios, side in sides])


def _texts(shown: Stack) -> tuple[Array, ...]:
    """Numbers of the layers and zeros; powers below and above the axis; shares of the piles.

    A bar that overflows has an arrowhead and no power.
    """
    depth = shown.signal.shape[1]
    y, names = outlines.middles(depth), np.arange(1.0, depth + 1)
    rows = outlines.labelled(depth)
    plain = [(np.full(rows.sum(), NUMBERS), y[rows], names[rows])]
    below, above = [], []
    for ratios, side in ((shown.signal, SIGNAL), (shown.gradient, GRADIENT)):
        ratio = np.median(ratios, axis=0)
        with np.errstate(divide="ignore"):
            power = np.floor(np.log10(ratio))
        x = outlines.outward(np.full(depth, BESIDE), side)
        none, low = ratio == 0, power < POWERS[0]
        high = (power >= POWERS[1]) & np.isfinite(power)
        plain.append((x[none], y[none], ratio[none]))
        below.append((x[low & ~none], y[low & ~none], -power[low & ~none]))
        above.append((x[high], y[high], power[high]))
    piles = outlines.piles(shown.hist)
    return tuple(_padded(parts) for parts in (plain, below, above, [piles]))


def _padded(parts: list[tuple[Array, Array, Array]]) -> Array:
    """All x, all y and all numbers of ROOM labels, with gaps for those that are not there."""
    columns = [np.concatenate(column)[:ROOM] for column in zip(*parts, strict=True)]
    room = [np.pad(column, (0, ROOM - len(column)), constant_values=np.nan) for column in columns]
    return np.concatenate(room)
