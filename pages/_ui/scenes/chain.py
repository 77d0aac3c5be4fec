"""Chain of gears: each turns by the slope of its layer, so the last turns by their product."""

from functools import cache, lru_cache
from math import ceil

import numpy as np

from core.activations import BY_NAME, LINEAR, RELU, SIGMOID, STEP, TANH
from core.experiments.chain import Chain
from core.experiments.chain import chain as linked
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.gears import MOST, hands, outlines, wedges
from pages._ui.text import library
from pages._ui.text.numbers import NO_BREAK, scientific
from pages._ui.text.numbers import figure as text

WIDTH = 20.0
"""Width of the chart in the unit in which gears are measured."""

LARGEST = 1.5
"""Largest radius of a gear in that unit."""

FLOOR, CEILING = -14.0, 6.0
UNSEEN = -30.0
"""Height of a product of 0 on the logarithmic axis."""

FAR = 1e5
"""End of the axis of the factors, so long that all of them stand at one height."""

GEARS, FACTORS, PRODUCT = 0.6, 0.5, 0.42
"""Shares of the height below the gears, below their factors, and of the product's panel."""

NARROW = (0.77, 0.67, 0.58)
"""The same on a phone, whose gears are as wide as its screen allows, and so less high."""

PACE = 40
LABELS = 6
"""Numbers that have room below the gears on a phone."""

WRITTEN = 5
"""Factors that the line above the chart writes out before it leaves some out."""

WEDGE, BODY = "rgba(11,98,168,0.45)", "rgba(140,130,120,0.14)"
FUNCTIONS = (SIGMOID.name, TANH.name, RELU.name, STEP.name, LINEAR.name)


@lru_cache(maxsize=4096)
def _linked(function: str, gears: int, x: float, w: float) -> Chain:
    return linked(BY_NAME[function], gears, x, w)


def _figure(language: str, function: str) -> figures.Part:
    """The row of gears with their factors, below it the running product."""
    under, hidden = {"yaxis": "y2"}, {"yaxis": "y3", "mode": "text", "type": "scatter"}
    # Colours and widths go by a trace's place in its own panel: product and wedges share theirs.
    traces = [
        figures.line(width=2.4, fill="toself", fillcolor=WEDGE),
        figures.line(width=1.6, fill="toself", fillcolor=BODY),
        figures.line(width=3),
        figures.line(width=2.4, mode="lines+markers", marker={"size": 8}, **under),
        figures.line(dash=figures.DASH, width=1.6, **under),
        hidden | {"texttemplate": "×%{y:.2~g}", "textfont": {"size": 15}},
    ]
    bare: figures.Part = {"showticklabels": False, "zeroline": False, "showgrid": False}
    ground = bare | {"scaleanchor": "x", "constrain": "domain", "constraintoward": "bottom"}
    layout = figures.layout(
        figures.axis(0, WIDTH, **bare, anchor="y2"),
        figures.axis(-0.1, 2 * LARGEST + 0.1, **ground, domain=[GEARS, 1]),
        yaxis2=figures.axis(
            FLOOR, CEILING, **figures.powers(range(-12, 5, 4)), domain=[0, PRODUCT]
        ),
        yaxis3=figures.axis(-FAR, FAR, **bare, domain=[FACTORS, GEARS], anchor="x"),
        annotations=_notes(library.words(language)["scene"], function),
    )
    return figures.figure(traces, layout)


def _notes(words: dict[str, str], function: str) -> list[figures.Part]:
    """The name of the lower panel, and of the dashed line where there is one."""
    place: figures.Part = {"xref": "paper", "yref": "paper", "yanchor": "bottom"}
    dashed = words["chain_sigmoid"] if function != SIGMOID.name else ""
    return [
        figures.note(words["chain_product"], 0.995, PRODUCT, xanchor="right", **place),
        figures.note(dashed, 0.005, PRODUCT, xanchor="left", **place),
    ]


def _arranged(gears: float, factors: float, product: float) -> figures.Part:
    """Arrangement of the three panels and of both names, as arguments of Plotly's `relayout`."""
    domains = {"yaxis": [gears, 1], "yaxis3": [factors, gears], "yaxis2": [0, product]}
    names = {f"annotations[{k}].y": product for k in range(2)}
    return {f"{axis}.domain": domain for axis, domain in domains.items()} | names


