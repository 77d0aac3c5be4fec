"""Three forms of GELU, their differences, and the random gate whose mean is GELU."""

from functools import cache

import numpy as np

from core.activations import GELU, GELU_SIGMOID, GELU_TANH, Activation
from core.analysis.max_difference import largest_difference
from core.experiments.random_gate import running_means, standard_deviation
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.text import library
from pages._ui.text.numbers import figure as text
from pages._ui.text.numbers import scientific

X = np.arange(-160, 161) / 40
DIP = X[X <= 1]
"""Interval in which the forms can be distinguished by eye; further right f is too large."""

DASHES = ("9px,6px", "2px,5px")
"""Dashes of the tanh form and of the sigmoid form."""

FURTHEST = 8.0
"""End of the search for the largest error; the errors are symmetric and largest well inside."""


def _forms(language: str) -> figures.Part:
    x, y = figures.axis(-4, 1, dtick=1), figures.axis(-0.25, 0.9)
    return figures.figure(figures.lines(DIP, "solid", *DASHES), figures.layout(x, y))


FORMS = Scene(
    name="gelu-forms",
    figure=_forms,
    frame=lambda language: Frame((GELU(DIP), GELU_TANH(DIP), GELU_SIGMOID(DIP))),
    kind="curves",
    fields=("y",) * 3,
    names=lambda language: ("GELU", "tanh", "σ"),
    colours=("f", "ink", "a"),
    pointer=-1.0,
    alt="gelu_forms",
)


def _errors(language: str) -> figures.Part:
    x = figures.axis(-4, 4, dtick=2)
    y = figures.axis(-23, 23, library.words(language)["axis"]["error"], dtick=5)
    return figures.figure(figures.lines(X, *DASHES), figures.layout(x, y))


def _worst(form: Activation) -> str:
    largest = largest_difference(form, GELU, 0, FURTHEST)
    return f"{scientific(largest.value, 4)} (|x|\u2060\u00a0=\u00a0{largest.x:.3f})"


def _errors_frame(language: str) -> Frame:
    errors = tuple(1000 * (form(X) - GELU(X)) for form in (GELU_TANH, GELU_SIGMOID))
    return Frame(errors, (_worst(GELU_TANH), _worst(GELU_SIGMOID)))


ERRORS = Scene(
    name="gelu-errors",
    figure=_errors,
    frame=_errors_frame,
    kind="curves",
    fields=("y",) * 2,
    names=lambda language: ("tanh", "σ"),
    facts=("worst_tanh", "worst_sigmoid"),
    colours=("ink", "a"),
    pointer=2.3,
    alt="gelu_errors",
    margins=(3.8, 4.2),
)

MASKS = 1000
LOG_STEPS = tuple(np.unique(np.logspace(0, 3, 46).round()).tolist())
SEED = 1606
POINTS = np.arange(-48, 49) / 16


@cache
def means() -> Array:
    """Means over the first 1 to MASKS masks at every x of POINTS."""
    return running_means(np.random.default_rng(SEED), POINTS, MASKS)


def _gate(language: str) -> figures.Part:
    x, y = figures.axis(-3.1, 3.1, dtick=1), figures.axis(float(means().min()) - 0.2, 3.3)
    edge = figures.line(POINTS, "3px,4px")
    traces = [figures.line(POINTS), figures.points(5, x=POINTS.tolist()), edge, edge]
    return figures.figure(traces, figures.layout(x, y))


def _gate_frame(language: str, n: float) -> Frame:
    """Frame with the mean of n masks, and one standard deviation on both sides of x Phi(x)."""
    count = round(n)
    expected, mean, spread = GELU(POINTS), means()[count - 1], standard_deviation(POINTS, count)
    far = np.abs(mean - expected)
    worst = f"{text(far.max(), 3)} (x\u00a0=\u00a0{text(POINTS[far.argmax()])})"
    return Frame((expected, mean, expected + spread, expected - spread), (f"{count}", worst))


RANDOM_GATE = Scene(
    name="random-gate",
    figure=_gate,
    frame=_gate_frame,
    kind="curves",
    sliders=(Slider("n", "n", 10, 1, MASKS, 1, "samples", LOG_STEPS),),
    fields=("y",) * 4,
    names=lambda language: ("x·Φ(x)", library.words(language)["axis"]["mean"]),
    facts=("samples", "deviation"),
    colours=("f", "ink", "soft", "soft"),
    pointer=1.0,
    alt="random_gate",
)
