"""Mean and standard deviation of the activations, layer by layer."""

from functools import cache, lru_cache

import numpy as np

from core.activations import BY_NAME
from core.analysis.facts import facts as known
from core.experiments.layer_statistics import Layers, layers
from core.nn.init import usual_variance
from pages._ui.charts import figures
from pages._ui.charts.experiment import Experiment
from pages._ui.charts.scene import Frame, Scene, Slider
from pages._ui.scenes.measurement_format import WIDE, bundle, ranged, spread, verdict_text
from pages._ui.text import library
from pages._ui.text.labels import function_label
from pages._ui.text.numbers import figure as text

SHALLOW, DEEP = 10, 50
SEEDS = {SHALLOW: 5, DEEP: 3}
STOPS = (0.5, 0.8, 1.0, 1.25, 1.5, 2.0)


@lru_cache(maxsize=256)
def sent(function: str, variance: float, depth: int) -> Layers:
    """Statistics of one function in a stack of layers, over the seeds."""
    rngs = map(np.random.default_rng, range(SEEDS[depth]))
    return layers(rngs, BY_NAME[function], variance, depth)


def _figure(language: str, depth: int, low: float, high: float) -> figures.Part:
    """Bundle of lines and a dashed line over the layers."""
    layers = range(1, depth + 1)
    x = figures.axis(1, depth, library.words(language)["axis"]["layer_up"], dtick=depth // 5)
    curves = [*bundle(layers), figures.line(layers, "9px,5px", WIDE)]
    return figures.figure(curves, figures.layout(x, figures.axis(low, high)))


def _shift_frame(language: str, function: str, c: float) -> Frame:
    ours, relu = sent(function, c, SHALLOW), sent("relu", 2.0, SHALLOW)
    mean = text(known(BY_NAME[function]).mean)
    last = (ranged(ours.shift[:, -1]), ranged(relu.shift[:, -1]))
    verdict = verdict_text(ours.nearer_to_zero(relu), language)
    return Frame((*spread(ours.shift), spread(relu.shift)[0]), (mean, *last, verdict))


@cache
def shift(function: str) -> Scene:
    """Scene of the distance of a unit's mean from 0, beside that of ReLU."""
    return Scene(
        name="mean-shift",
        figure=lambda language: _figure(language, SHALLOW, 0, 1),
        frame=lambda language, c_centre: _shift_frame(language, function, c_centre),
        sliders=(Slider("c_centre", "", 1.5, STOPS[0], STOPS[-1], 0.5, "variance", STOPS),),
        kind="named",
        fields=("y",) * 4,
        names=lambda language: (function_label(function, language), "", "", "ReLU"),
        facts=("mean", "shift_10", "shift_relu", "nearer"),
        colours=("f", "f", "f", "soft"),
        alt="mean_shift",
        look=f"mean-shift {function}",
        height="16rem",
        margins=(2.8, 6.2),
    )


SHIFT = Experiment(
    "centre", {"function": ("elu", "leaky_relu", "swish", "gelu", "tanh", "sigmoid")}, shift
)


def _kept_frame(language: str, function: str, c: float) -> Frame:
    found = sent(function, c, DEEP)
    traces = (*spread(found.std), spread(found.mean)[0])
    ends = (ranged(found.mean[:, -1]), ranged(found.std[:, -1]))
    return Frame(traces, (*ends, verdict_text(found.self_normalising, language)))


def _std_and_mean(language: str) -> tuple[str, ...]:
    words = library.words(language)
    return (words["scene"]["std"], "", "", words["axis"]["mean"])


@cache
def kept(function: str) -> Scene:
    """Scene of mean and standard deviation in fifty layers."""
    usual = usual_variance(BY_NAME[function])
    return Scene(
        name=f"self-normal-{function}",
        figure=lambda language: _figure(language, DEEP, -0.6, 2.2),
        frame=lambda language, c_kept: _kept_frame(language, function, c_kept),
        sliders=(Slider("c_kept", "", usual, STOPS[0], STOPS[-1], 0.5, "variance", STOPS),),
        kind="named",
        fields=("y",) * 4,
        names=_std_and_mean,
        facts=("mean_50", "std_50", "self_normal"),
        colours=("f", "f", "f", "df"),
        alt="self_normal",
        height="16rem",
        margins=(2.8, 6.2),
    )


KEPT = Experiment("selfnormal", {"function": ("selu", "elu", "relu", "tanh")}, kept)
