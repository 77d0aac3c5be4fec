"""First and second derivatives of an activation and of a whole network."""

from functools import cache

import numpy as np

from core.activations import BY_NAME
from core.experiments.bends import STEP_WIDTH, X, bends, second_derivative
from core.experiments.verdict import judge
from core.numerics.elementwise import Array
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene
from pages._ui.scenes.measurement_format import WIDE, ranged, verdict_text
from pages._ui.text.numbers import figure as text

FUNCTIONS = ("swish", "gelu", "relu", "elu", "selu", "tanh")
AROUND = np.linspace(-4, 4, 321)
JUMP = 1e-3
SPARSE = 0.01
SEEDS = 10


def _second(function: str) -> Array:
    """f'' by differences of f', with a gap where f' jumps."""
    act, e = BY_NAME[function], STEP_WIDTH
    bend = (act.grad(AROUND + e) - act.grad(AROUND - e)) / (2 * e)
    drawn: Array = np.where(np.abs(bend) < 100, bend, np.nan)
    return drawn


def _frame(language: str, function: str) -> Frame:
    act = BY_NAME[function]
    found = bends(np.random.default_rng(0), act, act.grad)
    shares = (f"{100 * found.falling:.1f}%", f"{100 * found.zeros:.2f}%")
    claims = (
        judge([abs(found.slope_jump) < JUMP and abs(found.bend_jump) < JUMP]),
        judge([found.falling > 0]),
        judge([found.zeros > SPARSE]),
    )
    jumps = (text(found.slope_jump, 3), text(found.bend_jump, 3))
    curves = (act(AROUND), act.grad(AROUND), _second(function))
    return Frame(curves, (*jumps, *shares, *(verdict_text(claim, language) for claim in claims)))


def _figure(language: str) -> figures.Part:
    curves = figures.lines(AROUND, "solid", "9px,5px", "3px,4px", width=WIDE)
    x, y = figures.axis(-4, 4, dtick=1), figures.axis(-1.4, 2.2)
    return figures.figure(curves, figures.layout(x, y))


@cache
def scene(function: str) -> Scene:
    """Scene of f, f' and f'' of one function."""
    return Scene(
        name="bends",
        figure=_figure,
        frame=lambda language: _frame(language, function),
        kind="curves",
        fields=("y",) * 3,
        names=lambda language: ("f", "f′", "f″"),
        facts=("slope_jump", "bend_jump", "falls", "zeros", "smooth", "not_monotone", "sparse"),
        colours=("f", "df", "b"),
        pointer=-1.0,
        alt="bends",
        look=f"bends {function}",
        height="18rem",
        margins=(2.6, 2.6),
    )


BENDS = Experiment("bends", {"function": FUNCTIONS}, scene)


def _net_frame(language: str, function: str) -> Frame:
    found = second_derivative(map(np.random.default_rng, range(SEEDS)), BY_NAME[function])
    facts = (ranged(found.typical), verdict_text(found.usable, language))
    return Frame((found.u[0], np.round(found.bend[0], 6)), facts)


def _net_figure(language: str) -> figures.Part:
    x, y = figures.axis(-1, 1, dtick=0.5), figures.axis(-3, 3)
    curves = figures.lines(X, "solid", "3px,4px", width=WIDE)
    return figures.figure(curves, figures.layout(x, y))


@cache
def net(function: str) -> Scene:
    """Scene of u and u'' of one random net, with the size of u'' over the seeds."""
    return Scene(
        name="second-derivative",
        figure=_net_figure,
        frame=lambda language: _net_frame(language, function),
        kind="curves",
        fields=("y",) * 2,
        names=lambda language: ("u", "u″"),
        facts=("typical_bend", "usable"),
        colours=("f", "b"),
        pointer=0.3,
        alt="second_derivative",
        look=f"second-derivative {function}",
        height="16rem",
        margins=(2.6, 2.6),
    )


SECOND = Experiment(
    "second", {"function": ("gelu", "tanh", "swish", "elu", "relu", "leaky_relu")}, net
)
