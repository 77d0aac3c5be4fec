"""Rulers: evenly spaced dots that layers stretch and shift, with or without a fold at 0."""

from collections.abc import Callable
from functools import partial

import numpy as np

from core.activations import LINEAR, RELU
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Grip, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text

DOTS = np.arange(-6, 7) / 2
"""Places of the dots on the lowest ruler."""

STARTS = ((0.8, 0.5), (1.2, -0.6), (0.9, 0.4))
"""Weight and bias of each layer at first."""

EDGE = 5.0
BESIDE = 0.22
"""Half the width of the chart, and distance of the grips from their ruler."""


def _sliders() -> tuple[Slider, ...]:
    row: list[Slider] = []
    for k, (w, b) in enumerate(STARTS, 1):
        sign = "₁₂₃"[k - 1]
        row.append(Slider(f"w{k}", f"w{sign}", w, -1.5, 1.5, 0.1, "weight"))
        row.append(Slider(f"b{k}", f"b{sign}", b, -1.5, 1.5, 0.1, "bias"))
    return tuple(row)


def _figure(language: str) -> figures.Part:
    """The rulers, the threads from dot to dot, the dots, and the grips."""
    bare: figures.Part = {"showgrid": False, "zeroline": False}
    x = figures.axis(-EDGE, EDGE, dtick=1, zeroline=False)
    levels: figures.Part = {"tickvals": [0, 1, 2, 3], "ticktext": ["x", "h₁", "h₂", "y"]}
    y = figures.axis(-0.2, 3.45, **bare, **levels)
    rulers, threads = figures.line(width=1.6), figures.line(width=1.1)
    grips = figures.grips()
    traces = [rulers, threads, figures.points(10), grips]
    return figures.figure(traces, figures.layout(x, y))


def heights(f: Callable[[Array], Array], w: Array, b: Array) -> Array:
    """Places of the dots on each ruler, f being applied below the last one."""
    places = np.tile(DOTS, (len(w) + 1, 1))
    for k in range(len(w)):
        moved = w[k] * places[k] + b[k]
        places[k + 1] = moved if k == len(w) - 1 else f(moved)
    return places


def _frame(language: str, f: Callable[[Array], Array], **sliders: float) -> Frame:
    w, b = (np.array([sliders[f"{sign}{k}"] for k in (1, 2, 3)]) for sign in "wb")
    places = heights(f, w, b)
    levels = np.broadcast_to(np.arange(4.0)[:, None], places.shape)
    gap = np.full((1, len(DOTS)), np.nan)
    threads = [np.concatenate([part, gap]).T.ravel() for part in (places, levels)]
    dots = np.concatenate([places.ravel(), levels.ravel()])
    apart = np.abs(np.diff(places[-1]))
    numbers = {"a": float(w.prod()), "c": float((b[0] * w[1] + b[1]) * w[2] + b[2])}
    traces = (_rulers(), np.concatenate(threads), dots, _grips(w, b))
    return Frame(traces, (text(apart.min(), 2), text(apart.max(), 2)), numbers)


def _rulers() -> Array:
    x = np.tile([-EDGE, EDGE, np.nan], 4)
    return np.concatenate([x, np.repeat(np.arange(4.0), 3)])


def _grips(w: Array, b: Array) -> Array:
    """Grips of each ruler: above it the image of 2, which stretches, below it that of 0."""
    x = np.stack([b + 2 * w, b], axis=1)
    y = np.arange(1, 4)[:, None] + np.array([BESIDE, -BESIDE])
    return np.concatenate([x.ravel(), y.ravel()])


def _rulers_of(name: str, f: Callable[[Array], Array]) -> Scene:
    return Scene(
        name="rulers",
        look=f"rulers-{name}",
        figure=_figure,
        frame=partial(_frame, f=f),
        sliders=_sliders(),
        kind="template",
        fields=("xy", "xy", "xy", "grip"),
        facts=("narrowest_gap", "widest_gap"),
        worked=lambda language: str(library.words(language)["worked"][f"rulers_{name}"]),
        colours=("soft", "soft", "f"),
        grips=tuple(Grip("slide", f"{sign}{'₁₂₃'[k]}") for k in range(3) for sign in "wb"),
        alt="rulers",
        height="clamp(20rem, 100vh - 26rem, 28rem)",
        margins=(2.4, 0.8),
    )


RULERS = {"straight": _rulers_of("straight", LINEAR), "folded": _rulers_of("folded", RELU)}