def _frame(language: str, function: str, turn: float, gears: float, w: float, x: float) -> Frame:
    found = _linked(function, round(gears), x, w)
    dashed = _linked(SIGMOID.name, round(gears), x, w).products * (function != SIGMOID.name)
    centres = WIDTH * (np.arange(round(gears) + 1) + 0.5) / (round(gears) + 1)
    radius = min(LARGEST, 0.46 * WIDTH / (round(gears) + 1))
    turned = turn * found.products
    traces = (
        wedges(centres, radius, turned),
        outlines(centres, radius, turned),
        hands(centres, radius, turned),
        _heights(centres, found.products),
        _heights(centres, dashed),
        _factors(centres, found.factors),
    )
    product = float(found.products[-1])
    numbers = {"list": _written(found.factors), "product": _digits(product)}
    return Frame(traces, _facts(library.words(language)["facts"], found), numbers)


def _heights(centres: Array, products: Array) -> Array:
    """Decimal logarithms of the products below their gears, padded to MOST + 1 points."""
    size = np.abs(products)
    y = np.log10(size, where=size > 0, out=np.full_like(size, UNSEEN))
    return _padded(centres, y)


def _factors(centres: Array, factors: Array) -> Array:
    """Factors below their gears, at most LABELS of them."""
    shown = np.arange(len(factors)) % ceil(len(factors) / LABELS) == 0
    return _padded(centres[1:], np.where(shown, factors, np.nan))


def _padded(x: Array, y: Array) -> Array:
    rest = np.full(MOST + 1 - len(x), np.nan)
    return np.concatenate([x, rest, y, rest])


def _written(factors: Array) -> str:
    """The factors with three significant digits, long chains without their middle."""
    each = [_digits(float(v)) for v in factors]
    if len(each) > WRITTEN + 1:
        each = [*each[: WRITTEN - 1], "…", each[-1]]
    return " · ".join(each)


def _digits(v: float) -> str:
    """Number with three digits behind the point, or as a power of ten where that says little."""
    if v and not 0.01 <= abs(v) < 1e7:
        return scientific(v)
    return text(v, 3) if abs(v) < 1000 else f"{v:,.0f}"


def _facts(words: dict[str, str], found: Chain) -> tuple[str, ...]:
    """The last gear's turn, the turns of the first that turn the last once, and the mean factor."""
    product = abs(float(found.products[-1]))
    turns = words["turns"].format(turns=_digits(product))
    mean = product ** (1 / len(found.factors))
    return turns, _needed(words, product), f"×{NO_BREAK}{text(mean, 3)}"


def _needed(words: dict[str, str], product: float) -> str:
    if not product:
        return words["never_turns"]
    turns = 1 / product
    return words["first_turns"].format(turns=_digits(turns if turns < 10 else round(turns)))


@cache
def scene(function: str) -> Scene:
    """The gears of one function."""
    first = 0.0 if function == SIGMOID.name else 1.0
    return Scene(
        name="chain",
        look=f"chain-{function}",
        figure=lambda language: _figure(language, function),
        frame=lambda language, **sliders: _frame(language, function, **sliders),
        sliders=(
            Slider("turn", "", 1.0, 0.0, 1.0, 0.025, "first_gear", pace=PACE),
            Slider("gears", "", 5, 2, MOST, 1, "gears"),
            Slider("w", "w", 1.0, 0.0, 3.0, 0.1, "weight"),
            Slider("x", "x", first, -3.0, 3.0, 0.1, "input"),
        ),
        kind="template",
        fields=("xy",) * 6,
        facts=("last_gear", "turns_needed", "per_layer"),
        worked=lambda language: str(library.words(language)["worked"]["chain"]),
        colours=("f", "soft", "f"),
        alt="chain",
        height="clamp(16rem, 21vw, 21rem)",
        margins=(3.0, 0.8),
        places={"wide": _arranged(GEARS, FACTORS, PRODUCT), "narrow": _arranged(*NARROW)},
    )


def chain(first: str) -> Experiment:
    """The gears with a choice of function, beginning with one."""
    return Experiment("chain", {"function": FUNCTIONS}, scene, {"function": first})
