"""Gradient in each layer of a deep stack, by the variance of the initial weights."""

from functools import cache

import numpy as np

from core.activations import BY_NAME
from core.experiments.gradient_flow import Flow, gradient_flow
from core.incremental import Work
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.runtime.background_jobs import Job, cached_job
from pages._ui.scenes.measurement_format import (
    WIDE,
    bundle,
    log,
    ranged,
    spread,
    verdict_text,
)
from pages._ui.text import library
from pages._ui.text.labels import function_label
from pages._ui.text.numbers import number

SEEDS = 6
BATCH = 16
VARIANCES = (0.1111, 0.3333, 1.0, 1.5, 2.0, 2.7778, 9.0, 16.0)
"""1/9, the 1/3 of PyTorch, Glorot's and LeCun's 1, He's 2, the (5/3)^2 for tanh, and beyond."""

UNCHANGED = {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": 0, "y1": 0}
UNCHANGED |= {"line": {"width": 1, "color": "rgba(130,130,130,0.7)"}}
"""Line at which the gradient is as large as in the top layer."""

WITH = "with_skip"
FUNCTIONS = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "swish", "gelu")
CHOICES = {"depth": ("5", "10", "20", "40"), "skip": ("without_skip", WITH)}


@cached_job(size=64)
def measured(function: str, depth: str, skip: str) -> Job[dict[float, Flow]]:
    """Runs of all seeds for every variance."""

    def work() -> Work[dict[float, Flow]]:
        act, flows = BY_NAME[function], dict[float, Flow]()
        for c in VARIANCES:
            rngs = map(np.random.default_rng, range(SEEDS))
            flows[c] = gradient_flow(rngs, act, act.grad, c, int(depth), 64, BATCH, skip == WITH)
            yield len(flows) / len(VARIANCES)
        return flows

    return Job(work())


def _figure(language: str, depth: int) -> figures.Part:
    low, high = -0.7 * depth, 0.4 * depth
    step, layers = max(1, depth // 5), range(1, depth + 1)
    ticks = [k for k in range(int(low), int(high) + 1) if k % step == 0]
    name = library.words(language)["axis"]["layer"]
    x = figures.axis(0.5, depth + 0.5, name, dtick=step, zeroline=False)
    y = figures.axis(low, high, **figures.powers(ticks))
    curves = [*bundle(layers), figures.line(layers, "9px,5px", WIDE)]
    return figures.figure(curves, figures.layout(x, y, shapes=[UNCHANGED]))


def _frame(language: str, flow: Flow) -> Frame:
    median, low, high = (log(row) for row in spread(flow.dz))
    flat = f"{100 * np.median(flow.saturated.mean(axis=1)):.0f}%"
    share = number(float(np.median(flow.ratio)) ** (1 / (len(flow.theory) - 1)))
    verdicts = (verdict_text(flow.vanishes, language), verdict_text(flow.explodes, language))
    facts = (ranged(flow.ratio), share, flat, *verdicts)
    return Frame((median, low, high, log(flow.theory)), facts)


@cache
def scene(function: str, depth: str, skip: str) -> Scene:
    """Scene of one stack; its slider is the variance of the weights."""
    flows = measured(function, depth, skip)
    return Scene(
        name="gradient-flow",
        figure=lambda language: _figure(language, int(depth)),
        frame=lambda language, c_flow: _frame(language, flows.result()[c_flow]),
        sliders=(
            Slider("c_flow", "", 1.0, VARIANCES[0], VARIANCES[-1], 0.5, "variance", VARIANCES),
        ),
        kind="named",
        fields=("y",) * 4,
        names=lambda language: _names(language, function, skip),
        facts=("bottom_ratio", "per_layer", "saturated_share", "vanishes", "explodes"),
        colours=("f", "f", "f", "df"),
        alt="gradient_flow",
        look=f"gradient-flow {function} {depth} {skip}",
        height="clamp(12rem, 100vh - 26rem, 20rem)",
        margins=(3.8, 6.2),
    )


def _names(language: str, function: str, skip: str) -> tuple[str, ...]:
    theory = "" if skip == WITH else library.words(language)["scene"]["theory"]
    return (function_label(function, language), "", "", theory)


def flow(first: str) -> Experiment:
    """Experiment with `first` as its first function."""
    choices = {"function": FUNCTIONS, **CHOICES}
    first_ones = {"function": first, "depth": "20"}
    return Experiment("flow", choices, scene, first_ones, lambda *chosen: (measured(*chosen),))
